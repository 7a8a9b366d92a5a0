"""What was said, and where: publications, stories, comments and their revisions.

It may import accounts, notifications and the ground; the gate above it (moderation) is the
only one that writes comments. Start reading at `models/comment.py`, then `access.py`.
"""
