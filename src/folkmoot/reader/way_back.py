"""Where a reader goes after the door: back to where they came from, if it is ours."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

NEXT = "next"
FRONT_PAGE = "/"


def target_of(request: HttpRequest) -> str:
    """The path in `next`, if it is a path of this site; empty otherwise."""
    target = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    return target if target.startswith("/") and get_adapter().is_safe_url(target) else ""


def with_next(address: str, target: str) -> str:
    """The address with the way back in its query."""
    return f"{address}?{urlencode({NEXT: target})}" if target else address
