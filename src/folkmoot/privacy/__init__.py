"""What is held about a person, and how it ends: export, erasure, retention.

It stands above moderation and sees every app with personal data; nothing below knows it, and it
is the one place that erases. Start reading at `schedule.py`, then `actions/erasure.py`.
"""
