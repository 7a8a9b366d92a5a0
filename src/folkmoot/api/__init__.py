"""JSON for the component and for others, version 1.

It may import moderation, discussion, accounts and the ground, and each route calls
one action or query.
Start reading at `app.py`, then `routes/comments.py`.
"""
