"""Which kinds of addresses accounts may have: throw-away mail and aliases, by setting."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from django.utils.translation import gettext as _

from folkmoot.accounts.errors import AddressNotAccepted
from folkmoot.core.conf import conf


def fit_address(email: str) -> None:
    """See that the settings accept addresses of this kind.

    Raises:
        AddressNotAccepted: they do not; the sentence says why.
    """
    local, _at, host = email.rpartition("@")
    if conf.disposable_mail == "refuse" and _is_disposable(host.lower()):
        words = _("This is an address for the moment. Please give one that stays yours.")
        raise AddressNotAccepted(words, reason="disposable")
    if conf.alias_mail == "refuse" and "+" in local:
        words = _("Please give the address without the part from the plus sign on.")
        raise AddressNotAccepted(words, reason="alias")


def _is_disposable(host: str) -> bool:
    hosts = _hosts_of(conf.disposable_hosts_file)
    parts = host.rstrip(".").split(".")
    return any(".".join(parts[start:]) in hosts for start in range(len(parts) - 1))


@cache
def _hosts_of(own_file: str) -> frozenset[str]:
    """Our list and the newsroom's: one host a line, # for remarks."""
    text = (files("folkmoot.accounts") / "disposable_hosts.txt").read_text(encoding="utf-8")
    if own_file:
        text += "\n" + Path(own_file).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)
