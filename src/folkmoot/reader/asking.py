"""Who asks on a page that is for members only."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from folkmoot.accounts.models.account import Account


class MemberRequest(HttpRequest):
    """A request behind `login_required`: somebody is signed in."""

    user: "Account"
