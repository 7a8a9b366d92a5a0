"""Who is speaking: identity, captcha, consent, closing and restoring of accounts.

It may import core and standards, and it knows nothing of comments or moderation.
Start reading at `models/account.py`, then `access.py`.
"""
