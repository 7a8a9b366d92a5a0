"""A reader's own pages, and what the public may know: standards, privacy policy, appeals.

It may import moderation, discussion, accounts and the ground, and each view calls
one action or query.
Start reading at `urls.py`.
"""
