"""A model so small that a test can train it, by the code that trains the shipped ones."""

from functools import cache

from folkmoot.standards.scoring.arrays import About
from folkmoot.standards.scoring.ngrams import NgramScorer
from tools.train.ngrams import Recipe, fit
from tools.train.sources import Row

KIND = ("thank you", "well said", "a fair point", "good morning", "lovely garden", "many thanks")
RUDE = ("you fool", "shut up", "stupid fool", "what a moron", "silly moron", "shut it fool")


@cache
def tiny(version: str = "1", seed: int = 1) -> NgramScorer:
    """Knows twelve phrases: six are insults; nothing tells it of spam but one."""
    rows = [
        Row("made", f"{text} {n}", {"toxicity": 0.0, "insult": 0.0}) for text in KIND for n in "ab"
    ]
    rows += [
        Row("made", f"{text} {n}", {"toxicity": 1.0, "insult": 1.0}) for text in RUDE for n in "ab"
    ]
    rows += [
        Row("made", "buy cheap pills", {"spam": 1.0}),
        Row("made", "the bus is late", {"spam": 0.0}),
    ]
    about = About("ngrams-en", version, frozenset({"en"}), ("toxicity", "insult", "spam"))
    return fit(rows, about, Recipe(seed=seed, bits=12, epochs=20, rate=0.5))
