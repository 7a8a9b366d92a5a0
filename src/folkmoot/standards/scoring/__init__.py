"""This folder answers one question: how likely is it that a text is toxic, hateful or spam?

It imports numpy and, of the engine, only foldings and errors; an encoder's packages are
imported when one is loaded. Start reading at ``registry.scorer_for``.
"""

from folkmoot.standards.scoring.registry import load_scorer, scorer_for, scorers
from folkmoot.standards.scoring.scorer import LABELS, Scorer

__all__ = ["LABELS", "Scorer", "load_scorer", "scorer_for", "scorers"]
