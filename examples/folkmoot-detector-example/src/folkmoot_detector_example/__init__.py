"""An example: one detector for Folkmoot's standards, in a package of its own."""
