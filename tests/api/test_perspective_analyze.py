"""`comments:analyze` as Perspective answered it: scores, spans, languages, thresholds, echoes."""

import pytest

from tests.api.machine import ANALYZE
from tests.standards.marked import LEAST, MarkedScorer, install

CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."


@pytest.fixture(autouse=True)
def scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, MarkedScorer())


def ask(machine, text, *attributes, **more):
    names = attributes or ("TOXICITY",)
    body = {"comment": {"text": text}, "requestedAttributes": {name: {} for name in names}, **more}
    response = machine.perspective(body)
    assert response.status_code == 200, response.content
    return response.json()


def summary(answer, name="TOXICITY"):
    return answer["attributeScores"][name]["summaryScore"]["value"]


def test_a_score_has_the_documented_shape(machine):
    text = "A toxicity80 text in plain English words"
    assert ask(machine, text, languages=["en"]) == {
        "attributeScores": {
            "TOXICITY": {
                "spanScores": [
                    {"begin": 0, "end": len(text), "score": {"value": 0.8, "type": "PROBABILITY"}}
                ],
                "summaryScore": {"value": 0.8, "type": "PROBABILITY"},
            }
        },
        "languages": ["en"],
    }


def test_many_attributes_at_once(machine):
    text = "insult70 and threat60 and obscenity50 in the same text"
    answer = ask(machine, text, "INSULT", "THREAT", "PROFANITY", "TOXICITY_EXPERIMENTAL")
    values = {name: summary(answer, name) for name in answer["attributeScores"]}
    expected = {"INSULT": 0.7, "THREAT": 0.6, "PROFANITY": 0.5, "TOXICITY_EXPERIMENTAL": LEAST}
    assert values == expected


def test_below_its_threshold_a_score_is_left_out(machine):
    asked = {
        "TOXICITY": {"scoreThreshold": 0.5},
        "INSULT": {"scoreThreshold": 0.71},
        "THREAT": {"scoreType": "PROBABILITY", "scoreThreshold": "0.6"},
        "SPAM": {"scoreThreshold": None},
    }
    body = {
        "comment": {"text": "toxicity50 insult70 threat60 in a text of English words"},
        "requestedAttributes": asked,
    }
    answer = machine.perspective(body).json()
    assert set(answer["attributeScores"]) == {"TOXICITY", "THREAT", "SPAM"}


def test_spans_are_sentences_and_count_in_utf_16(machine):
    """AC: offsets with emoji. `😀` is one code point and two code units."""
    text = "😀 Fine words. Then toxicity90 here. 👩‍👩‍👧 Fine again."
    answer = ask(machine, text, spanAnnotations=True, languages=["en"])
    spans = answer["attributeScores"]["TOXICITY"]["spanScores"]
    units = text.encode("utf-16-le")
    shown = [
        (units[2 * span["begin"] : 2 * span["end"]].decode("utf-16-le").strip(), span["score"])
        for span in spans
    ]
    assert [words for words, _ in shown] == [
        "😀 Fine words.",
        "Then toxicity90 here.",
        "👩‍👩‍👧 Fine again.",
    ]
    assert [score["value"] for _, score in shown] == [LEAST, 0.9, LEAST]


def test_without_annotations_one_span_covers_the_whole_text_to_its_last_unit(machine):
    (span,) = ask(machine, "ten 😀😀", languages=["en"])["attributeScores"]["TOXICITY"][
        "spanScores"
    ]
    assert (span["begin"], span["end"]) == (0, 8)


def test_spans_below_the_threshold_are_left_out(machine):
    body = {
        "comment": {"text": "Fine words here. Then toxicity90 comes along. Fine again."},
        "requestedAttributes": {"TOXICITY": {"scoreThreshold": 0.5}},
        "spanAnnotations": True,
    }
    (span,) = machine.perspective(body).json()["attributeScores"]["TOXICITY"]["spanScores"]
    assert span["score"]["value"] == 0.9


def test_the_number_of_spans_is_bounded(machine):
    text = "Fine. " * 3_000
    answer = ask(machine, text, "PROFANITY", spanAnnotations=True, languages=["en"])
    spans = answer["attributeScores"]["PROFANITY"]["spanScores"]
    assert len(spans) <= 50
    assert spans[0]["begin"] == 0
    assert spans[-1]["end"] >= len(text.rstrip()) - 1


def test_rejection_has_a_summary_and_no_spans(machine):
    answer = ask(machine, CLEAN, "LIKELY_TO_REJECT", spanAnnotations=True)
    assert set(answer["attributeScores"]["LIKELY_TO_REJECT"]) == {"summaryScore"}
    assert summary(answer, "LIKELY_TO_REJECT") < 0.25
    bad = "Look here: http://malware.test/ and tell me"
    assert summary(ask(machine, bad, "LIKELY_TO_REJECT"), "LIKELY_TO_REJECT") >= 0.5


