"""A network that lies, a browser that repeats, a stranger in between (AC-061, AC-020, AC-062)."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import jwt
import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from folkmoot.accounts.actions.identities import link_identity
from folkmoot.accounts.identities import Identity
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication
from tests.accounts.networks import NEW, PAPER, leaving_for, paper_network, path_of, through, who
from tests.make import make_account
from tests.plumbing.oidc_provider import CLIENT, KEY, OTHER_KEY, SECRET, Provider


@pytest.fixture
def provider(newsroom: Publication, settings: Any) -> Iterator[Provider]:
    with paper_network(settings) as found:
        link_identity(make_account("Mara"), Identity(found.issuer, "person-1"))
        yield found


def without(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda claims: {key: value for key, value in claims.items() if key != name}


def later(seconds: int) -> int:
    return int(now().timestamp()) + seconds


CLAIMS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another nonce": lambda claims: claims | {"nonce": "another"},
    "an empty nonce": lambda claims: claims | {"nonce": ""},
    "no nonce": without("nonce"),
    "another audience": lambda claims: claims | {"aud": "another-client"},
    "several audiences": lambda claims: claims | {"aud": [CLIENT, "another-client"]},
    "no audience": without("aud"),
    "another party": lambda claims: claims | {"azp": "another-client"},
    "another issuer": lambda claims: claims | {"iss": "https://another.example"},
    "the issuer as a path": lambda claims: claims | {"iss": f"{claims['iss']}/realm"},
    "no issuer": without("iss"),
    "long expired": lambda claims: claims | {"exp": later(-120)},
    "no end": without("exp"),
    "from the future": lambda claims: claims | {"iat": later(600)},
    "no subject": without("sub"),
    "an empty subject": lambda claims: claims | {"sub": ""},
    "a number as subject": lambda claims: claims | {"sub": 1},
    "a list as subject": lambda claims: claims | {"sub": ["person-1"]},
}


def unsigned(claims: dict[str, Any]) -> str:
    parts = [{"alg": "none", "kid": "one"}, claims]
    written = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts]
    return b".".join([*written, b""]).decode()


def by_shared_secret(claims: dict[str, Any]) -> str:
    """The public key, or the client's secret, used as a shared one."""
    return jwt.encode(claims, SECRET * 3, algorithm="HS256", headers={"kid": "one"})


def with_broken_end(claims: dict[str, Any]) -> str:
    whole = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
    return f"{whole[:-8]}AAAAAAAA"


def with_key_of_its_own(claims: dict[str, Any]) -> str:
    """The key comes along in the head of the token."""
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OTHER_KEY.public_key()))
    return jwt.encode(claims, OTHER_KEY, algorithm="RS256", headers={"kid": "one", "jwk": public})


SIGNED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "nobody": unsigned,
    "a shared secret": by_shared_secret,
    "another key": lambda claims: jwt.encode(claims, OTHER_KEY, "RS256", {"kid": "one"}),
    "a key of its own": with_key_of_its_own,
    "an unknown key": lambda claims: jwt.encode(claims, KEY, "RS256", {"kid": "two"}),
    "no named key": lambda claims: jwt.encode(claims, KEY, "RS256"),
    "another algorithm": lambda claims: jwt.encode(claims, KEY, "PS256", {"kid": "one"}),
    "a broken signature": with_broken_end,
    "no token": lambda _: "",
    "no words": lambda _: 7,
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("fault", CLAIMS)
def test_a_token_that_says_otherwise_logs_nobody_in(
    client: Client, provider: Provider, fault: str
) -> None:
    provider.claims = CLAIMS[fault]
    assert_refused(client, provider)


@pytest.mark.parametrize("fault", SIGNED)
def test_a_token_signed_otherwise_logs_nobody_in(
    client: Client, provider: Provider, fault: str
) -> None:
    provider.sign = SIGNED[fault]
    assert_refused(client, provider)


def assert_refused(client: Client, provider: Provider) -> None:
    """A plain page, nobody logged in, nothing kept; and without the fault it goes well."""
    answer = through(client, provider)
    assert answer.status_code == 400
    assert b"Log-in was not finished" in answer.content
    assert not who(client)
    assert "kept_identity" not in client.session
    provider.claims, provider.sign = lambda claims: claims, None
    through(client, provider)
    assert who(client)


def test_another_persons_page_is_not_believed(client: Client, provider: Provider) -> None:
    provider.userinfo = lambda told: told | {"sub": "person-2"}
    assert through(client, provider).status_code == 400
    assert not who(client)


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://another.example"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "http://elsewhere.example/authorize"},
        {"authorization_endpoint": None},
        {"token_endpoint": None},
        {"jwks_uri": None},
        {"jwks_uri": "file:///etc/passwd"},
        {"token_endpoint": "http://127.0.0.2:9/token"},
    ],
    ids=str,
)
def test_a_lying_configuration_leads_nowhere(
    client: Client, provider: Provider, lie: dict[str, Any]
) -> None:
    provider.discovery = lambda config: {
        name: value for name, value in (config | lie).items() if value is not None
    }
    answer = client.post(PAPER)
    if answer.status_code == 200:
        found = leaving_for(client)
        answer = client.get(path_of(provider.log_in(found)))
    assert answer.status_code in {400, 503}
    assert not who(client)


