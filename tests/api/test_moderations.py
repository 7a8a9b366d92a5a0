"""The endpoint of language-model platforms: categories, refusals, the `openai` client."""

from datetime import datetime

import pytest
import time_machine
from django.db import OperationalError

from folkmoot.api.moderations.categories import BOTH_OF, CATEGORIES, SOURCES, result_of
from folkmoot.api.moderations.requests import ALIASES, MODEL
from folkmoot.moderation.actions.api_keys import make_api_key
from folkmoot.standards import Finding, Outcome, Verdict
from tests.api.machine import MODERATIONS, Machine
from tests.make import make_publication

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."
RUDE = "What a load of sh1t"
LINK = "Look here: http://malware.test/ and tell me what you think of it"


def refusal(response, status):
    assert response.status_code == status, response.content
    assert set(response.json()) == {"error"}
    error = response.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert error["message"]
    return error


def test_a_text_gets_a_result_with_all_categories_and_the_verdict(machine):
    answer = machine.moderate({"input": CLEAN}).json()
    assert answer["id"].startswith("modr-")
    assert answer["model"] == MODEL
    (result,) = answer["results"]
    assert result["flagged"] is False
    for part in ("categories", "category_scores", "category_applied_input_types"):
        assert tuple(result[part]) == CATEGORIES
    assert len(CATEGORIES) == 13
    assert result["folkmoot"]["outcome"] == "publish"
    assert answer["id"] != machine.moderate({"input": CLEAN}).json()["id"]


def test_lists_give_a_result_each_and_parts_one_together(machine):
    many = machine.moderate({"input": [CLEAN, LINK, ""], "model": "omni-moderation-latest"}).json()
    assert [each["flagged"] for each in many["results"]] == [False, True, False]
    parts = [{"type": "text", "text": CLEAN}, {"type": "text", "text": LINK}]
    (one,) = machine.moderate({"input": parts}).json()["results"]
    assert one["flagged"] is True


def test_what_is_held_without_a_category_is_flagged_and_says_why(machine):
    (result,) = machine.moderate({"input": LINK}).json()["results"]
    assert not any(result["categories"].values())
    assert {each["rule"] for each in result["folkmoot"]["findings"]} >= {"C15"}


def finding(detector, score, action, **facts):
    return Finding("C5", detector, "1", score, facts=facts, action=action)


def result(outcome, *findings, scores=None, detectors=frozenset({"insult"})):
    verdict = Verdict(outcome, "1", findings, scores=scores or {})
    return result_of(verdict, detectors=detectors)


def test_a_category_is_true_where_the_standards_act_and_not_where_they_only_see():
    acting = result(Outcome.NUDGE, finding("insult", 0.7, "nudge"))
    assert acting["categories"]["harassment"]
    assert acting["flagged"]
    assert acting["category_scores"]["harassment"] == 0.7
    seeing = result(Outcome.PUBLISH, finding("insult", 0.7, "publish"))
    assert not seeing["categories"]["harassment"]
    assert not seeing["flagged"]
    assert seeing["category_scores"]["harassment"] == 0.7


def test_learned_findings_speak_of_their_label_alone():
    found = result(Outcome.HOLD, finding("learned", 0.9, "hold", label="threat"))
    assert found["categories"]["harassment/threatening"]
    assert not found["categories"]["harassment"]


def test_two_at_once_is_the_lower_of_the_two():
    hate = finding("hatred", 0.9, "hold")
    threat = finding("threat", 0.6, "hold")
    both = result(Outcome.HOLD, hate, threat)
    assert both["categories"]["hate/threatening"]
    assert both["category_scores"]["hate/threatening"] == 0.6
    assert not result(Outcome.HOLD, hate)["categories"]["hate/threatening"]
    calling = result(Outcome.HOLD, finding("hatred", 0.8, "hold", kind="call to kill"))
    assert calling["categories"]["hate/threatening"]
    assert calling["category_scores"]["hate/threatening"] == 0.8


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("You are a complete idiot and a moron", {"harassment"}),
        ("I will find you and break your legs", {"harassment/threatening"}),
        ("Just kill yourself already", {"self-harm", "self-harm/instructions", "harassment"}),
    ],
)
def test_categories_of_real_texts(machine, text, categories):
    (found,) = machine.moderate({"input": text}).json()["results"]
    assert {name for name, is_true in found["categories"].items() if is_true} >= categories
    assert found["flagged"]
    assert all(found["category_scores"][name] > 0.4 for name in categories)


def test_probabilities_are_scores_without_being_verdicts():
    found = result(Outcome.PUBLISH, scores={"hate": 0.42, "insult": 0.1})
    assert found["category_scores"]["hate"] == 0.42
    assert not found["flagged"]


def test_what_nothing_measures_says_so():
    applied = result(Outcome.PUBLISH)["category_applied_input_types"]
    assert applied["harassment"] == ["text"]
    assert applied["sexual"] == []
    assert applied["hate"] == []
    assert applied["hate/threatening"] == []
    scored = result(Outcome.PUBLISH, scores={"hate": 0.1, "threat": 0.1})
    assert scored["category_applied_input_types"]["hate/threatening"] == ["text"]


def test_every_category_has_a_source_and_every_source_a_detector_of_ours():
    from folkmoot.standards.registry import known_detectors

    assert set(BOTH_OF) <= set(SOURCES) == set(CATEGORIES)
    named = {name for source in SOURCES.values() for name in source.detectors}
    assert named <= set(known_detectors())


