"""A partner site in a few lines: it has a key, makes tokens, and posts a reader's browser."""

import base64
import json
import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.test import Client
from jwt import PyJWS

from folkmoot.accounts.actions.sign_on_keys import SiteFacts, add_site, make_key, waive
from folkmoot.accounts.models import Account, SignOnSite, SiteIdentity
from folkmoot.accounts.sign_on_waivers import waivers_of
from folkmoot.accounts.signed_tokens import KIND
from folkmoot.core.clock import now

ORIGIN = "https://www.paper.example"
ACCEPTED = {"country": "DE", "is_of_age": "on", "agrees_standards": "on", "agrees_policy": "on"}
SIGN_ON, WELCOME = "/account/sign-on/", "/account/sign-on/welcome/"
_numbers = count(1)


@dataclass
class Site:
    """The partner's side: its key's id, and what it signs with."""

    row: SignOnSite
    kid: str
    key: Any
    algorithm: str

    def claims(self, **changes: Any) -> dict[str, Any]:
        """What a well-made token says; None leaves a claim out."""
        moment = int(now().timestamp())
        claims = {
            "iss": self.row.issuer,
            "aud": settings.SITE_ADDRESS,
            "sub": "reader-7",
            "iat": moment,
            "exp": moment + 120,
            "jti": f"token-{next(_numbers)}",
            "email": "ann@mail.example",
            "name": "Ann Reader",
        }
        return {name: value for name, value in (claims | changes).items() if value is not None}

    def token(self, *, header: dict[str, Any] | None = None, **changes: Any) -> str:
        """A token, with these claims and header changed; None leaves one out."""
        head = {"typ": KIND, "kid": self.kid, "alg": self.algorithm} | (header or {})
        return sign(
            {name: value for name, value in head.items() if value is not None},
            json.dumps(self.claims(**changes)).encode(),
            self.key,
            self.algorithm,
        )

    def coral_token(self, **changes: Any) -> str:
        """The shape that the older system took."""
        moment = int(now().timestamp())
        user = {"id": "c-9", "email": "ann@mail.example", "username": "ann_r", "role": "ADMIN"}
        claims = {"jti": f"coral-{next(_numbers)}", "exp": moment + 120, "user": user} | changes
        claims = {name: value for name, value in claims.items() if value is not None}
        head = {"alg": "HS256", "typ": "JWT"}
        return sign(head, json.dumps(claims).encode(), self.key, "HS256")


def make_site(name: str = "The Paper", *, shared: bool = False) -> Site:
    """A site with one key, of its own or shared."""
    slug = name.lower().replace(" ", "-")
    row = add_site(
        None,
        SiteFacts(
            name=name,
            issuer=f"https://{slug}.example",
            origins=(ORIGIN,),
            publication="main",
            start_address=f"{ORIGIN}/discuss",
        ),
    )
    if shared:
        made = make_key(None, row)
        return Site(row, made.public_id, made.secret, "HS256")
    private = Ed25519PrivateKey.generate()
    made = make_key(None, row, public_pem(private))
    return Site(row, made.public_id, private, "EdDSA")


def public_pem(private: Ed25519PrivateKey) -> str:
    """What the site gives away."""
    form = PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(Encoding.PEM, form).decode()


def b64(data: bytes) -> str:
    """Base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(header: dict[str, Any], payload: bytes, key: Any, algorithm: str) -> str:
    """A compact signature over exactly this header and payload."""
    signer = PyJWS().get_algorithm_by_name(algorithm)
    signed = f"{b64(json.dumps(header).encode())}.{b64(payload)}"
    return f"{signed}.{b64(signer.sign(signed.encode(), signer.prepare_key(key)))}"


def post(client: Client, token: str, *, origin: str = ORIGIN, **fields: str) -> Any:
    """What the site's page makes a browser do."""
    return client.post(SIGN_ON, {"token": token, **fields}, headers={"Origin": origin})


def waive_all(site: Site, what: str) -> None:
    """Leave a safeguard out, every sentence ticked."""
    waive(None, site.row, what=what, ticked=[waiver.name for waiver in waivers_of(what)])


def accept(client: Client, **changes: str) -> Any:
    """Fill in the page of the acceptance as it stands, and send it."""
    html = client.get(WELCOME).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(\w+_version)" value="([^"]*)"', html))
    shown = dict(re.findall(r'name="(email|display_name)" value="([^"]*)"', html))
    return client.post(WELCOME, ACCEPTED | hidden | shown | changes)


def signed_on(site: Site, **claims: Any) -> tuple[Client, Account]:
    """A browser that came from the site and accepted, and its account."""
    client = Client()
    post(client, site.token(**claims))
    accept(client)
    row = SiteIdentity.objects.select_related("account").get(subject=claims.get("sub", "reader-7"))
    return client, row.account


def is_in(client: Client) -> bool:
    """True when somebody is logged in in this browser."""
    return client.get("/account/").status_code == 200
