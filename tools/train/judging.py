"""Judging a scorer on texts it never saw: by source, under evasion, for false alarms, for bias."""

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from folkmoot.standards.scoring.calibration import Floats
from folkmoot.standards.scoring.scorer import Scorer
from tools.train.figures import bias, power_mean, ranking
from tools.train.sources import Row
from tools.train.trial import evaded

TRIAL_SEED = 7
MOST_TEXTS = 2_000
NEUTRAL = {"en": "person", "de": "mensch"}


def by_source(scorer: Scorer, rows: Iterable[Row]) -> dict[str, Any]:
    """For each source and label with a plain yes or no: figures as written and disguised."""
    told: dict[str, Any] = {}
    for source, members in _grouped(rows).items():
        chosen = sorted(members, key=lambda row: row.share("judge"))[:MOST_TEXTS]
        plain = columns(scorer, [row.text for row in chosen])
        hidden = columns(scorer, [evaded(row.text, seed=TRIAL_SEED) for row in chosen])
        for label in scorer.labels:
            values = np.array([row.labels.get(label, np.nan) for row in chosen])
            known = (values <= 0.1) | (values >= 0.75)
            truths = values[known] > 0.5
            if 20 <= truths.sum() <= len(truths) - 20:
                told.setdefault(source, {})[label] = {
                    "plain": ranking(plain[label][known], truths),
                    "evaded": ranking(hidden[label][known], truths),
                }
    return told


def false_alarms(scorer: Scorer, rows: Iterable[Row]) -> dict[str, Any]:
    """How high the scores of accepted opinions go; all of them are clean."""
    texts = [row.text for row in rows if row.source.startswith("polis")]
    if not texts:
        return {}
    scores = columns(scorer, texts)
    return {
        label: {
            "texts": len(texts),
            "at_least_0.5": round(float((found >= 0.5).mean()), 4),
            "at_least_0.8": round(float((found >= 0.8).mean()), 4),
            "quantile_0.99": round(float(np.quantile(found, 0.99)), 4),
            "highest": round(float(found.max()), 4),
        }
        for label, found in scores.items()
    }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence made from a template, and the identity term in it."""

    text: str
    term: str
    is_toxic: bool


def sentences(data: Path, language: str, *, most: int = 5_000) -> list[Sentence]:
    """A sample of the bias templates that hold an identity term at their end.

    The terms are those of the shortest template, a verb before a term alone.
    """
    path = data / f"bias-templates/{language}_sentence_templates.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines))
    terms = {each["phrase"].partition(" ")[2] for each in cells if each["template"] == "verb_adj"}
    longest_first = sorted(terms, key=len, reverse=True)
    found = []
    for each in cells:
        term = next((term for term in longest_first if each["phrase"].endswith(f" {term}")), None)
        if term and each["template"] != "you_occupation":
            found.append(Sentence(each["phrase"], term, each["toxicity"] == "toxic"))
    return random.Random(1).sample(found, min(most, len(found)))


def identity_bias(scorer: Scorer, data: Path, language: str) -> dict[str, Any]:
    """Ranking by subgroup, and how much a term alone raises the score of a harmless sentence."""
    chosen = sentences(data, language)
    scores = columns(scorer, [each.text for each in chosen])["toxicity"]
    truths = np.array([each.is_toxic for each in chosen])
    neutral = NEUTRAL[language]
    bare = [each.text.removesuffix(each.term) + neutral for each in chosen if not each.is_toxic]
    rises = scores[~truths] - columns(scorer, bare)["toxicity"]
    terms = np.array([each.term for each in chosen])
    groups, raised = {}, {}
    for term in sorted(set(terms)):
        members = terms == term
        if 10 <= truths[members].sum() <= members.sum() - 10:
            groups[term] = bias(scores, truths, members)
            raised[term] = round(float(rises[terms[~truths] == term].mean()), 4)
    names = ("subgroup", "bpsn", "bnsp")
    return {
        "texts": len(chosen),
        "overall": ranking(scores, truths),
        "power_mean": {
            name: round(power_mean([group[name] for group in groups.values()]), 4) for name in names
        },
        "rise_by_term": raised,
        "greatest_rise": max(raised.values()),
        "groups": groups,
    }


def peer_figures(rows: Iterable[Row]) -> dict[str, Any]:
    """alt-profanity-check on the same texts, plain and disguised: toxicity only."""
    from profanity_check import predict_prob

    told = {}
    for source, members in _grouped(rows).items():
        chosen = sorted(members, key=lambda row: row.share("judge"))[:MOST_TEXTS]
        truths = np.array([row.labels.get("toxicity", 0.5) > 0.5 for row in chosen])
        if 20 <= truths.sum() <= len(truths) - 20:
            hidden = [evaded(row.text, seed=TRIAL_SEED) for row in chosen]
            told[source] = {
                "plain": ranking(np.array(predict_prob([row.text for row in chosen])), truths),
                "evaded": ranking(np.array(predict_prob(hidden)), truths),
            }
    return told


def columns(scorer: Scorer, texts: Sequence[str]) -> dict[str, Floats]:
    """Each label's scores of many texts; a text without a sign has none and counts as 0."""
    found = [scorer.scores(text) for text in texts]
    return {
        label: np.array([scores.get(label, 0.0) for scores in found]) for label in scorer.labels
    }


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.source, []).append(row)
    return groups
