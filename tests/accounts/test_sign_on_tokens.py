"""AC-024, AC-025, AC-072: what is no token of a site's reader for us and for now is refused."""

import hashlib
import hmac
import json
import warnings
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from folkmoot.accounts.actions.sign_on import Sent, accept_token, try_token
from folkmoot.accounts.models import SpentToken
from folkmoot.accounts.sign_on_errors import SignOnRefused
from folkmoot.accounts.sign_on_waivers import CORAL
from folkmoot.accounts.signed_tokens import KIND
from folkmoot.core.clock import now
from tests.accounts.signing import ORIGIN, Site, b64, make_site, public_pem, sign, waive_all
from tests.race import errors, race, results

Bad = Callable[[Site], str]


def moment(seconds: int = 0) -> int:
    return int(now().timestamp()) + seconds


def refusal(token: str, **sent: str) -> str:
    with pytest.raises(SignOnRefused) as caught:
        accept_token(Sent(token, **({"origin": ORIGIN} | sent)))
    return caught.value.reason


@pytest.fixture
def site(db: None) -> Site:
    return make_site()


def without_signature(site: Site) -> str:
    head = b64(json.dumps({"typ": KIND, "kid": site.kid, "alg": "none"}).encode())
    return f"{head}.{b64(json.dumps(site.claims()).encode())}."


def empty_signature(site: Site) -> str:
    return site.token().rpartition(".")[0] + "."


