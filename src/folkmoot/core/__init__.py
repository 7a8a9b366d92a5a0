"""The ground that every app stands on: time, ids, errors, settings, limits, addresses.

It imports Django and nothing of Folkmoot, and it knows no word of the domain.
Start reading at `errors.py`; the list of files is closed, a new one needs a decision record.
"""
