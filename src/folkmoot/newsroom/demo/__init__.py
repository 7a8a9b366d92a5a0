"""The demo's paper: invented, except for two stories on facts of October 2018.

It may import what the newsroom may. Start reading at `paper.toml`, then `loading.py`.
"""
