"""The routes, one file a noun; each calls one action or query."""