@pytest.mark.parametrize(
    ("body", "status", "param", "code"),
    [
        ([], 400, None, None),
        ({}, 400, "input", "invalid_input"),
        ({"input": []}, 400, "input", "invalid_input"),
        ({"input": 7}, 400, "input", "invalid_input"),
        ({"input": None}, 400, "input", "invalid_input"),
        ({"input": ["a", 7]}, 400, "input", "invalid_input"),
        ({"input": ["a", {"type": "text", "text": "b"}]}, 400, "input", "invalid_input"),
        ({"input": [{"type": "text"}]}, 400, "input", "invalid_input"),
        ({"input": ["a"] * 201}, 400, "input", "invalid_input"),
        (b'{"input": "\\ud800"}', 400, "input", "invalid_input"),
        (
            {"input": [{"type": "image_url", "image_url": {"url": "https://a.example/b.png"}}]},
            400,
            "input",
            "image_input_not_supported",
        ),
        ({"input": "a", "model": "gpt-4o"}, 404, "model", "model_not_found"),
        ({"input": "a", "model": []}, 404, "model", "model_not_found"),
        ({"input": "a", "inputs": "b"}, 400, "inputs", "unknown_parameter"),
        (b"nonsense", 400, None, None),
        (b'{"input": "' + b"a" * 1_048_577 + b'"}', 413, None, None),
    ],
)
def test_each_refusal_has_the_form_and_names_the_parameter(machine, body, status, param, code):
    error = refusal(machine.moderate(body), status)
    assert (error["type"], error["param"], error["code"]) == ("invalid_request_error", param, code)


def test_every_alias_means_the_one_model(machine):
    for name in (*sorted(ALIASES), None):
        assert machine.moderate({"input": CLEAN, "model": name}).json()["model"] == MODEL


def test_the_key_is_needed_and_may_be_used_up(machine, publication, settings):
    assert refusal(Machine("").moderate({"input": CLEAN}), 401)["code"] is None
    wrong = refusal(Machine("sk-wrong").moderate({"input": CLEAN}), 401)
    assert wrong["code"] == "invalid_api_key"
    assert refusal(machine.send(MODERATIONS, b"", method="GET"), 405)
    settings.FOLKMOOT = settings.FOLKMOOT | {"api_key_rate": 1, "api_key_burst": 1}
    with time_machine.travel(AT, tick=False):
        assert machine.moderate({"input": CLEAN}).status_code == 200
        response = machine.moderate({"input": CLEAN})
    assert refusal(response, 429)["code"] == "rate_limit_exceeded"
    assert response["Retry-After"]


def test_the_language_may_be_named(machine):
    german = "Die Brücke wird endlich gebaut, und das ist gut so für alle hier im Ort."
    rules = []
    for path in (MODERATIONS, f"/compatible{MODERATIONS}?language=de"):
        (found,) = machine.moderate({"input": german}, path=path).json()["results"]
        rules.append({each["rule"] for each in found["folkmoot"]["findings"]})
    assert "C20" in rules[0]
    assert not rules[1]


def test_an_error_of_ours_tells_nothing(machine, monkeypatch):
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("folkmoot.api.moderations.routes.review", break_down)
    response = machine.moderate({"input": CLEAN})
    assert refusal(response, 500)["type"] == "server_error"
    assert b"secret" not in response.content


def _ask_often(client):
    for _ in range(50):
        client.moderations.create(input=CLEAN)


def test_a_database_that_passes_is_unavailable(machine, monkeypatch):
    class Locked(Exception):
        sqlite_errorcode = 5

    def lock(*_: object, **__: object) -> None:
        raise OperationalError("locked") from Locked()

    monkeypatch.setattr("folkmoot.api.moderations.routes.review", lock)
    response = machine.moderate({"input": CLEAN})
    assert refusal(response, 503)["type"] == "server_error"
    assert response["Retry-After"]


@pytest.mark.slow  # a server, and the client's own start-up
def test_the_openai_client_is_pointed_at_us(live_server, transactional_db, settings):
    from openai import AuthenticationError, BadRequestError, OpenAI, RateLimitError

    secret = make_api_key(None, make_publication(), name="Assistant").secret
    with OpenAI(api_key=secret, base_url=f"{live_server.url}/v1", max_retries=0) as client:
        answer = client.moderations.create(model="omni-moderation-latest", input=[CLEAN, LINK])
        assert [each.flagged for each in answer.results] == [False, True]
        first = answer.results[0]
        assert first.categories.harassment_threatening is False
        assert first.category_scores.self_harm_instructions == 0.0
        assert first.category_applied_input_types.sexual == []
        assert first.model_extra["folkmoot"]["outcome"] == "publish"
        image = {"type": "image_url", "image_url": {"url": "https://a.example/b.png"}}
        with pytest.raises(BadRequestError) as refused:
            client.moderations.create(input=[image])
        assert refused.value.code == "image_input_not_supported"
        settings.FOLKMOOT = settings.FOLKMOOT | {"api_key_rate": 1, "api_key_burst": 1}
        with pytest.raises(RateLimitError):
            _ask_often(client)
    with OpenAI(api_key="sk-wrong", base_url=f"{live_server.url}/v1", max_retries=0) as stranger:
        with pytest.raises(AuthenticationError) as unknown:
            stranger.moderations.create(input=CLEAN)
    assert unknown.value.code == "invalid_api_key"
