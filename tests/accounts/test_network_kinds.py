"""Each kind of network: how it is configured, where it leads, what its answer is read as (A2)."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.providers.facebook.constants import GRAPH_API_URL, GRAPH_API_VERSION
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.test import Client
from requests.adapters import BaseAdapter

from folkmoot.accounts import network_protocols, social_adapter
from folkmoot.accounts.checks import check_networks
from folkmoot.accounts.networks import networks
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication
from tests.accounts.networks import NEW, leaving_for, path_of
from tests.plumbing.oidc_provider import KEY, Provider

APPLE_KEY = ec.generate_private_key(ec.SECP256R1())
PEM = APPLE_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
WHO = {"issuer": "", "subject": "", "name": "", "email": ""}


def said(issuer: str, subject: str, name: str = "", email: str = "") -> dict[str, str]:
    return {"issuer": issuer, "subject": subject, "name": name, "email": email}


class Far(BaseAdapter):
    """Gives recorded answers in place of the internet, and notes what was asked."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        super().__init__()
        self.answers = answers
        self.asked: dict[str, requests.PreparedRequest] = {}

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        address = str(request.url).partition("?")[0]
        self.asked[address] = request
        answer = self.answers[address]
        response = requests.Response()
        response.status_code, response.request, response.url = 200, request, address
        response.headers["content-type"] = "application/json"
        told = answer() if callable(answer) else answer
        response._content = json.dumps(told).encode()
        return response

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put recorded answers where the internet would be."""

    def put(answers: Mapping[str, Any]) -> Far:
        adapter = Far(answers)

        def session() -> requests.Session:
            made = requests.Session()
            made.mount("https://", adapter)
            return made

        monkeypatch.setattr(network_protocols, "outbound_session", session)
        monkeypatch.setattr(social_adapter, "outbound_session", session)
        return adapter

    return put


def switch_on(settings: Any, entries: str, **variables: str) -> None:
    settings.FOLKMOOT = {**settings.FOLKMOOT, "social": tuple(entries.split())}
    settings.SOCIAL_VARIABLES = {
        f"FOLKMOOT_SOCIAL_{name}": value for name, value in variables.items()
    }


def oidc_answers(issuer: str, *, token: str, more: dict[str, Any]) -> dict[str, Any]:
    """A provider's pages; the ID token takes its nonce from what is noted in `nonce`."""
    moment = int(now().timestamp())

    def signed() -> dict[str, str]:
        claims = {"iss": issuer, "aud": "our-id", "iat": moment, "exp": moment + 600}
        claims |= {"nonce": oidc_answers.nonce} | more  # type: ignore[attr-defined]
        words = jwt.encode(claims, KEY, "RS256", {"kid": "one"})
        return {"access_token": "for once", "id_token": words}

    return {
        f"{issuer}/.well-known/openid-configuration": {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": token,
            "jwks_uri": f"{issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        },
        f"{issuer}/keys": Provider().keys(),
        token: signed,
    }


GOOGLE, APPLE = "https://accounts.google.com", "https://appleid.apple.com"
FACEBOOK, VK = GRAPH_API_URL, "https://id.vk.ru"
FEDI = "https://social.example"
KINDS: dict[str, dict[str, Any]] = {
    "google": {
        "variables": {"GOOGLE_ID": "our-id", "GOOGLE_SECRET": "our-secret"},
        "leads_to": f"{GOOGLE}/authorize",
        "asks": {"scope": "openid profile email", "code_challenge_method": "S256"},
        "answers": oidc_answers(
            GOOGLE,
            token="https://oauth2.googleapis.com/token",
            more={"sub": "1098", "name": "Ann A", "email": "ann@mail.example", "azp": "our-id"},
        ),
        "identity": said(GOOGLE, "1098", "Ann A", "ann@mail.example"),
    },
    "apple": {
        "variables": {
            "APPLE_ID": "our-id",
            "APPLE_TEAM": "our-team",
            "APPLE_KEY_ID": "our-key",
            "APPLE_KEY": PEM.replace("\n", "\\n"),
        },
        "leads_to": f"{APPLE}/authorize",
        "asks": {"code_challenge_method": "S256"},
        "answers": oidc_answers(
            APPLE, token=f"{APPLE}/auth/token", more={"sub": "0012.ab.34", "email": "x@y.example"}
        ),
        "identity": said(APPLE, "0012.ab.34", "", "x@y.example"),
    },
    "facebook": {
        "variables": {"FACEBOOK_ID": "our-id", "FACEBOOK_SECRET": "our-secret"},
        "leads_to": f"https://www.facebook.com/{GRAPH_API_VERSION}/dialog/oauth",
        "asks": {"scope": "public_profile,email"},
        "answers": {
            f"{FACEBOOK}/oauth/access_token": {"access_token": "for once", "expires_in": 99},
            f"{FACEBOOK}/me": {"id": "7001", "name": "Ann B", "email": "ann@mail.example"},
        },
        "identity": said("https://www.facebook.com", "7001", "Ann B", "ann@mail.example"),
    },
    "vk": {
        "variables": {"VK_ID": "our-id"},
        "leads_to": f"{VK}/authorize",
        "asks": {"scope": "vkid.personal_info email", "code_challenge_method": "S256"},
        "answers": {
            f"{VK}/oauth2/auth": {"access_token": "for once", "user_id": 55, "state": "s"},
            f"{VK}/oauth2/user_info": {
                "user": {
                    "user_id": "55",
                    "first_name": "Anna",
                    "last_name": "C",
                    "email": "ann@mail.example",
                    "phone": "79990000000",
                }
            },
        },
        "identity": said(VK, "55", "Anna C", "ann@mail.example"),
    },
    "mastodon:fedi": {
        "variables": {"FEDI_ISSUER": f"{FEDI}/", "FEDI_ID": "our-id", "FEDI_SECRET": "our-secret"},
        "leads_to": f"{FEDI}/oauth/authorize",
        "asks": {"scope": "read:accounts", "code_challenge_method": "S256"},
        "answers": {
            f"{FEDI}/oauth/token": {"access_token": "for once", "token_type": "Bearer"},
            f"{FEDI}/api/v1/accounts/verify_credentials": {
                "id": "1123",
                "username": "ann",
                "acct": "ann",
                "display_name": "Ann D",
            },
        },
        "identity": said(FEDI, "1123", "Ann D"),
    },
}


@pytest.mark.parametrize("entry", KINDS)
def test_each_kind_leads_there_and_reads_who_came_back(
    client: Client, newsroom: Publication, settings: Any, far: Any, entry: str
) -> None:
    kind = KINDS[entry]
    slug = entry.rpartition(":")[2]
    switch_on(settings, entry, **kind["variables"])
    asked = far(kind["answers"]).asked
    assert check_networks() == []
    assert f'action="/account/networks/{slug}/"' in client.get("/account/signup/").content.decode()
    address = leaving_for(client, path=f"/account/networks/{slug}/")
    assert address.partition("?")[0] == kind["leads_to"]
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    back = f"http://localhost:8000/account/networks/{slug}/return/"
    wanted = {"client_id": "our-id", "response_type": "code", "redirect_uri": back}
    assert query.items() >= (wanted | kind["asks"]).items()
    assert len(query["state"]) >= 16
    assert ("scope" in query) == ("scope" in kind["asks"])
    oidc_answers.nonce = query.get("nonce", "")  # type: ignore[attr-defined]
    came = client.get(path_of(f"{back}?code=c&device_id=d&state={query['state']}"))
    assert came["Location"] == NEW
    kept = client.session["kept_identity"]
    assert {name: kept[name] for name in WHO} == kind["identity"]
    form = next(
        parse_qs(str(request.body or "") or urlsplit(str(request.url)).query)
        for request in asked.values()
        if "code=c" in f"{request.body}{request.url}"
    )
    assert form["redirect_uri"] == [back]
    assert ("code_verifier" in form) == (slug != "facebook")
    if slug == "apple":
        claims = jwt.decode(
            form["client_secret"][0], APPLE_KEY.public_key(), ["ES256"], audience=APPLE
        )
        assert (claims["iss"], claims["sub"]) == ("our-team", "our-id")


FAULTS = [
    ("myspace", {}, "'myspace' is no kind of network"),
    ("google", {"GOOGLE_ID": "x"}, "lists google; still to be set: FOLKMOOT_SOCIAL_GOOGLE_SECRET."),
    ("oidc:new", {}, "'new' cannot be a network's name"),
    ("oidc:A_b", {}, "cannot be a network's name"),
    ("vk vk", {"VK_ID": "x"}, "names vk twice"),
    ("", {"VK_ID": "x"}, "FOLKMOOT_SOCIAL_VK_ID is set, but FOLKMOOT_SOCIAL lists no network"),
    (
        "mastodon",
        {"MASTODON_ISSUER": "http://a.example", "MASTODON_ID": "x", "MASTODON_SECRET": "y"},
        "FOLKMOOT_SOCIAL_MASTODON_ISSUER must be an https address",
    ),
    (
        "apple",
        {"APPLE_ID": "x", "APPLE_TEAM": "t", "APPLE_KEY_ID": "k", "APPLE_KEY": "/nowhere"},
        "neither a private key nor the path of a file",
    ),
]


@pytest.mark.parametrize(("entries", "variables", "words"), FAULTS)
def test_a_faulty_configuration_is_told_in_a_sentence(
    settings: Any, entries: str, variables: dict[str, str], words: str
) -> None:
    """And its button is not shown: nobody is sent where nothing comes back from."""
    switch_on(settings, entries, **variables)
    assert any(words in str(message.msg) for message in check_networks())
    assert entries == "vk vk" or networks() == ()


def test_without_networks_no_page_speaks_of_them(client: Client, newsroom: Publication) -> None:
    for path in ("/account/login/", "/account/signup/"):
        assert b"through a network" not in client.get(path).content
    assert client.post("/account/networks/google/").status_code == 404


def test_forms_lead_to_our_own_site_only(
    client: Client, newsroom: Publication, settings: Any
) -> None:
    """No provider's host is in the policy: a page of ours goes on, not a form."""
    switch_on(settings, "vk", VK_ID="x")
    answer = client.post("/account/networks/vk/")
    assert "form-action 'self'" in answer["Content-Security-Policy"]
    assert b"id.vk.ru/authorize" in answer.content
    assert "no-store" in answer["Cache-Control"]
