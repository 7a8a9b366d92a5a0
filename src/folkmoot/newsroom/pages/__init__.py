"""Pages that are no pages of the CMS: lists, search, feed."""