def test_an_answer_works_once(client: Client, provider: Provider) -> None:
    """AC-061: the same address pressed again, by the same browser or another."""
    back = path_of(provider.log_in(leaving_for(client)))
    stranger = Client()
    assert stranger.get(back).status_code == 400
    assert not who(stranger)
    assert client.get(back).status_code == 302
    assert who(client)
    client.post("/account/logout/")
    assert client.get(back).status_code == 400
    assert not who(client)


def test_a_code_works_once_whatever_state_comes_with_it(client: Client, provider: Provider) -> None:
    """A code of one log-in is of no use in another: the half of PKCE is missing, and the nonce."""
    stolen = provider.log_in(leaving_for(Client()))
    fresh = provider.log_in(leaving_for(client))
    code = stolen.partition("code=")[2].partition("&")[0]
    own = fresh.partition("code=")[2].partition("&")[0]
    answer = client.get(path_of(fresh.replace(own, code)))
    assert answer.status_code == 400
    assert not who(client)


def test_a_token_of_another_log_in_is_refused(client: Client, provider: Provider) -> None:
    through(Client(), provider)
    stolen = provider.last_token
    provider.sign = lambda _: stolen
    assert through(client, provider).status_code == 400
    assert not who(client)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda back: back.replace("state=", "state=x"), 400),
        (lambda back: back.replace("&state=", "&stat="), 400),
        (lambda back: back.replace("iss=http", "iss=https"), 400),
        (lambda back: back.replace("code=", "error=access_denied&x="), 409),
        (lambda back: back.replace("code=", "code=x"), 400),
        (lambda back: back.replace("code=", "c="), 400),
        (lambda back: back.replace("/paper/", "/elsewhere/"), 404),
    ],
)
def test_a_changed_answer_gets_a_plain_page(
    client: Client, provider: Provider, change: Callable[[str], str], status: int
) -> None:
    """Cancelled, forged or mixed up: nobody is logged in, and the kept text is still there."""
    session = client.session
    session["kept_draft"] = {"story": "s", "parent": "", "text": "What I wrote"}
    session.save()
    client.cookies["folkmoot"] = session.session_key
    back = path_of(provider.log_in(leaving_for(client)))
    answer = client.get(change(back))
    assert answer.status_code == status
    assert b"Your comment is kept" in answer.content
    assert not who(client)
    assert client.session["kept_draft"]["text"] == "What I wrote"


def test_ten_minutes_are_enough(client: Client, provider: Provider) -> None:
    back = path_of(provider.log_in(leaving_for(client)))
    with time_machine.travel(now() + timedelta(minutes=11), tick=False):
        assert client.get(back).status_code == 400
    assert not who(client)


def test_a_link_cannot_begin_a_log_in(client: Client, provider: Provider) -> None:
    """AC-061: only a press of ours begins; another site's form has no token of ours."""
    assert client.get(PAPER).status_code == 405
    assert Client(enforce_csrf_checks=True).post(PAPER).status_code == 403
    assert not provider.asked


def test_two_networks_are_not_mixed_up(client: Client, provider: Provider, settings: Any) -> None:
    """AC-061: what was begun at one network is not finished at another."""
    settings.SOCIAL_VARIABLES |= {
        name.replace("PAPER", "OTHER"): value for name, value in settings.SOCIAL_VARIABLES.items()
    }
    settings.FOLKMOOT = {**settings.FOLKMOOT, "social": ("oidc:paper", "oidc:other")}
    back = path_of(provider.log_in(leaving_for(client)))
    assert client.get(back.replace("/paper/", "/other/")).status_code == 400
    assert not who(client)


def test_a_network_that_is_gone_gets_a_plain_page(
    client: Client, newsroom: Publication, settings: Any
) -> None:
    with paper_network(settings) as provider:
        address = provider.issuer
    assert address
    answer = client.post(PAPER, {"next": "/back/"})
    assert answer.status_code == 503
    assert b"We cannot reach the network" in answer.content
    assert b"?next=/back/" in answer.content


def test_claims_are_a_strangers_words(client: Client, provider: Provider) -> None:
    """Whatever a name or address holds, it stays text, and no shape of it breaks a page."""
    shapes: list[Any] = [
        "<script>alert(1)</script>",
        "\u202eevil\u0000",
        ["a"],
        {"a": 1},
        7,
        None,
        "x" * 9000,
    ]
    for number, shape in enumerate(shapes):
        one = Client()
        provider.person = {"sub": f"someone-{number}", "name": shape, "email": shape}
        assert through(one, provider)["Location"] == NEW
        page = one.get(NEW).content
        assert b"<script>alert" not in page
        assert one.get("/account/networks/register/").status_code == 200
    assert SocialAccount.objects.count() == 1


def test_too_many_leavings_are_slowed_down(client: Client, provider: Provider) -> None:
    answers = {client.post(PAPER).status_code for _ in range(31)}
    assert answers == {200, 429}
