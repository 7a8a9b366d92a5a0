"""The demo's people and what they wrote, on top of the newsroom's paper.

It may import everything, as the project may; all of it goes through the product's own actions.
Start reading at `preparing.py`.
"""
