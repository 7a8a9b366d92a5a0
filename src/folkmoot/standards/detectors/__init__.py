"""One detector a file; the file's name with hyphens is the detector's name."""
