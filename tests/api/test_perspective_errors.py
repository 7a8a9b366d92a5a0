"""Refusals in the shape and with the words that Perspective's clients read."""

from datetime import datetime

import pytest
import time_machine
from django.db import OperationalError

from folkmoot.moderation.actions.api_keys import revoke_api_key
from folkmoot.moderation.models import ApiKey
from tests.api.machine import ANALYZE, SUGGEST, Machine
from tests.standards.marked import MarkedScorer, install

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
ERROR = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."
HELLO = "สวัสดี"
ASKED = {"TOXICITY": {}}
BOTH_CONTEXTS = (
    "Context can have either entries or article_and_parent_comment, but both fields were populated."
)


@pytest.fixture(autouse=True)
def scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, MarkedScorer())


def body(text: str = CLEAN, **more):
    return {"comment": {"text": text}, "requestedAttributes": ASKED} | more


def refusal(response, status: int = 400, words: str = "INVALID_ARGUMENT"):
    assert response.status_code == status, response.content
    assert set(response.json()) == {"error"}
    error = response.json()["error"]
    assert (error["code"], error["status"]) == (status, words)
    return error


def test_an_unsupported_language_names_attribute_and_languages(machine):
    asked = {"PROFANITY": {}, "TOXICITY": {}}
    error = refusal(machine.perspective(body(languages=["de", "fr"], requestedAttributes=asked)))
    assert error["message"] == "Attribute TOXICITY does not support request languages: de, fr"
    assert error["details"] == [
        {
            "@type": ERROR,
            "errorType": "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
            "languageNotSupportedByAttributeError": {
                "attribute": "TOXICITY",
                "requestedLanguages": ["de", "fr"],
            },
        }
    ]


def test_a_detected_language_is_named_as_such(machine):
    german = "Die Brücke wird endlich gebaut, und das ist gut so für alle hier im Ort."
    error = refusal(machine.perspective(body(german)))
    assert error["message"] == "Attribute TOXICITY does not support request languages: de"
    assert error["details"][0]["languageNotSupportedByAttributeError"] == {
        "attribute": "TOXICITY",
        "detectedLanguages": ["de"],
    }


def test_hindi_in_latin_letters_is_not_hindi(machine, monkeypatch):
    install(monkeypatch, MarkedScorer("hi"))
    assert machine.perspective(body(languages=["hi"])).status_code == 200
    error = refusal(machine.perspective(body(languages=["hi-Latn"])))
    assert error["message"].endswith("does not support request languages: hi-Latn")


@pytest.mark.parametrize(
    ("change", "message", "kind"),
    [
        ({"comment": {"text": ""}}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": {"text": " \n"}}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": {}}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": None}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": {"text": "x" * 20_481}}, "Comment text too long.", "COMMENT_TOO_LONG"),
        ({"comment": {"text": "é" * 10_241}}, "Comment text too long.", "COMMENT_TOO_LONG"),
        (
            {"requestedAttributes": {}},
            "Missing requested_attributes",
            "NO_REQUESTED_ATTRIBUTES",
        ),
        (
            {"requestedAttributes": None},
            "Missing requested_attributes",
            "NO_REQUESTED_ATTRIBUTES",
        ),
        (
            {"languages": [f"x{number}" for number in range(21)]},
            "At most 20 languages can be requested",
            "INVALID_REQUEST",
        ),
        ({"comment": {"text": HELLO}}, "Unable to detect language", "LANGUAGE_DETECTION_FAILED"),
        ({"comment": {"text": "😀"}}, "Unable to detect language", "LANGUAGE_DETECTION_FAILED"),
        (
            {"requestedAttributes": {"NICENESS": {}}},
            "Unknown requested attribute: NICENESS",
            "INVALID_REQUEST",
        ),
        (
            {"requestedAttributes": {"NICENESS": {}}, "dropUnsupportedAttributes": True},
            "Unknown requested attribute: NICENESS",
            "INVALID_REQUEST",
        ),
        (
            {"requestedAttributes": {"FLIRTATION": {}}},
            "Unknown requested attribute: FLIRTATION",
            "INVALID_REQUEST",
        ),
        (
            {"requestedAttributes": {"TOXICITY": {"scoreType": "STD_DEV_SCORE"}}},
            "Requested score type STD_DEV_SCORE is not supported by attribute TOXICITY",
            "INVALID_REQUEST",
        ),
        (
            {"comment": {"text": CLEAN, "type": "HTML"}},
            "Currently, only 'PLAIN_TEXT' comments are supported",
            "INVALID_REQUEST",
        ),
        ({"comment": {"text": CLEAN, "type": "RTF"}}, "Unknown text type", "INVALID_REQUEST"),
        (
            {
                "context": {
                    "entries": [{"text": "a"}],
                    "articleAndParentComment": {"article": {"text": "b"}},
                }
            },
            BOTH_CONTEXTS,
            "INVALID_REQUEST",
        ),
    ],
)
def test_each_documented_refusal_has_its_words_and_its_type(machine, change, message, kind):
    error = refusal(machine.perspective(body() | change))
    assert error["message"] == message
    assert error["details"] == [{"@type": ERROR, "errorType": kind}]


