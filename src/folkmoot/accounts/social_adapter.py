"""The seam to allauth's log-in through networks: leaving for one, coming back, logging in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

import requests
import structlog
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account
from folkmoot.accounts.network_errors import (
    NetworkAnswerRefused,
    NetworkCancelled,
    NetworkTooLate,
    NetworkUnreachable,
)
from folkmoot.accounts.network_protocols import adapter_of, provider_of
from folkmoot.accounts.networks import Network, network_by_issuer, network_by_slug
from folkmoot.core.outbound import outbound_session

LOG_IN, LINK, AGAIN = "log-in", "link", "again"
"""Why somebody goes to a network."""
SAID_NO = frozenset({"access_denied", "user_cancelled_authorize", "user_cancelled_login"})
BROKEN_ANSWERS = (
    OAuth2Error,
    ProviderException,
    ImproperlyConfigured,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
)
log = structlog.get_logger(__name__)


class SocialAdapter(DefaultSocialAccountAdapter):
    """Folkmoot's answers to the questions of `allauth.socialaccount`."""

    def get_requests_session(self) -> requests.Session:
        """Every request to a network goes by the rules of the one way out."""
        return outbound_session()

    def get_provider(self, request: Any, provider: str, **_: Any) -> Any:
        """The network by the name that our addresses use, or by its issuer.

        Raises:
            SocialApp.DoesNotExist: it is not switched on.
        """
        network = network_by_slug(provider) or network_by_issuer(provider)
        if network is None:
            raise SocialApp.DoesNotExist
        return provider_of(network, request)

    def list_apps(self, *_: Any, **__: Any) -> list[Any]:
        """None: networks come from the environment and never from rows."""
        return []

    def authenticate_by_email(self, sociallogin: Any) -> None:
        """Nobody is ever found by an address (AC-020)."""

    def populate_user(self, _request: Any, sociallogin: Any, *_: Any) -> Any:
        """Nothing that a network says gets into an account by itself."""
        return sociallogin.user


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody came back: who they are at the network, what for, and whose page they left."""

    network: Network
    identity: Identity
    purpose: str
    next: str
    account_id: str


def leave_for(request: HttpRequest, network: Network, *, purpose: str, next_path: str) -> str:
    """The network's address that the person is to go to now.

    What is on its way is kept in the session under a random name, for ten minutes and one use:
    the secret half of PKCE, the nonce, and who was logged in. Only this browser can come back.

    Raises:
        NetworkUnreachable: the network does not say where to go.
    """
    account: Any = request.user
    nonce = token_urlsafe(32)
    traits = network.traits
    parameters: dict[str, Any] = {}
    if traits.protocol in {"oidc", "apple"}:
        parameters["nonce"] = nonce
    if purpose == AGAIN:
        parameters |= dict(traits.again)
    with _refusals(network):
        answer = provider_of(network, request).redirect(
            request,
            process=purpose,
            next_url=next_path,
            scope=list(traits.scopes),
            auth_params=parameters,
            nonce=nonce,
            account_id=account.public_id if account.is_authenticated else "",
        )
    if not hasattr(answer, "url"):
        raise NetworkUnreachable
    return str(answer.url)


def come_back(request: HttpRequest, network: Network) -> Arrival:
    """Take the network's answer, once.

    Raises:
        NetworkTooLate: this browser did not leave for this network, or came back before.
        NetworkCancelled: the person said no there.
        NetworkAnswerRefused: the answer does not hold.
        NetworkUnreachable: the network does not answer.
    """
    given = request.GET
    state = statekit.unstash_state(
        request, provider_id=network.slug, state_id=given.get("state", "")
    )
    if state is None:
        raise NetworkTooLate
    if "error" in given:
        log.info("accounts.network_said_no", network=network.slug, error=given["error"][:60])
        raise NetworkCancelled
    if given.get("iss", network.issuer).rstrip("/") != network.issuer:
        raise _refused(network, "answer-issuer")
    account: Any = request.user
    account_id = account.public_id if account.is_authenticated else ""
    if state.get("account_id", "") != account_id:
        raise NetworkTooLate
    adapter = adapter_of(network, request)
    adapter.nonce = state["nonce"]
    with _refusals(network):
        answer = adapter.get_access_token_data(
            request,
            provider_of(network, request).app,
            adapter.get_client(request, provider_of(network, request).app),
            pkce_code_verifier=state.get("pkce_code_verifier"),
        )
        identity = adapter.identity(answer)
    return Arrival(network, identity, state["process"], state.get("next", ""), account_id)


def log_in_through(
    request: HttpRequest, account: Account, identity: Identity, *, next_path: str
) -> HttpResponse:
    """Log the identity's account in, by the same stages as with a password.

    So an unconfirmed address, a second factor and a closed account are met in the same way.
    """
    _note_proof(request, account, identity)
    login = Login(user=account, redirect_url=next_path or None)
    answer: HttpResponse = perform_login(request, login)
    return answer


def note_fresh_login(request: HttpRequest, identity: Identity) -> None:
    """Remember that who is logged in has just shown it again, through a network."""
    account: Any = request.user
    _note_proof(request, account, identity)


def log_out(request: HttpRequest) -> None:
    """End the session that is here."""
    get_account_adapter(request).logout(request)


def _note_proof(request: HttpRequest, account: Account, identity: Identity) -> None:
    record_authentication(request, account, "socialaccount", provider=identity.issuer)


@contextmanager
def _refusals(network: Network) -> Iterator[None]:
    """Whatever another server's answer breaks becomes one of our refusals.

    Its answer is a stranger's words: any shape of it may come, and none may end in an error page.
    """
    try:
        yield
    except NetworkAnswerRefused as refusal:
        raise _refused(network, refusal.reason) from refusal
    except requests.RequestException as error:
        log.warning(
            "accounts.network_unreachable", network=network.slug, error=type(error).__name__
        )
        raise NetworkUnreachable from error
    except BROKEN_ANSWERS as error:
        raise _refused(network, type(error).__name__) from error


def _refused(network: Network, reason: str) -> NetworkAnswerRefused:
    log.warning("accounts.network_answer_refused", network=network.slug, reason=reason)
    return NetworkAnswerRefused(reason=reason)
