"""The face of the moderation endpoint that platforms of language models offer.

Its clients move here by changing an address and a key. What judges is the newsroom's standards;
the thirteen categories are filled from their findings as far as these speak of them.
Start reading at `routes.py`, then `categories.py`.
"""
