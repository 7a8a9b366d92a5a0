"""The forms of the public discussion."""
