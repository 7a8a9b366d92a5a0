"""The one seam to allauth: where it would decide, mail or count, it asks here."""

from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.email_verification import login_on_verification
from allauth.account.models import EmailAddress
from allauth.account.signals import password_changed
from allauth.core.exceptions import ReauthenticationRequired
from allauth.core.internal import ratelimit
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.actions.sessions import begin_session, end_sessions, forget_session
from folkmoot.accounts.mail_addresses import limit_form, stored_form
from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.identities import networks_to_come_by
from folkmoot.accounts.queries.policies import policy_in_force
from folkmoot.accounts.queries.sign_on import sites_of
from folkmoot.accounts.sealing import seal
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.limits import client_address

NEXT = "next"
CODE_LETTERS = frozenset({"login_code", "unknown_account"})
log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Folkmoot's answers to allauth's questions."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Address and password do not belong together. Please check both; letters count as "
            "large or small in the password."
        ),
        "too_many_login_attempts": _(
            "There were too many wrong attempts. Nothing is lost: wait five minutes, or set a "
            "new password."
        ),
        "incorrect_password": _("This is not your password. Please try again."),
        "enter_current_password": _("This is not your present password. Please try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can agree to a privacy policy before there is one."""
        return policy_in_force() is not None

    def is_safe_url(self, url: str) -> bool:
        """Only paths, and addresses of this site as configured, whatever host was asked."""
        return url_has_allowed_host_and_scheme(url, {settings.SITE_ADDRESS.partition("//")[2]})

    def get_client_ip(self, request: HttpRequest) -> str:
        """The client as our own limits see it."""
        return client_address(request)

    def clean_email(self, email: str) -> str:
        """The stored form."""
        return stored_form(email)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failures by mailbox and not by spelling, nor by the host that was asked."""
        return limit_form(str(credentials.get("email", "")))

    def forgive_failures(self, request: HttpRequest, account: Account) -> None:
        """Let the owner log in at once after setting a new password."""
        ratelimit.clear(
            request,
            app="allauth.account",
            action="login_failed",
            key=limit_form(account.email),
        )

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        """Queue the mail with our own link; see `actions.emails`."""
        account: Account = emailconfirmation.email_address.user
        if may_be_mailed(account.email):
            start("accounts.mail_confirmation", account.public_id, self._next(request))

    def send_account_already_exists_mail(self, email: str) -> None:
        """Queue the hint to the owner of an address that was used at sign-up again."""
        if may_be_mailed(email):
            start("accounts.mail_account_exists", stored_form(email), get_language() or "en")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Queue the notice that something about the account was changed."""
        if isinstance(user, Account):
            start("accounts.mail_notice", user.public_id, template_prefix.rpartition("/")[2])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the code for a log-in, or the hint that there is no account to log in to.

        Nothing else of allauth's is sent: its links are built from the request's host.
        """
        letter = template_prefix.rpartition("/")[2]
        if letter in CODE_LETTERS:
            sealed = seal(context.get("code", ""))
            if may_be_mailed(email):
                start("accounts.mail_login_code", email, get_language() or "en", sealed)
            return
        log.error("accounts.letter_unknown", letter=template_prefix)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Addresses are confirmed by `actions.emails` alone."""
        return bool(email_address.verified)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """One rule for our pages and allauth's: the log-in is a few minutes old at most."""
        return not is_login_fresh(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show that it is oneself, in our words; a visitor has none."""
        if not user.is_authenticated:
            return []
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        words = {
            "reauthenticate": _("With the password"),
            "mfa_reauthenticate": _("With a code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        for method in methods:
            method["description"] = words.get(method["id"], method["description"])
        if sites_of(user):
            address, name = reverse("account_sign_on"), _("By the site you come from")
            methods.append({"id": "sign-on", "url": address, "description": name})
        if not methods or networks_to_come_by(user):
            address, name = reverse("account_network_again"), _("Through a network")
            methods.append({"id": "network", "url": address, "description": name})
        return methods

    def _next(self, request: HttpRequest) -> str:
        target = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
        return target if target.startswith("/") and self.is_safe_url(target) else ""


def log_in_confirmed(request: HttpRequest, address: EmailAddress) -> HttpResponse | None:
    """Finish the sign-up that this browser began, now that its address is confirmed.

    Only this browser's own: a link that logs in whoever holds it would be a password. None when
    the sign-up was begun elsewhere or too long ago; the reader is led to log in then.
    """
    answer: HttpResponse | None = login_on_verification(request, address)
    return answer if request.user.is_authenticated else None


def demand_fresh_login(request: HttpRequest) -> None:
    """See that the password was typed a few minutes ago; allauth asks for it otherwise.

    Raises:
        ReauthenticationRequired: it was longer ago.
    """
    if not is_login_fresh(request):
        raise ReauthenticationRequired


def is_login_fresh(request: HttpRequest) -> bool:
    """True when password, code or passkey was given a few minutes ago."""
    oldest = now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(record["at"] >= oldest for record in records)


@receiver(user_logged_in)
def note_login(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Put the new session into the account's list."""
    if isinstance(user, Account) and request is not None:
        agent = request.META.get("HTTP_USER_AGENT", "")
        begin_session(user, request.session, agent=agent, network=client_address(request))


@receiver(user_logged_out)
def note_logout(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Take the session out of the list."""
    if isinstance(user, Account) and request is not None:
        forget_session(request.session.session_key)


@receiver([password_changed, authenticator_added])
def end_others(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """A new password or factor: this session goes on under its new key, all others end."""
    if isinstance(user, Account):
        note_login(request, user)
        end_sessions(user, but=request.session.session_key or "")
