"""What Folkmoot tells people, and by which channel: in the page and by mail.

It may import accounts and the ground; those who have something to tell call `notify`.
Start reading at `kinds.py`, then `actions/notify.py`.
"""
