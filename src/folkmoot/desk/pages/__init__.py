"""One page of the desk a file."""
