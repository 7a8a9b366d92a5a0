"""A scorer that speaks as Perspective API's ``comments:analyze`` does, ours included.

Source: the API's reference for AnalyzeComment (request and response fields).
"""

import json
from itertools import accumulate
from math import isfinite
from typing import Any

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.judges.question import Question, Reply, Request, Unusable
from folkmoot.standards.languages import base

MOST_SPANS = 20


def request_of(question: Question) -> Request:
    """The text, its edition's language, and that nothing be stored; nothing of the author."""
    use, submission = question.use, question.submission
    body = {
        "comment": {"text": submission.text, "type": "PLAIN_TEXT"},
        "requestedAttributes": {use.attribute: {"scoreType": "PROBABILITY"}},
        "languages": [base(submission.language)],
        "doNotStore": True,
        "spanAnnotations": True,
    }
    if use.send_context and submission.parent:
        body["context"] = {"entries": [{"text": submission.parent, "type": "PLAIN_TEXT"}]}
    return Request(
        use.url,
        json.dumps(body).encode(),
        {"content-type": "application/json"},
        {"key": question.key} if question.key else {},
    )


def seen_in(question: Question, reply: Reply) -> Seen | None:
    """The text, or those of its sentences that score as high, if the score is reached."""
    attribute = question.use.attribute
    try:
        scores = json.loads(reply.body)["attributeScores"][attribute]
        value = _value(scores["summaryScore"])
        found = [(each["begin"], each["end"], _value(each["score"])) for each in _spans(scores)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unusable(f"its answer has no usable score for {attribute}") from None
    if value < question.least:
        return None
    high = [(begin, end) for begin, end, score in found if score >= question.least]
    spans = _in_code_points(question.submission.text, high)
    if not spans:
        return Seen(value, (Span(0, len(question.submission.text)),), facts={"score": attribute})
    return Seen(value, spans, facts={"score": attribute})


def _spans(scores: dict[str, Any]) -> list[dict[str, Any]]:
    return list(scores.get("spanScores") or ())[:MOST_SPANS]


def _value(score: dict[str, Any]) -> float:
    value = score["value"]
    if type(value) not in (int, float) or not isfinite(value) or not 0 <= value <= 1:
        raise ValueError("not a probability")
    return float(value)


def _in_code_points(text: str, places: list[tuple[Any, Any]]) -> tuple[Span, ...]:
    """Places counted in UTF-16 units as places in code points; those that are none are left."""
    units = [0, *accumulate(2 if sign > "\uffff" else 1 for sign in text)]
    place_of = {unit: place for place, unit in enumerate(units)}
    spans = (Span(place_of.get(begin, -1), place_of.get(end, -1)) for begin, end in places)
    return tuple(span for span in spans if 0 <= span.begin < span.end)
