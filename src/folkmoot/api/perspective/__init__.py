"""The face of Perspective API: its clients move here by changing an address and a key.

It speaks that interface as documented, errors included, and says nothing that is not so: scores
are our own, and what nothing of ours measures is refused by name.
Start reading at `routes.py`; what a score is made of is in `folkmoot.standards.attributes`.
"""
