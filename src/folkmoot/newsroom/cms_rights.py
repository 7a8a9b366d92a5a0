"""Who may write in the CMS: the one seam between the roles of accounts and Wagtail's groups.

Wagtail asks its groups, Folkmoot its roles. The groups follow the role each time somebody
comes through the CMS's door, so that a person whose role has ended keeps nothing.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from wagtail.users.models import UserProfile

from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Role

ROLES = frozenset({Role.EDITOR, Role.PUBLISHER})
GROUPS = frozenset({"Editors", "Moderators"})
CMS = "/cms/"
CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
OURS = {"account/": "account_home", "logout/": "account_logout"}
NOT_OURS = ("password_reset/", "users/", "groups/", "documents/")


def may_write(account: Account | AnonymousUser) -> bool:
    """True for editors and publishers."""
    return isinstance(account, Account) and account.is_active and account.role in ROLES


def follow_role(account: Account) -> None:
    """Give the account the groups of its role and take every other from it.

    Both roles publish, so both get Wagtail's Moderators beside its Editors: what only a
    publisher may do is decided at the desk, not in the CMS.
    """
    wanted = GROUPS if may_write(account) else frozenset[str]()
    if set(account.groups.values_list("name", flat=True)) != wanted:
        account.groups.set(Group.objects.filter(name__in=wanted))
    if wanted:
        _follow_zone(account)


def _follow_zone(account: Account) -> None:
    """Wagtail keeps a time zone of its own; an editor enters times in the account's."""
    profile = UserProfile.get_for_user(account)
    if profile.current_time_zone != account.time_zone:
        profile.current_time_zone = account.time_zone
        profile.save(update_fields=["current_time_zone"])


class CmsDoor:
    """Middleware before the CMS: our own log-in, our own roles, no second way to make accounts.

    Wagtail's pages for logging in, passwords, users and groups are closed: they would go past
    the limits, the captcha and the consent of Folkmoot's own. Wagtail's editor runs scripts of
    its own making inside the page, hence a policy that is looser than the readers'.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let everything pass that does not go to the CMS."""
        if not request.path.startswith(CMS):
            return self._get_response(request)
        return self._enter(request)

    def _enter(self, request: HttpRequest) -> HttpResponse:
        rest = request.path.removeprefix(CMS)
        account = request.user
        if not isinstance(account, Account) or rest.startswith("login/"):
            query = urlencode({"next": request.GET.get("next") or request.get_full_path()})
            return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{query}")
        follow_role(account)
        elsewhere = next((name for begin, name in OURS.items() if rest.startswith(begin)), "")
        if elsewhere:
            return HttpResponseRedirect(resolve_url(elsewhere))
        if not may_write(account):
            raise PermissionDenied
        if rest.startswith(NOT_OURS):
            raise Http404
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        return response
