"""Reading: which articles, and everything that a page shows of them."""
