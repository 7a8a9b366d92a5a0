"""The discussion under a story: server-rendered pages, the fragments and the component.

It may import moderation, discussion, accounts and the ground, never a model; each view calls
one action or query.
Start reading at `templatetags/folkmoot.py`, then `pages/discussion.py`.
"""
