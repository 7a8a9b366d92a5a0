"""Who may see which page of the desk: every page names its permission."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.roles import Permission

if TYPE_CHECKING:
    from folkmoot.accounts.models.account import Account

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request of somebody who may see the page."""

    user: "Account"


Page = Callable[Concatenate[DeskRequest, P], HttpResponse]


def page(permission: Permission) -> Callable[[Page[P]], Page[P]]:
    """Show the page to signed-in accounts with the permission only, and let nobody keep it.

    The actions ask again: a page is a door, not a lock.
    """

    def decorate(view: Page[P]) -> Page[P]:
        @login_required
        @never_cache
        @wraps(view)
        def guarded(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not has_permission(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return cast("Page[P]", guarded)

    return decorate
