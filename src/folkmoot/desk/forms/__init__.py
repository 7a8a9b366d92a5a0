"""What a moderator fills in."""
