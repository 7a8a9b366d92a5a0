"""What is asked of the discussion; nothing here writes."""
