"""How each kind of network is asked who somebody is, over allauth's OAuth clients.

Each adapter turns the answer to a code into an `Identity`. Tokens are used once and forgotten.
"""

import json
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

import jwt
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.facebook.provider import FacebookProvider
from allauth.socialaccount.providers.facebook.views import FacebookOAuth2Adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter
from allauth.socialaccount.providers.vk.provider import VKProvider
from allauth.socialaccount.providers.vk.views import VKOAuth2Adapter
from django.core.cache import cache
from django.urls import reverse

from folkmoot.accounts.identities import Identity, make_identity
from folkmoot.accounts.identity_tokens import Expected, read_id_token
from folkmoot.accounts.network_errors import NetworkAnswerRefused
from folkmoot.accounts.networks import Network
from folkmoot.core.addresses import own_address
from folkmoot.core.clock import now
from folkmoot.core.outbound import OutboundRefused, check_address, outbound_session

DISCOVERY = "/.well-known/openid-configuration"
DISCOVERY_SECONDS = 3600
APPLE_SECRET_LIVES = timedelta(minutes=5)


class _Client(OAuth2Client):
    """Writes an address without empty parts and always in one order."""

    def get_redirect_url(self, authorization_url: str, scope: Any, extra_params: Any) -> str:
        parts = {
            "client_id": self.consumer_key,
            "redirect_uri": self.callback_url,
            "response_type": "code",
            "scope": self.scope_delimiter.join(scope),
            "state": self.state,
            **extra_params,
        }
        query = urlencode({name: value for name, value in parts.items() if value})
        return f"{authorization_url}{'&' if '?' in authorization_url else '?'}{query}"


class _Asking(OAuth2Adapter):
    """What all have in common: our own address to come back to, and the network's settings."""

    client_class = _Client
    network: Network
    nonce = ""

    def get_callback_url(self, request: Any, app: Any) -> str:  # noqa: ARG002
        """Built from the configured address, whatever host a request claims."""
        return own_address(reverse("account_network_return", args=[self.network.slug]))

    def get_provider(self) -> Any:
        """The provider that this adapter speaks for."""
        return provider_of(self.network, self.request)

    def identity(self, answer: dict[str, Any]) -> Identity:
        """Who the answer to our code is about.

        Raises:
            NetworkAnswerRefused: the answer does not hold.
            RequestException, LookupError, TypeError, ValueError: it is no such answer at all.
        """
        raise NotImplementedError


class OidcAdapter(_Asking):
    """Any provider of OpenID Connect, found by its issuer."""

    discovered: dict[str, Any] | None = None

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the issuer publishes of itself, fetched now and then."""
        if self.discovered is None:
            key = f"oidc:{self.network.issuer}"
            found = cache.get(key) or _json(self.network.issuer + DISCOVERY)
            if str(found.get("issuer", "")).rstrip("/") != self.network.issuer:
                raise NetworkAnswerRefused(reason="discovered-issuer")
            check_address(found["authorization_endpoint"])
            cache.set(key, found, DISCOVERY_SECONDS)
            self.discovered = found
        return self.discovered

    @property
    def authorize_url(self) -> str:
        """Where the person goes."""
        return str(self.openid_config["authorization_endpoint"])

    @property
    def access_token_url(self) -> str:
        """Where the code is exchanged."""
        return str(self.openid_config["token_endpoint"])

    @property
    def basic_auth(self) -> bool:
        """The standard's default is the header; in the body no sign can be misread, where taken."""
        ways = self.openid_config.get("token_endpoint_auth_methods_supported") or ()
        return "client_secret_post" not in ways

    def identity(self, answer: dict[str, Any]) -> Identity:
        """From the ID token; name and address from the provider's page of the person if need be."""
        config = self.openid_config
        expected = Expected(str(config["issuer"]), self.network.values["ID"], self.nonce)
        claims = dict(read_id_token(answer.get("id_token"), _json(config["jwks_uri"]), expected))
        if "email" not in claims and "userinfo_endpoint" in config:
            claims = self._told_more(claims, answer["access_token"])
        name = claims.get("name") or claims.get("preferred_username")
        return make_identity(
            self.network.issuer, claims["sub"], name=name, email=claims.get("email")
        )

    def _told_more(self, claims: dict[str, Any], token: str) -> dict[str, Any]:
        more = _json(self.openid_config["userinfo_endpoint"], token=token)
        if more.get("sub") != claims["sub"]:
            raise NetworkAnswerRefused(reason="userinfo-subject")
        return more | claims