WRONG = [
    [],
    "text",
    None,
    body(unknown=1),
    body(languages="en"),
    body(languages=[7]),
    body(languages=["ä"]),
    body(clientToken=7),
    body(spanAnnotations="yes"),
    body(context=[]),
    body(context={"entries": {}}),
    body(context={"entries": ["a"]}),
    {"comment": "text", "requestedAttributes": ASKED},
    {"comment": {"text": 7}, "requestedAttributes": ASKED},
    {"comment": {"text": CLEAN, "lang": "en"}, "requestedAttributes": ASKED},
    {"comment": {"text": CLEAN}, "requestedAttributes": ["TOXICITY"]},
    {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": []}},
    {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {"scoreThreshold": "x"}}},
    {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {"scoreThreshold": True}}},
    {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {"scoreThreshold": []}}},
    {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": {"scoreThreshold": "inf"}}},
    b"",
    b"nonsense",
    b'{"comment": {"text": "\xff"}}',
    b'{"comment": {"text": "\\ud800"}, "requestedAttributes": {"TOXICITY": {}}}',
    b"[" * 100_000,
    b'{"comment": {"text": "' + b"a" * 1_048_577 + b'"}}',
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda each: str(each)[:40])
def test_what_is_no_message_is_refused_as_one(machine, wrong):
    error = refusal(machine.perspective(wrong))
    assert error["message"].startswith("Invalid JSON payload received.")
    assert error["details"] == [{"@type": ERROR, "errorType": "INVALID_REQUEST"}]


def test_a_null_message_is_an_empty_one(machine):
    sent = {"comment": {"text": CLEAN}, "requestedAttributes": {"TOXICITY": None}, "context": None}
    assert machine.perspective(sent).status_code == 200


def test_a_missing_key_is_a_stranger(publication):
    error = refusal(Machine("").perspective(body()), 403, "PERMISSION_DENIED")
    assert error["message"].startswith("Method doesn't allow unregistered callers")


def test_a_wrong_or_revoked_key_is_not_valid(machine):
    revoke_api_key(None, ApiKey.objects.get().public_id)
    for asking in (Machine("AIza-wrong"), machine):
        error = refusal(asking.perspective(body()))
        assert error["message"] == "API key not valid. Please pass a valid API key."
        assert error["details"][0]["reason"] == "API_KEY_INVALID"
        assert error["details"][0]["@type"] == "type.googleapis.com/google.rpc.ErrorInfo"


def test_over_quota_is_429_in_googles_shape(machine, settings):
    settings.FOLKMOOT = settings.FOLKMOOT | {"api_key_rate": 1, "api_key_burst": 2}
    with time_machine.travel(AT, tick=False):
        for _ in range(2):
            assert machine.perspective(body()).status_code == 200
        response = machine.perspective(body())
    error = refusal(response, 429, "RESOURCE_EXHAUSTED")
    assert error["message"].startswith("Quota exceeded for quota metric 'Analysis requests")
    assert error["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"
    assert 1 <= int(response["Retry-After"]) <= 2


def test_another_method_or_version_is_refused_in_shape(machine):
    for path in (ANALYZE, SUGGEST):
        refusal(machine.perspective(b"", path=path, method="GET"), 405)
    refusal(machine.send("/$discovery/rest", b""), 405)
    missing = machine.client.get("/$discovery/rest", {"version": "v2"})
    refusal(missing, 404, "NOT_FOUND")


def test_an_error_of_ours_tells_nothing(machine, monkeypatch):
    def break_down(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("folkmoot.api.perspective.analyze.speaks", break_down)
    response = machine.perspective(body())
    assert refusal(response, 500, "INTERNAL")["message"] == "Internal error encountered."
    assert b"secret" not in response.content


def test_a_database_that_passes_is_unavailable(machine, monkeypatch):
    class Locked(Exception):
        sqlite_errorcode = 5

    def lock(*_: object) -> None:
        raise OperationalError("locked") from Locked()

    monkeypatch.setattr("folkmoot.api.perspective.analyze.speaks", lock)
    response = machine.perspective(body())
    refusal(response, 503, "UNAVAILABLE")
    assert response["Retry-After"]