def confused(site: Site) -> str:
    """HS256 with the public key as its secret."""
    head = {"typ": KIND, "kid": site.kid, "alg": "HS256"}
    signed = f"{b64(json.dumps(head).encode())}.{b64(json.dumps(site.claims()).encode())}"
    mac = hmac.new(public_pem(site.key).encode(), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{b64(mac)}"


def other_key(site: Site) -> str:
    head = {"typ": KIND, "kid": site.kid, "alg": "EdDSA"}
    return sign(head, json.dumps(site.claims()).encode(), Ed25519PrivateKey.generate(), "EdDSA")


def payload(site: Site, data: bytes) -> str:
    return sign({"typ": KIND, "kid": site.kid, "alg": "EdDSA"}, data, site.key, "EdDSA")


def twice(site: Site) -> str:
    written = json.dumps(site.claims())
    return payload(site, (written[:-1] + ', "sub": "reader-8"}').encode())


def changed(site: Site) -> str:
    head, _claims, signature = site.token().split(".")
    return f"{head}.{b64(json.dumps(site.claims(sub='reader-8')).encode())}.{signature}"


BAD: dict[str, tuple[str, Bad]] = {
    "alg none": ("form", without_signature),
    "no signature": ("form", empty_signature),
    "alg None": ("algorithm", lambda s: s.token(header={"alg": "None"})),
    "no alg": ("algorithm", lambda s: s.token(header={"alg": None})),
    "public key as secret": ("algorithm", confused),
    "another alg": ("algorithm", lambda s: s.token(header={"alg": "Ed25519"})),
    "another key": ("signature", other_key),
    "changed claims": ("signature", changed),
    "key brought along": ("header", lambda s: s.token(header={"jwk": {"kty": "OKP"}})),
    "address of a key": ("header", lambda s: s.token(header={"jku": "https://evil.example"})),
    "address of a chain": ("header", lambda s: s.token(header={"x5u": "https://evil.example"})),
    "unknown crit": ("header", lambda s: s.token(header={"crit": ["x"], "x": 1})),
    "unencoded": ("header", lambda s: s.token(header={"b64": False, "crit": ["b64"]})),
    "packed": ("header", lambda s: s.token(header={"zip": "DEF"})),
    "no kid": ("key", lambda s: s.token(header={"kid": None})),
    "kid is a path": ("key", lambda s: s.token(header={"kid": "../../dev/null"})),
    "kid is SQL": ("key", lambda s: s.token(header={"kid": "x' OR 1=1 --"})),
    "kid is a list": ("key", lambda s: s.token(header={"kid": [s.kid]})),
    "kid has a null": ("key", lambda s: s.token(header={"kid": f"{s.kid}\0"})),
    "another typ": ("kind", lambda s: s.token(header={"typ": "JWT"})),
    "no typ": ("kind", lambda s: s.token(header={"typ": None})),
    "a webhook's": ("kind", lambda s: s.token(header={"typ": "webhook+jwt"})),
    "no iss": ("issuer", lambda s: s.token(iss=None)),
    "another iss": ("issuer", lambda s: s.token(iss="https://evil.example")),
    "no aud": ("audience", lambda s: s.token(aud=None)),
    "another aud": ("audience", lambda s: s.token(aud="https://other.example")),
    "many aud": ("audience", lambda s: s.token(aud=[s.claims()["aud"], "https://x.example"])),
    "no sub": ("subject", lambda s: s.token(sub=None)),
    "empty sub": ("subject", lambda s: s.token(sub="")),
    "blank sub": ("subject", lambda s: s.token(sub="  ")),
    "number as sub": ("subject", lambda s: s.token(sub=7)),
    "null sign in sub": ("subject", lambda s: s.token(sub="a\0b")),
    "endless sub": ("subject", lambda s: s.token(sub="x" * 201)),
    "no jti": ("token-id", lambda s: s.token(jti=None)),
    "no iat": ("issued-at", lambda s: s.token(iat=None)),
    "no exp": ("no-exp", lambda s: s.token(exp=None)),
    "exp as text": ("no-exp", lambda s: s.token(exp=str(moment(60)))),
    "exp is true": ("no-exp", lambda s: s.token(exp=True)),
    "expired": ("expired", lambda s: s.token(iat=moment(-200), exp=moment(-61))),
    "far-future iat": ("not-yet", lambda s: s.token(iat=moment(62), exp=moment(100))),
    "far-future nbf": ("not-yet", lambda s: s.token(nbf=moment(62))),
    "a year": ("life", lambda s: s.token(exp=moment(31_536_000))),
    "six minutes": ("life", lambda s: s.token(exp=moment(360))),
    "exp before iat": ("life", lambda s: s.token(iat=moment(30), exp=moment(20))),
    "name twice": ("form", twice),
    "nested twice": ("form", lambda s: payload(s, b'{"x": {"a": 1, "a": 2}}')),
    "not UTF-8": ("form", lambda s: payload(s, b'{"sub": "\xff\xfe"}')),
    "half a character": ("subject", lambda s: s.token(sub="\ud800")),
    "no JSON": ("form", lambda s: payload(s, b"sub=reader-7")),
    "a list": ("form", lambda s: payload(s, b"[]")),
    "NaN": ("form", lambda s: payload(s, b'{"exp": NaN}')),
    "too deep": ("form", lambda s: payload(s, b"[" * 1500 + b"]" * 1500)),
    "huge": ("size", lambda s: s.token(padding="x" * 9000)),
    "two parts": ("form", lambda s: s.token().rpartition(".")[0]),
    "five parts": ("form", lambda s: s.token() + ".a.b"),
    "padded": ("form", lambda s: s.token() + "="),
    "blank around": ("form", lambda s: f" {s.token()} "),
    "empty": ("form", lambda _s: ""),
    "not ASCII": ("form", lambda s: s.token() + "ä"),
}


@pytest.mark.parametrize(("reason", "make"), BAD.values(), ids=BAD)
def test_a_bad_token_is_refused_and_spends_nothing(site: Site, reason: str, make: Bad) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        token = make(site)
    assert refusal(token) == reason
    assert not SpentToken.objects.exists()
    assert accept_token(Sent(site.token(), ORIGIN)).subject == "reader-7"


@pytest.mark.parametrize("number", [b"1e999", b"-1", b"99999999999999999999999999"])
def test_a_time_that_is_none_is_refused(site: Site, number: bytes) -> None:
    claims = json.dumps(site.claims(exp=None)).encode()
    assert refusal(payload(site, claims[:-1] + b', "exp": ' + number + b"}")) in {
        "no-exp",
        "expired",
    }


@pytest.mark.parametrize(
    ("iat", "exp", "is_taken"),
    [(0, 300, True), (0, 301, False), (60, 120, True), (-300, -59, True), (-299, -60, False)],
)
def test_the_boundaries_of_time(site: Site, iat: int, exp: int, is_taken: bool) -> None:
    """AC-072: five minutes of life, sixty seconds of skew, not one more."""
    with time_machine.travel(now(), tick=False):
        token = site.token(iat=moment(iat), exp=moment(exp))
        if is_taken:
            assert accept_token(Sent(token, ORIGIN)).subject == "reader-7"
        else:
            assert refusal(token) in {"life", "expired"}


def test_a_token_of_one_site_is_none_at_another(site: Site) -> None:
    """AC-025: the key settles the site, the issuer must be its own, and so must the origin."""
    other = make_site("The Other")
    assert refusal(site.token(iss=other.row.issuer)) == "issuer"
    assert refusal(site.token(header={"kid": other.kid})) == "signature"
    assert refusal(site.token(), site=other.row.public_id) == "key"
    assert refusal(site.token(), origin="https://evil.example") == "origin"
    assert refusal(site.token(), origin="") == "origin"
    assert refusal(site.token(), origin="null") == "origin"
    ours, theirs = site.token(jti="the-same"), other.token(jti="the-same")
    assert accept_token(Sent(ours, ORIGIN)).site == site.row.public_id
    assert accept_token(Sent(theirs, ORIGIN)).site == other.row.public_id


def test_a_shared_secret_works_and_is_not_confused(db: None) -> None:
    shared = make_site("Shared", shared=True)
    assert len(shared.key) >= 43
    assert refusal(shared.token(header={"alg": "EdDSA"})) == "algorithm"
    assert accept_token(Sent(shared.token(), ORIGIN)).key == shared.kid


def test_roles_are_never_looked_at(site: Site) -> None:
    ticket = accept_token(Sent(site.token(roles=["publisher"], role="ADMIN", admin=True), ORIGIN))
    assert not any("admin" in str(part).lower() for part in (ticket.name, ticket.subject))
    assert "role" not in ticket.__dataclass_fields__


def test_a_token_counts_once_until_it_is_too_old(site: Site) -> None:
    token = site.token()
    accept_token(Sent(token, ORIGIN))
    assert refusal(token) == "used"
    with time_machine.travel(now() + timedelta(seconds=170), tick=False):
        assert refusal(token) == "used"
    with time_machine.travel(now() + timedelta(seconds=185), tick=False):
        assert refusal(token) == "expired"


def test_trying_a_token_spends_nothing(site: Site) -> None:
    token = site.token()
    assert try_token(token).name == "Ann Reader"
    assert accept_token(Sent(token, ORIGIN)).name == "Ann Reader"


# slow: a real database and eight threads
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_gets_in() -> None:
    """AC-072, on both databases: the unique digest decides."""
    site = make_site()
    sent = Sent(site.token(), ORIGIN)
    runners = race(8, lambda _number: accept_token(sent))
    assert len(results(runners)) == 1
    assert [error.reason for error in errors(runners) if isinstance(error, SignOnRefused)] == (
        ["used"] * 7
    )


def test_the_older_shape_only_after_its_waivers(db: None) -> None:
    """The legacy profile: off until switched on, bound to its site, `exp` and `jti` demanded."""
    site = make_site("Old", shared=True)
    named = site.row.public_id
    assert refusal(site.coral_token(), site=named) == "key"
    waive_all(site, CORAL)
    bad: list[tuple[str, dict[str, Any]]] = [
        ("no-exp", {"exp": None}),
        ("life", {"exp": moment(3600)}),
        ("token-id", {"jti": None}),
        ("subject", {"user": {"email": "ann@mail.example"}}),
        ("subject", {"user": "ann"}),
        ("audience", {"aud": "https://other.example"}),
        ("issuer", {"iss": "https://other.example"}),
        ("not-yet", {"iat": moment(90)}),
    ]
    for reason, changes in bad:
        assert refusal(site.coral_token(**changes), site=named) == reason
    assert refusal(site.coral_token()) == "key"
    ticket = accept_token(Sent(site.coral_token(), ORIGIN, site=named))
    assert (ticket.subject, ticket.name, ticket.email) == ("c-9", "ann_r", "ann@mail.example")
    assert accept_token(Sent(site.token(), ORIGIN)).subject == "reader-7"
