"""A whole news site on Wagtail, as an example and as an offer.

An ordinary customer of the rest: it may use the embed, register a story, and nothing else.
Start reading at `models/article.py`, then `story_link.py`.
"""
