"""The answers of the two methods."""

from typing import Any

from folkmoot.api.perspective.errors import invalid, language_unsupported
from folkmoot.api.perspective.requests import AnalyzeRequest, Sent, SuggestRequest
from folkmoot.api.perspective.spans import Place, grouped, in_units
from folkmoot.moderation.actions.suggestions import Suggested, keep_suggestion
from folkmoot.moderation.queries.api_keys import ApiClient
from folkmoot.standards.attributes import (
    REJECTION,
    attribute_values,
    detect_language,
    likelihood_of_rejection,
    speaks,
)
from folkmoot.standards.engine import review
from folkmoot.standards.submission import StoryFacts, Submission
from folkmoot.standards.text import Text

LONGEST_NOTE = 256
Answer = dict[str, Any]


def analyze(client: ApiClient, request: AnalyzeRequest) -> Answer:
    """Scores for the requested attributes. Nothing of it is stored, whatever was asked.

    Raises:
        Refused: the language cannot be told, or an attribute has no value in it.
    """
    sent = request.sent
    detected = () if sent.languages else _detected(sent.text, client)
    languages = sent.languages or detected
    names = _speaking(request, languages, is_detected=bool(detected))
    values = _values(client, sent, names=names, languages=languages)
    shown = [name for name in names if values[name] >= request.thresholds[name]]
    spans = _spans(request, shown, values, languages=languages)
    answer: Answer = {
        "attributeScores": {
            name: {**spans.get(name, {}), "summaryScore": _score(values[name])} for name in shown
        },
        "languages": list(languages),
    }
    if detected:
        answer["detectedLanguages"] = list(detected)
    return answer | _echo(sent)


def suggest(client: ApiClient, request: SuggestRequest) -> Answer:
    """Keep the labels for calibration, under the key they came by."""
    sent = request.sent
    detected = None if sent.languages else detect_language(sent.text, client.language)
    suggested = Suggested(
        text=sent.text,
        language=sent.languages[0][:35] if sent.languages else detected or "und",
        attributes=request.values,
        community=sent.community[:LONGEST_NOTE],
        token=(sent.token or "")[:LONGEST_NOTE],
        may_be_stored=sent.may_be_stored,
    )
    keep_suggestion(client, suggested)
    if sent.languages:
        return {"requestedLanguages": list(sent.languages)} | _echo(sent)
    return {"detectedLanguages": [detected] if detected else []} | _echo(sent)


def _detected(text: str, client: ApiClient) -> tuple[str, ...]:
    language = detect_language(text, client.language)
    if language is None:
        raise invalid("Unable to detect language", "LANGUAGE_DETECTION_FAILED")
    return (language,)


def _speaking(
    request: AnalyzeRequest, languages: tuple[str, ...], *, is_detected: bool
) -> list[str]:
    """The attributes that have a value in one of the languages at least."""
    names = []
    for name in request.thresholds:
        if any(speaks(name, language) for language in languages):
            names.append(name)
        elif not request.is_lenient:
            raise language_unsupported(name, languages, is_detected=is_detected)
    return names


def _values(
    client: ApiClient, sent: Sent, *, names: list[str], languages: tuple[str, ...]
) -> dict[str, float]:
    measured = [name for name in names if name != REJECTION]
    values = attribute_values(sent.text, measured, languages=languages)
    if REJECTION in names:
        in_force = client.standards()
        submission = Submission(
            sent.text,
            next(language for language in languages if speaks(REJECTION, language)),
            story=StoryFacts(text=sent.article) if sent.article else None,
            parent=sent.parent or None,
        )
        verdict = review(submission, in_force.standards, earned=in_force.earned)
        values[REJECTION] = likelihood_of_rejection(verdict)
    return values


def _spans(
    request: AnalyzeRequest,
    names: list[str],
    values: dict[str, float],
    *,
    languages: tuple[str, ...],
) -> dict[str, Answer]:
    """For each attribute that has them its span scores: by sentence if asked for, else one."""
    text = request.sent.text
    names = [name for name in names if name != REJECTION]
    places: list[Place] = [(0, len(text))]
    found = [values]
    if request.has_spans:
        places = grouped(Text(text).sentences) or places
        found = [
            attribute_values(text[begin:end], names, languages=languages) for begin, end in places
        ]
    where = in_units(text, places)
    return {
        name: {
            "spanScores": [
                {"begin": begin, "end": end, "score": _score(each[name])}
                for (begin, end), each in zip(where, found, strict=True)
                if each[name] >= request.thresholds[name]
            ]
        }
        for name in names
    }


def _score(value: float) -> Answer:
    return {"value": value, "type": "PROBABILITY"}


def _echo(sent: Sent) -> Answer:
    return {} if sent.token is None else {"clientToken": sent.token}
