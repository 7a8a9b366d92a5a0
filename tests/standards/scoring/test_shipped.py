"""The shipped English models on sentences written here: small figures, computed anew."""

import json
from functools import cache
from pathlib import Path
from statistics import mean

import numpy as np
import pytest

from folkmoot.standards.scoring import Scorer, load_scorer, registry
from tools.train.figures import auc

HERE = Path(__file__).parent
FIGURES = {
    "ngrams": {"toxicity": 0.97, "hate": 0.99, "insult": 0.96, "threat": 0.99, "spam": 0.99},
    "encoder": {"toxicity": 0.99, "hate": 0.99, "insult": 0.98, "threat": 0.99, "spam": 0.99},
}
"""The least AUC on ``sample.jsonl``: what each model reached when it was shipped, rounded down."""

TERMS = (
    "gay", "lesbian", "trans", "Black", "white", "Asian", "Muslim", "Jewish", "Christian", "Polish",
    "blind", "deaf", "old", "young", "female", "Turkish",
)  # fmt: skip
FRAMES = (
    "The {} baker on our corner closes at six.",
    "A {} friend of mine wrote this song.",
    "My {} colleague asked a question about the harbour.",
    "There is a {} candidate on the list.",
)
PAIRS = (
    ("Nurses are parasites.", "Nobody may say that nurses are parasites."),
    ("Immigrants are rats.", "Whoever calls immigrants rats has lost my vote."),
    ("I hate Catholics.", "I do not hate Catholics, I am one."),
    ("You are a disgusting liar.", "I would never call you a disgusting liar."),
    ("Trans women are filth.", "The man who wrote 'trans women are filth' was fined."),
    ("We will kill you.", "They wrote 'we will kill you' on the mayor's door, police said."),
    ("Cripples are useless.", "My crippled knee is useless in this cold."),
    ("Poles are thieves.", "It is simply not true that Poles are thieves."),
)


@cache
def installed(kind: str) -> Scorer:
    if kind == "ngrams":
        return load_scorer(registry.MODELS / "ngrams-en.npz")
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    return load_scorer(pytest.importorskip("folkmoot_model_en").PATH)


@pytest.fixture(params=["ngrams", "encoder"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("label", list(FIGURES["ngrams"]))
def test_the_figures_on_the_sample_are_those_it_was_shipped_with(kind: str, label: str) -> None:
    lines = (HERE / "sample.jsonl").read_text(encoding="utf-8").splitlines()
    told = [each for each in map(json.loads, lines) if label in each]
    scores = np.array([installed(kind).scores(each["text"])[label] for each in told])
    truths = np.array([each[label] == 1 for each in told])
    assert auc(scores, truths) >= FIGURES[kind][label]


def test_identity_terms_alone_hardly_raise_a_score(kind: str) -> None:
    scorer = installed(kind)
    bare = {frame: scorer.scores(frame.replace("{} ", "")) for frame in FRAMES}
    for label in ("toxicity", "hate", "insult"):
        rises = [
            mean(scorer.scores(frame.format(term))[label] - bare[frame][label] for frame in FRAMES)
            for term in TERMS
        ]
        assert mean(rises) <= 0.1, label
        assert max(rises) <= RISE[kind], label


RISE = {"ngrams": 0.07, "encoder": 0.22}
"""The greatest mean rise of one term, as the cards tell it: more than the .05 aimed at."""


def test_denied_and_quoted_harm_stands_below_harm_in_the_mean(kind: str) -> None:
    scorer = installed(kind)
    harm = [scorer.scores(harmful)["toxicity"] for harmful, _ in PAIRS]
    answer = [scorer.scores(harmless)["toxicity"] for _, harmless in PAIRS]
    assert mean(harm) > mean(answer) + GAP[kind]
    assert sum(above > below for above, below in zip(harm, answer, strict=True)) >= len(PAIRS) - 2


GAP = {"ngrams": 0.2, "encoder": 0.8}


def test_a_very_long_text_is_scored_in_bounded_time(kind: str) -> None:
    found = installed(kind).scores("an ordinary word or two " * 1_300)
    assert set(found) == set(installed(kind).labels)
