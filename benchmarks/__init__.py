"""What Folkmoot costs: CPU time and ratios, against a peer in the same run.

Nothing here asserts; `python -m benchmarks` prints and stores figures.
Start reading at `__main__.py`.
"""
