"""The engine over HTTP: our own form, its refusals, its bounds."""

import json
from datetime import datetime

import pytest
import time_machine

from folkmoot.api.routes.assess import MOST_TEXTS
from folkmoot.api.schemas.assess import (
    AuthorIn,
    CampaignIn,
    PublicationIn,
    StoryIn,
    SubmissionIn,
    VerdictOut,
)
from folkmoot.moderation.actions.api_keys import revoke_api_key
from folkmoot.moderation.models import ApiKey, StandardsVersion
from folkmoot.standards import AuthorFacts, StoryFacts, Submission
from folkmoot.standards.submission import KNOWN_KEYS, CampaignFacts, PublicationFacts
from tests.api.browser import code_of
from tests.api.machine import Machine

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."
RUDE = "What a load of sh1t"


def test_a_text_gets_its_verdict(machine):
    response = machine.assess({"id": 7, "text": RUDE})
    assert response.status_code == 200
    verdict = response.json()
    assert (verdict["id"], verdict["outcome"]) == (7, "nudge")
    assert [each["spans"] for each in verdict["findings"] if each["spans"]] == [[[15, 19]]]
    VerdictOut.model_validate_json(response.content)
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_a_list_keeps_its_order_and_a_bad_record_costs_only_itself(machine):
    body = [{"id": "a", "text": RUDE}, {"id": "b"}, 7, {"text": CLEAN}, {"id": [], "text": ""}]
    response = machine.assess(body)
    answers = response.json()
    for each in answers:
        VerdictOut.model_validate(each, strict=False)
    assert [each["id"] for each in answers] == ["a", "b", None, None, None]
    assert [each.get("outcome") for each in answers] == ["nudge", None, None, "publish", None]
    assert {each["error"]["code"] for each in answers if "error" in each} == {"submission-invalid"}
    assert machine.assess([]).json() == []


def test_facts_are_read_and_judged_by(machine):
    repeated = {"text": CLEAN, "author": {"recent": [CLEAN] * 5}}
    outcome = machine.assess(repeated).json()["outcome"]
    assert outcome != machine.assess({"text": CLEAN}).json()["outcome"]


def test_the_language_is_the_records_then_the_requests_then_the_publications(machine):
    german = "Die Brücke wird endlich gebaut, und das ist gut so für alle hier im Ort."
    rules = lambda answer: {each["rule"] for each in answer.json()["findings"]}  # noqa: E731
    assert "C20" in rules(machine.assess({"text": german}))
    assert not rules(machine.assess({"text": german, "language": "de"}))
    assert not rules(machine.assess({"text": german}, path="/api/v1/assess?language=de"))


def test_what_may_remove_alone_is_the_newsrooms_to_say(machine, publication):
    refused = machine.assess({"text": CLEAN, "earned": ["C15"]})
    assert (refused.status_code, code_of(refused)) == (422, "submission-not-valid")
    link = {"text": "Look here: http://malware.test/ and tell me"}
    assert machine.assess(link).json()["outcome"] == "hold"
    StandardsVersion.objects.filter(publication=publication).update(earned=["C15"])
    assert machine.assess(link).json()["outcome"] == "remove"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b" ", 400, "body-not-json"),
        (b"nonsense", 400, "body-not-json"),
        (b'{"text": NaN}', 400, "body-not-json"),
        (b'{"text": "\xff"}', 400, "body-not-json"),
        (b"[" * 100_000, 400, "body-not-json"),
        ({"text": 7}, 422, "submission-not-valid"),
        ({"text": CLEAN, "txet": ""}, 422, "submission-not-valid"),
        ({}, 422, "submission-not-valid"),
        ("text", 422, "submission-not-valid"),
        ([{"text": CLEAN}] * (MOST_TEXTS + 1), 413, "too-many-texts"),
        (b'{"text": "' + b"a" * 1_048_577 + b'"}', 413, "body-too-large"),
    ],
)
def test_what_cannot_be_judged_is_refused_by_name(machine, body, status, code):
    response = machine.assess(body)
    assert (response.status_code, code_of(response)) == (status, code)


