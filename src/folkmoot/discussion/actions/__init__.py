"""What changes the discussion: one public function is one intent and one transaction."""