def test_the_language_is_detected_when_none_is_named(machine):
    answer = ask(machine, CLEAN)
    assert (answer["languages"], answer["detectedLanguages"]) == (["en"], ["en"])
    assert "detectedLanguages" not in ask(machine, CLEAN, languages=["en"])
    assert ask(machine, "you fool")["detectedLanguages"] == ["en"]
    german = "Die Brücke wird endlich gebaut, und das ist gut so für alle hier im Ort."
    assert ask(machine, german, "PROFANITY")["detectedLanguages"] == ["de"]


def test_of_several_languages_the_highest_score_counts(machine):
    answer = ask(machine, "Scheiße obscenity10", "PROFANITY", languages=["en", "de"])
    assert summary(answer, "PROFANITY") > 0.5
    assert answer["languages"] == ["en", "de"]


def test_unsupported_attributes_are_dropped_where_that_is_asked(machine):
    """AC: dropUnsupportedAttributes, for the language and for what is measured nowhere."""
    names = ("TOXICITY", "PROFANITY", "FLIRTATION", "REASONING_EXPERIMENTAL")
    answer = ask(
        machine, "So eine Scheiße", *names, languages=["de"], dropUnsupportedAttributes=True
    )
    assert set(answer["attributeScores"]) == {"PROFANITY"}
    nothing = ask(machine, CLEAN, languages=["sw"], dropUnsupportedAttributes=True)
    assert nothing["attributeScores"] == {}


def test_a_token_comes_back_as_it_was_sent(machine):
    for token in ("comment:7", "", "x" * 5_000, "😀"):
        assert ask(machine, CLEAN, clientToken=token)["clientToken"] == token
    assert "clientToken" not in ask(machine, CLEAN)


def test_all_optional_fields_are_taken(machine):
    answer = ask(
        machine,
        "threat44 in a reply of some English words",
        "THREAT",
        "LIKELY_TO_REJECT",
        context={"articleAndParentComment": {"article": {"text": CLEAN}, "parentComment": None}},
        doNotStore=True,
        sessionId="https://forum.example_7",
        communityId="forum",
        languages=None,
    )
    assert summary(answer, "THREAT") == 0.44
    entries = {"entries": [{"text": "{}", "type": "PLAIN_TEXT"}]}
    ask(machine, CLEAN, context=entries)
    reply = {"articleAndParentComment": {"parentComment": {"text": CLEAN}}}
    ask(machine, CLEAN, "LIKELY_TO_REJECT", context=reply)


def test_names_may_be_written_with_underscores(machine):
    body = {
        "comment": {"text": CLEAN, "type": "PLAIN_TEXT"},
        "requested_attributes": {"TOXICITY": {"score_threshold": 0.0}},
        "client_token": "a",
        "do_not_store": True,
    }
    answer = machine.perspective(body).json()
    assert answer["clientToken"] == "a"
    assert set(answer["attributeScores"]) == {"TOXICITY"}


def test_googles_own_parameters_are_taken_and_not_read(machine):
    names = "alt=json&fields=languages&prettyPrint=false&quotaUser=a&access_token=b&oauth_token=c"
    query = f"?key={machine.secret}&{names}&callback=d&uploadType=e&upload_protocol=f&$.xgafv=2"
    body = {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {}}}
    response = machine.perspective(body, query=query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert summary(response.json()) == LEAST


def test_the_key_may_come_in_a_header_and_the_path_may_have_a_prefix(machine):
    body = {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {}}}
    header = {"X-Goog-Api-Key": machine.secret}
    for path in (ANALYZE, f"/compatible{ANALYZE}"):
        response = machine.perspective(body, path=path, query="", headers=header)
        assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_twenty_kilobytes_are_counted_in_bytes(machine):
    """AC: the limit is 20,480 bytes of UTF-8, not characters."""
    fits = "é" * 10_240
    assert ask(machine, fits, languages=["en"])["attributeScores"]
    body = {"comment": {"text": fits + "e"}, "requestedAttributes": {"TOXICITY": {}}}
    assert machine.perspective(body).json()["error"]["message"] == "Comment text too long."


def test_an_answer_costs_hardly_any_statement(machine, django_assert_max_num_queries):
    body = {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {}}}
    machine.perspective(body)
    with django_assert_max_num_queries(8):
        for _ in range(5):
            assert machine.perspective(body).status_code == 200
