"""What may stand, decided and accounted for: the gate, cases, decisions, statements, appeals.

It may import discussion, notifications, accounts and the standards engine; no door.
Start reading at `actions/intake.py`, then `actions/decisions.py`.
"""
