"""The moderators' pages: queue, case, appeals, standards.

It may import moderation, discussion, accounts and the ground, and each view calls
one action or query.
Start reading at `permissions.py`, then `pages/queue.py`.
"""
