"""A small provider of OpenID Connect on this machine, which can be told to lie."""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from folkmoot.core.clock import now

CLIENT, SECRET = "folkmoot-at-the-paper", "a secret of both"
Change = Callable[[dict[str, Any]], Any]


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY, OTHER_KEY = _key(), _key()


def _as_it_is(told: dict[str, Any]) -> dict[str, Any]:
    return told


@dataclass
class Provider:
    """What the provider knows, what it gives out, and how it lies in this test."""

    issuer: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"sub": "person-1"})
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    claims: Change = _as_it_is
    sign: Change | None = None
    userinfo: Change = _as_it_is
    discovery: Change = _as_it_is
    last_token: str = ""

    def log_in(self, address: str) -> str:
        """What the person's browser does at the provider: agrees, and is sent back."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert query["client_id"] == CLIENT
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        code = token_urlsafe(16)
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"], "iss": self.issuer})
        return f"{query['redirect_uri']}?{back}"

    def configuration(self) -> dict[str, Any]:
        """The page that everything is found by."""
        return self.discovery(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    def keys(self) -> dict[str, Any]:
        """The public half of the key."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Exchange a code, once, for whoever knows the secret and the half of PKCE."""
        wanted = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or authorization != f"Basic {wanted}":
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            return None
        moment = int(now().timestamp())
        claims = self.claims(
            {
                "iss": self.issuer,
                "aud": CLIENT,
                "sub": self.person["sub"],
                "iat": moment,
                "exp": moment + 300,
                "nonce": asked["nonce"],
            }
        )
        sign = self.sign or (
            lambda claims: jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
        )
        self.last_token = sign(claims)
        return {"access_token": "for once", "token_type": "Bearer", "id_token": self.last_token}


class _Pages(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        if self.path.startswith("/authorize"):
            self.send_response(302)
            self.send_header("Location", self.provider.log_in(self.path))
            self.end_headers()
            return
        pages: dict[str, Callable[[], Any]] = {
            "/.well-known/openid-configuration": self.provider.configuration,
            "/keys": self.provider.keys,
            "/userinfo": lambda: self.provider.userinfo(dict(self.provider.person)),
        }
        self._answer(pages[self.path]())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self._answer(self.provider.token(form, self.headers.get("Authorization", "")))

    def _answer(self, found: Any) -> None:
        self.provider.asked.append(self.path)
        body = json.dumps(found or {"error": "invalid_grant"}).encode()
        self.send_response(400 if found is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running_provider() -> Iterator[Provider]:
    """The provider at a free port of this machine."""
    provider = Provider()
    pages = type("Pages", (_Pages,), {"provider": provider})
    server = ThreadingHTTPServer(("127.0.0.1", 0), pages)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
