"""What clients of Perspective really send, and Google's own client library, at our address."""

import json

import pytest

from folkmoot.moderation.actions.api_keys import make_api_key
from folkmoot.moderation.models import Suggestion
from tests.api.machine import SUGGEST
from tests.make import make_publication
from tests.standards.marked import MarkedScorer, install

TOXIC = "A comment of plain English words that is toxicity85"


@pytest.fixture(autouse=True)
def scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, MarkedScorer())


def test_corals_body(machine):
    """Coral asks for one attribute with an empty object and compares its summary with 0.8."""
    body = {
        "comment": {"text": TOXIC},
        "doNotStore": True,
        "requestedAttributes": {"TOXICITY": {}},
        "languages": ["en"],
    }
    answer = machine.perspective(body).json()
    assert answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"] >= 0.8


@pytest.mark.parametrize(("verdict", "value"), [("approve", 0), ("reject", 1)])
def test_corals_feedback(machine, verdict, value):
    """After a moderator decided, Coral says so, with where the comment stands as a JSON text."""
    context = {"url": "https://news.example/a", "reply_to_id_Coral": "", "Coral_comment_id": "7"}
    body = {
        "comment": {"text": TOXIC},
        "context": {"entries": [{"text": json.dumps(context)}]},
        "attributeScores": {"TOXICITY": {"summaryScore": {"value": value}}},
        "communityId": "Coral:c2f1",
        "clientToken": "comment:7",
        "languages": ["en"],
    }
    response = machine.perspective(body, path=SUGGEST)
    assert response.json()["clientToken"] == "comment:7"
    row = Suggestion.objects.get()
    assert row.attributes == {"TOXICITY": float(value)}
    assert (row.community, row.token) == ("Coral:c2f1", "comment:7")


@pytest.mark.parametrize("attribute", ["TOXICITY", "SEVERE_TOXICITY"])
def test_discourses_body(machine, attribute):
    """The Discourse plugin names no language and says whose session it is."""
    body = {
        "comment": {"text": TOXIC},
        "doNotStore": True,
        "sessionId": "https://forum.example_42",
        "requestedAttributes": {attribute: {"scoreType": "PROBABILITY"}},
    }
    answer = machine.perspective(body).json()
    score = answer["attributeScores"][attribute]["summaryScore"]
    assert 0 <= score["value"] <= 1
    assert score["type"] == "PROBABILITY"


def test_a_bot_that_retries_without_the_attribute_that_a_refusal_names(machine):
    names = ["TOXICITY", "FLIRTATION", "INSULT"]
    while True:
        body = {"comment": {"text": TOXIC}, "requestedAttributes": {name: {} for name in names}}
        response = machine.perspective(body)
        if response.status_code == 200:
            break
        named = [name for name in names if name in response.json()["error"]["message"]]
        names.remove(named[0])
    assert set(response.json()["attributeScores"]) == {"TOXICITY", "INSULT"}


@pytest.fixture
def address(live_server, settings):
    """A server on this machine, with its own address as that of the site."""
    settings.SITE_ADDRESS = live_server.url
    settings.ALLOWED_HOSTS = ["*"]
    return live_server.url


@pytest.mark.slow  # a server, and a client that builds itself from the document
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("prefix", ["", "/compatible"])
def test_googles_own_client_is_built_from_our_document(address, transactional_db, prefix):
    from googleapiclient.discovery import build
    from googleapiclient.errors import HttpError

    secret = make_api_key(None, make_publication(), name="Bot").secret
    service = build(
        "commentanalyzer",
        "v1alpha1",
        developerKey=secret,
        discoveryServiceUrl=f"{address}{prefix}/$discovery/rest?version=v1alpha1",
        static_discovery=False,
    )
    with service:
        comments = service.comments()
        analyze = {
            "comment": {"text": TOXIC},
            "requestedAttributes": {"TOXICITY": {"scoreThreshold": 0.5}, "INSULT": {}},
            "languages": ["en"],
            "spanAnnotations": True,
            "clientToken": "😀",
        }
        answer = comments.analyze(body=analyze).execute()
        assert answer["attributeScores"]["TOXICITY"]["summaryScore"]["value"] == 0.85
        assert answer["clientToken"] == "😀"
        label = {"TOXICITY": {"summaryScore": {"value": 0.0}}}
        suggest = {"comment": {"text": TOXIC}, "attributeScores": label, "clientToken": "c"}
        assert comments.suggestscore(body=suggest).execute()["clientToken"] == "c"
        assert Suggestion.objects.get().key.name == "Bot"
        with pytest.raises(HttpError) as refused:
            comments.analyze(body={**analyze, "languages": ["om"]}).execute()
        assert refused.value.resp.status == 400
        assert "Attribute TOXICITY does not support request languages: om" in str(refused.value)
        assert refused.value.error_details[0]["errorType"] == "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"


def test_the_document_names_only_what_is_there(client, db, settings):
    settings.SITE_ADDRESS = "https://news.example"
    for prefix in ("", "/compatible"):
        document = client.get(f"{prefix}/$discovery/rest?version=v1alpha1").json()
        assert document["rootUrl"] == f"https://news.example{prefix}/"
        assert document["servicePath"] == ""
        methods = document["resources"]["comments"]["methods"]
        assert set(methods) == {"analyze", "suggestscore"}
        named = set(_references(document))
        assert named <= set(document["schemas"])
    offered = document["schemas"]["AnalyzeCommentRequest"]["properties"]["requestedAttributes"]
    assert "TOXICITY: en" in offered["description"]


def _references(value):
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        for each in value.values():
            yield from _references(each)
    elif isinstance(value, list):
        for each in value:
            yield from _references(each)
