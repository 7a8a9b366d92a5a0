"""`comments:suggestscore`: labels are kept for calibration, with their origin, for a time."""

import pytest

from folkmoot.moderation.models import Suggestion
from tests.api.machine import SUGGEST

CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."


def suggest(machine, **more):
    scores = {"TOXICITY": {"summaryScore": {"value": 1}}}
    body = {"comment": {"text": CLEAN}, "attributeScores": scores} | more
    return machine.perspective(body, path=SUGGEST)


def test_a_label_is_kept_with_its_origin(machine, publication):
    response = suggest(
        machine, languages=["en"], clientToken="comment:7", communityId="forum", sessionId="s"
    )
    assert response.status_code == 200
    assert response.json() == {"requestedLanguages": ["en"], "clientToken": "comment:7"}
    row = Suggestion.objects.get()
    assert (row.text, row.language, row.attributes) == (CLEAN, "en", {"TOXICITY": 1.0})
    assert (row.key.name, row.publication) == ("Coral", publication)
    assert (row.community, row.token) == ("forum", "comment:7")


def test_the_language_is_detected_when_none_is_named(machine):
    assert suggest(machine).json() == {"detectedLanguages": ["en"]}
    assert suggest(machine, comment={"text": "สวัสดี"}).json() == {"detectedLanguages": []}
    assert [row.language for row in Suggestion.objects.order_by("pk")] == ["en", "und"]


def test_a_text_that_may_not_be_stored_leaves_only_its_hash(machine):
    suggest(machine)
    suggest(machine, doNotStore=True)
    with_text, without = Suggestion.objects.order_by("pk")
    assert (with_text.text, without.text) == (CLEAN, "")
    assert with_text.text_hash == without.text_hash
    assert without.attributes == {"TOXICITY": 1.0}


def test_spans_are_checked_and_stand_in_for_a_missing_summary(machine):
    spans = [
        {"begin": 0, "end": 4, "score": {"value": 0.25}},
        {"begin": 5, "end": 9, "score": {"value": 0.75}},
        {"begin": 9, "end": 10},
    ]
    assert suggest(machine, attributeScores={"INSULT": {"spanScores": spans}}).status_code == 200
    assert Suggestion.objects.get().attributes == {"INSULT": 0.75}


def test_attributes_that_we_do_not_measure_may_be_labelled_too(machine):
    flirting = {"FLIRTATION": {"summaryScore": {"value": 0, "type": "PROBABILITY"}}}
    assert suggest(machine, attributeScores=flirting).status_code == 200
    assert Suggestion.objects.get().attributes == {"FLIRTATION": 0.0}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"comment": {"text": ""}}, "Comment must be non-empty."),
        ({"comment": {"text": "x" * 20_481}}, "Comment text too long."),
        ({"attributeScores": {}}, "Missing attribute_scores"),
        (
            {"attributeScores": {"NICE": {"summaryScore": {"value": 1}}}},
            "Unknown requested attribute: NICE",
        ),
        ({"attributeScores": {"SPAM": {}}}, "Attribute SPAM needs a summary score"),
        ({"attributeScores": {"SPAM": {"summaryScore": {}}}}, "Attribute SPAM needs"),
        ({"attributeScores": {"SPAM": {"summaryScore": {"value": 2}}}}, "Attribute SPAM needs"),
        (
            {"attributeScores": {"SPAM": {"spanScores": [{"begin": 1}]}}},
            "Span scores need begin and end",
        ),
        (
            {"attributeScores": {"SPAM": {"spanScores": [{"begin": 3, "end": 3}]}}},
            "Span scores need begin and end",
        ),
        ({"requestedAttributes": {}}, 'Invalid JSON payload received. Unknown name "requested'),
    ],
)
def test_what_is_no_label_is_refused_and_nothing_is_kept(machine, change, message):
    response = suggest(machine, **change)
    assert response.status_code == 400
    assert response.json()["error"]["message"].startswith(message)
    assert not Suggestion.objects.exists()


def test_long_notes_of_the_sender_are_cut_and_echoed_whole(machine):
    response = suggest(machine, clientToken="t" * 300, communityId="c" * 300)
    assert response.json()["clientToken"] == "t" * 300
    row = Suggestion.objects.get()
    assert (len(row.token), len(row.community)) == (256, 256)


def test_zero_characters_are_not_kept(machine):
    response = suggest(
        machine, comment={"text": "a\0b"}, clientToken="c\0", languages=["e\0n"], communityId="\0"
    )
    assert response.json()["clientToken"] == "c\0"
    row = Suggestion.objects.get()
    assert (row.text, row.token, row.language, row.community) == ("ab", "c", "en", "")


def test_analyzing_stores_nothing(machine):
    body = {"comment": {"text": CLEAN}, "requestedAttributes": {"PROFANITY": {}}}
    assert machine.perspective(body).status_code == 200
    assert not Suggestion.objects.exists()
