"""The one page for mailed links that cannot be used."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.accounts.errors import LinkNotValid


def link_not_valid(request: HttpRequest) -> HttpResponse:
    """Used, expired, replaced, unknown or meant for something else: the same page for all.

    A difference would tell a guesser how close they came.
    """
    words = {"words": LinkNotValid().message}
    return render(request, "account/link_not_valid.html", words, status=410)