def test_half_a_character_is_held_as_the_library_holds_it(machine):
    answer = machine.assess(b'{"id": "\\ud800", "text": "\\ud800"}').json()
    assert answer["outcome"] == "hold"
    assert answer["failed"][0]["detector"] == "engine"
    assert answer["id"] == "\ud800"


def test_only_json_is_taken_and_no_other_parameter(machine):
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        response = machine.assess({"text": CLEAN}, content_type=kind)
        assert (response.status_code, code_of(response)) == (415, "content-type-not-json")
    response = machine.assess({"text": CLEAN}, path="/api/v1/assess?earned=C15")
    assert (response.status_code, code_of(response)) == (400, "parameter-unknown")
    assert machine.send("/api/v1/assess", b"", method="GET").status_code == 405


def test_without_a_key_nothing_is_judged(machine, publication):
    for secret, code in (("", "api-key-missing"), ("fmk_wrong", "api-key-not-valid")):
        response = Machine(secret).assess({"text": CLEAN})
        assert (response.status_code, code_of(response)) == (401, code)
    revoke_api_key(None, ApiKey.objects.get().public_id)
    assert code_of(machine.assess({"text": CLEAN})) == "api-key-not-valid"


def test_a_key_in_the_address_is_not_taken(machine):
    response = Machine("").assess({"text": CLEAN}, path=f"/api/v1/assess?key={machine.secret}")
    assert (response.status_code, code_of(response)) == (400, "parameter-unknown")


def test_a_key_opens_nothing_but_its_own_faces(machine, member):
    """AC-199: a key is no account: what needs one is refused with it as without it."""
    from folkmoot.api.app import api

    for path, operations in api.get_openapi_schema()["paths"].items():
        for method, operation in operations.items():
            if operation.get("security") == [{"SignedIn": []}]:
                address = path.format(story_id="0" * 26, comment_id="0" * 26, what="thread")
                response = machine.send(address, {}, method=method.upper())
                assert response.status_code in {401, 403}, (method, path)
    for page in ("/desk/", "/desk/api-keys/", "/my/comments/", "/cms/"):
        assert machine.send(page, b"", method="GET").status_code in {302, 403, 404}


def test_a_session_is_no_key(sign_in, member):
    response = sign_in(member).post("/assess", {"text": CLEAN})
    assert (response.status_code, code_of(response)) == (401, "api-key-missing")


def test_a_quota_is_counted_by_texts_and_names_the_wait(machine, settings):
    settings.FOLKMOOT = settings.FOLKMOOT | {"api_key_rate": 1, "api_key_burst": 12}
    with time_machine.travel(AT, tick=False):
        assert machine.assess([{"text": ""}] * 101).status_code == 200
        assert machine.assess({"text": ""}).status_code == 200
        refused = machine.assess({"text": ""})
    assert (refused.status_code, code_of(refused)) == (429, "too-fast")
    assert 1 <= int(refused["Retry-After"]) <= 12


@pytest.mark.parametrize(
    ("described", "facts", "more"),
    [
        (SubmissionIn, Submission, {"id"}),
        (StoryIn, StoryFacts, set()),
        (AuthorIn, AuthorFacts, set()),
        (PublicationIn, PublicationFacts, set()),
        (CampaignIn, CampaignFacts, set()),
    ],
)
def test_the_description_names_what_the_engine_reads(described, facts, more):
    assert set(described.model_fields) == set(facts.__dataclass_fields__) | more
    assert set(SubmissionIn.model_fields) == KNOWN_KEYS


def test_the_description_stands_on_its_own():
    from folkmoot.api.app import api

    operation = api.get_openapi_schema()["paths"]["/api/v1/assess"]["post"]
    assert operation["security"] == [{"MachineKey": []}]
    body = json.dumps(operation["requestBody"])
    assert "account_age_days" in body
    assert "$ref" not in body
    assert "$defs" not in body
