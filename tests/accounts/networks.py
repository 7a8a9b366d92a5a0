"""Going through a network in a test: the same steps that a browser takes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from django.test import Client

from folkmoot.accounts.models import Account
from tests.accounts.letters import path_in
from tests.make import PASSWORD
from tests.plumbing.oidc_provider import CLIENT, SECRET, Provider, running_provider

PAPER = "/account/networks/paper/"
NEW = "/account/networks/new/"
REGISTER = "/account/networks/register/"
LINK = "/account/networks/link/"


@contextmanager
def paper_network(settings: Any, *, kind: str = "oidc") -> Iterator[Provider]:
    """A provider on this machine, switched on under the name 'paper'."""
    with running_provider() as provider:
        settings.SOCIAL_VARIABLES = {
            "FOLKMOOT_SOCIAL_PAPER_ISSUER": provider.issuer,
            "FOLKMOOT_SOCIAL_PAPER_NAME": "The Paper",
            "FOLKMOOT_SOCIAL_PAPER_ID": CLIENT,
            "FOLKMOOT_SOCIAL_PAPER_SECRET": SECRET,
        }
        settings.FOLKMOOT = {
            **settings.FOLKMOOT,
            "social": (f"{kind}:paper",),
            "outbound_own_hosts": (urlsplit(provider.issuer).netloc,),
        }
        yield provider


def leaving_for(client: Client, *, path: str = PAPER, **form: str) -> str:
    """Press the button; the address that the page goes on to."""
    answer = client.post(path, form)
    assert answer.status_code == 200, answer.content
    found = re.search(rb'http-equiv="refresh" content="0;url=([^"]+)"', answer.content)
    assert found is not None
    return unescape(found[1].decode())


def path_of(address: str) -> str:
    """The path and query of an address of ours."""
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc) == ("http", "localhost:8000")
    return f"{parts.path}?{parts.query}"


def through(client: Client, provider: Provider, **form: str) -> Any:
    """There and back again; our answer to the network's."""
    return client.get(path_of(provider.log_in(leaving_for(client, **form))))


def register(client: Client, form: dict[str, str]) -> Any:
    """'No, I am new here': send the form without a password, then open the mailed link here."""
    client.post(REGISTER, {name: text for name, text in form.items() if name != "password1"})
    return client.post(path_in(mail.outbox[-1], "confirm-email"))


def log_in(client: Client, account: Account, **more: str) -> Any:
    """Log in with the password."""
    return client.post("/account/login/", {"login": account.email, "password": PASSWORD, **more})


def who(client: Client) -> str:
    """The user ID of who is logged in; empty for nobody."""
    key = client.session.get("_auth_user_id")
    return Account.objects.get(pk=key).public_id if key else ""
