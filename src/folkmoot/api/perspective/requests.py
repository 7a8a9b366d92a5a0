"""What the two methods take, checked in the interface's own words."""

from dataclasses import dataclass
from typing import Any

from folkmoot.api.perspective.errors import invalid
from folkmoot.api.perspective.messages import Message
from folkmoot.standards.attributes import NOT_OFFERED, OFFERED

MOST_BYTES = 20 * 1024
MOST_LANGUAGES = 20
TEXT = ("text", "type")
CONTEXT = ("entries", "articleAndParentComment")
PAIR = ("article", "parentComment")
SCORE = ("value", "type")
SPAN = ("begin", "end", "score")
BOTH = ("comment", "context", "languages", "doNotStore", "clientToken", "sessionId", "communityId")
ANALYZE = (*BOTH, "requestedAttributes", "spanAnnotations", "dropUnsupportedAttributes")
SUGGEST = (*BOTH, "attributeScores")
SCORE_TYPES = frozenset({"SCORE_TYPE_UNSPECIFIED", "PROBABILITY"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What both methods take. `token` is none where none was sent: then none is echoed."""

    text: str
    article: str
    parent: str
    languages: tuple[str, ...]
    token: str | None
    community: str
    may_be_stored: bool


@dataclass(frozen=True, slots=True)
class AnalyzeRequest:
    """A text, the attributes that are asked for, and below which value each is left out."""

    sent: Sent
    thresholds: dict[str, float]
    has_spans: bool
    is_lenient: bool


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """A text, and the values it should have had."""

    sent: Sent
    values: dict[str, float]


def read_analyze(body: Any) -> AnalyzeRequest:
    """The request of `comments:analyze`.

    `is_lenient` is dropUnsupportedAttributes: attributes that Perspective had and this engine
    has not are then left out like those that do not speak the language. A name that nobody ever
    knew is a mistake either way.

    Raises:
        Refused: something is missing or wrong.
    """
    message = Message(body, "", ANALYZE)
    sent = _sent(message)
    is_lenient = message.flag("dropUnsupportedAttributes")
    asked = message.by_name("requestedAttributes", ("scoreType", "scoreThreshold"))
    if not asked:
        raise invalid("Missing requested_attributes", "NO_REQUESTED_ATTRIBUTES")
    thresholds = {}
    for name, options in asked.items():
        if name in NOT_OFFERED and is_lenient:
            continue
        if name not in OFFERED:
            raise invalid(f"Unknown requested attribute: {name[:64]}")
        kind = options.text("scoreType", default="PROBABILITY")
        if kind not in SCORE_TYPES:
            raise invalid(f"Requested score type {kind[:32]} is not supported by attribute {name}")
        thresholds[name] = options.number("scoreThreshold") or 0.0
    return AnalyzeRequest(sent, thresholds, message.flag("spanAnnotations"), is_lenient)


def read_suggest(body: Any) -> SuggestRequest:
    """The request of `comments:suggestscore`.

    Spans are checked, and the highest of them stands in for a summary that is missing.

    Raises:
        Refused: something is missing or wrong.
    """
    message = Message(body, "", SUGGEST)
    sent = _sent(message)
    scores = message.by_name("attributeScores", ("summaryScore", "spanScores"))
    if not scores:
        raise invalid("Missing attribute_scores", "NO_REQUESTED_ATTRIBUTES")
    for name in scores:
        if name not in OFFERED and name not in NOT_OFFERED:
            raise invalid(f"Unknown requested attribute: {name[:64]}")
    return SuggestRequest(sent, {name: _value(name, each) for name, each in scores.items()})


def _sent(message: Message) -> Sent:
    comment = message.part("comment", TEXT)
    text = comment.text("text") if comment else ""
    if not text.strip():
        raise invalid("Comment must be non-empty.", "COMMENT_EMPTY")
    if len(text.encode("utf-8")) > MOST_BYTES:
        raise invalid("Comment text too long.", "COMMENT_TOO_LONG")
    _check_type(comment)
    article, parent = _context(message)
    languages = tuple(dict.fromkeys(message.texts("languages")))
    if len(languages) > MOST_LANGUAGES:
        raise invalid(f"At most {MOST_LANGUAGES} languages can be requested")
    return Sent(
        text=text,
        article=article,
        parent=parent,
        languages=languages,
        token=message.text("clientToken") if message.has("clientToken") else None,
        community=message.text("communityId"),
        may_be_stored=not message.flag("doNotStore"),
    )


def _check_type(entry: Message | None) -> None:
    kind = entry.text("type", default="PLAIN_TEXT") if entry else "PLAIN_TEXT"
    if kind == "HTML":
        raise invalid("Currently, only 'PLAIN_TEXT' comments are supported")
    if kind not in {"PLAIN_TEXT", "TEXT_TYPE_UNSPECIFIED"}:
        raise invalid("Unknown text type")


def _context(message: Message) -> tuple[str, str]:
    """The article and the parent. Entries are taken and not read, as they always were."""
    context = message.part("context", CONTEXT)
    if context is None:
        return "", ""
    entries = context.parts("entries", TEXT)
    pair = context.part("articleAndParentComment", PAIR)
    if entries and pair:
        raise invalid(
            "Context can have either entries or article_and_parent_comment, but both fields were "
            "populated."
        )
    article = pair.part("article", TEXT) if pair else None
    parent = pair.part("parentComment", TEXT) if pair else None
    return article.text("text") if article else "", parent.text("text") if parent else ""


def _value(name: str, scores: Message) -> float:
    spans = [_span(each) for each in scores.parts("spanScores", SPAN)]
    summary = scores.part("summaryScore", SCORE)
    value = summary.number("value") if summary else None
    if value is None and spans:
        value = max(spans)
    if value is None or not 0 <= value <= 1:
        raise invalid(f"Attribute {name} needs a summary score with a value from 0 to 1")
    return value


def _span(span: Message) -> float:
    begin, end = span.number("begin"), span.number("end")
    if begin is None or end is None or not 0 <= begin < end:
        raise invalid("Span scores need begin and end")
    score = span.part("score", SCORE)
    return (score.number("value") if score else None) or 0.0