class _AppleClient(_Client):
    """Apple wants a secret that is signed anew."""

    def get_access_token(self, code: str, pkce_code_verifier: Any = None, **_: Any) -> Any:
        network: Network = self.request.folkmoot_network
        moment = now()
        claims = {
            "iss": network.values["TEAM"],
            "sub": self.consumer_key,
            "aud": network.issuer,
            "iat": moment,
            "exp": moment + APPLE_SECRET_LIVES,
        }
        headers = {"kid": network.values["KEY_ID"]}
        self.consumer_secret = jwt.encode(
            claims, network.signing_key, algorithm="ES256", headers=headers
        )
        return super().get_access_token(code, pkce_code_verifier)


class AppleAdapter(OidcAdapter):
    """Apple, asked for no more than who it is.

    With a wish for name or address Apple would send the answer as a form from its own site, and
    the browser would leave our session's cookie out. The person types both here.
    """

    client_class = _AppleClient
    basic_auth = False

    def get_client(self, request: Any, app: Any) -> Any:
        """The client, with the network at hand for its secret."""
        request.folkmoot_network = self.network
        return super().get_client(request, app)

    def _told_more(self, claims: dict[str, Any], _token: str) -> dict[str, Any]:
        return claims


class FacebookAdapter(_Asking, FacebookOAuth2Adapter):
    """Facebook's own dialect; its answers carry no token of identity on this way."""

    def identity(self, answer: dict[str, Any]) -> Identity:
        """From the page about oneself, asked with a proof that we hold the app's secret."""
        login = self.complete_login(self.request, self.get_provider().app, self.parse_token(answer))
        told = login.account.extra_data
        issuer = self.network.issuer
        return make_identity(issuer, told["id"], name=told.get("name"), email=told.get("email"))


class VkAdapter(_Asking, VKOAuth2Adapter):
    """VK ID."""

    def identity(self, answer: dict[str, Any]) -> Identity:
        """From the page about oneself."""
        login = self.complete_login(self.request, self.get_provider().app, self.parse_token(answer))
        told = login.account.extra_data
        name = f"{told.get('first_name') or ''} {told.get('last_name') or ''}"
        return make_identity(
            self.network.issuer, str(told["user_id"]), name=name, email=told.get("email")
        )


class MastodonAdapter(_Asking):
    """One instance of Mastodon, or of what speaks like it."""

    @property
    def authorize_url(self) -> str:
        """Where the person goes."""
        return f"{self.network.issuer}/oauth/authorize"

    @property
    def access_token_url(self) -> str:
        """Where the code is exchanged."""
        return f"{self.network.issuer}/oauth/token"

    def identity(self, answer: dict[str, Any]) -> Identity:
        """From the page about oneself; the number there stays when the handle changes."""
        address = f"{self.network.issuer}/api/v1/accounts/verify_credentials"
        told = _json(address, token=answer["access_token"])
        name = told.get("display_name") or told.get("username")
        return make_identity(self.network.issuer, told["id"], name=name)


def _json(address: Any, *, token: str = "") -> dict[str, Any]:
    headers = {"Accept": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    with outbound_session() as session:
        answer = session.get(str(address), headers=headers)
    answer.raise_for_status()
    found = json.loads(answer.content)
    if not isinstance(found, dict):
        raise OutboundRefused
    return found


class _OwnProvider(OAuth2Provider):
    """allauth's idea of a network that has none of its own there."""

    id = name = "folkmoot"
    account_class: ClassVar[Any] = None


class _Facebook(FacebookProvider):
    def get_fields(self) -> list[str]:
        return ["id", "name", "email"]


PROTOCOLS: dict[str, tuple[type[Any], type[_Asking]]] = {
    "oidc": (_OwnProvider, OidcAdapter),
    "apple": (_OwnProvider, AppleAdapter),
    "mastodon": (_OwnProvider, MastodonAdapter),
    "facebook": (_Facebook, FacebookAdapter),
    "vk": (VKProvider, VkAdapter),
}


def provider_of(network: Network, request: Any) -> Any:
    """The provider as allauth sees it for the network; its adapter is ours."""
    provider_class, _ = PROTOCOLS[network.traits.protocol]
    app = SocialApp(
        provider=provider_class.id,
        provider_id=network.slug,
        name=network.title,
        client_id=network.values["ID"],
        secret=network.values.get("SECRET", ""),
        settings={"oauth_pkce_enabled": network.kind != "facebook"},
    )
    provider = provider_class(request, app=app)
    provider.get_oauth2_adapter = lambda _request: adapter_of(network, request)
    return provider


def adapter_of(network: Network, request: Any) -> _Asking:
    """What asks the network."""
    adapter = PROTOCOLS[network.traits.protocol][1](request)
    adapter.network = network
    return adapter


def host_of(address: str) -> str:
    """The host that a page names before it leads there."""
    return urlsplit(address).hostname or ""
