"""What builds, checks and measures Folkmoot; nothing here is installed with it."""
