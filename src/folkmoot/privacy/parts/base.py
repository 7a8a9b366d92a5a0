"""What a part is: one app's answer to what it holds of a person, and how that ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from folkmoot.accounts.models import Account


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one column when its account is erased, and why."""

    is_personal: bool
    reason: str


GONE = Fate(True, "the row is deleted")
EMPTIED = Fate(True, "emptied, or replaced by something that says nothing")


def kept(reason: str, *columns: str) -> dict[str, Fate]:
    """These columns hold nothing of a person, or must stay; the reason says which."""
    return dict.fromkeys(columns, Fate(False, reason))


def gone(*columns: str) -> dict[str, Fate]:
    """These columns go with their row."""
    return dict.fromkeys(columns, GONE)


def emptied(*columns: str) -> dict[str, Fate]:
    """The row stays; these columns lose what they say of a person."""
    return dict.fromkeys(columns, EMPTIED)


PSEUDONYM = "it points to the account's row, which is a pseudonym without key by then"
PUBLIC_ID = "a random id"
OWN_SETTINGS = "the newsroom's own, not about a member"


@dataclass(frozen=True, slots=True)
class Leaving:
    """An account on its way out. `pseudonym` is its public id from then on."""

    account: Account
    pseudonym: str
    keep_published: bool
    moment: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """One app: its columns by model, what to give out, and how it forgets.

    `columns` names each column that can hold words, or names an account. A model of another
    project may say `*` for all its words; accounts it always names one by one. `holdings` maps
    a section of the archive to its rows as plain data. `erase` runs in one transaction with
    all other parts and says how many rows it was, by kind.
    """

    name: str
    columns: Mapping[str, Mapping[str, Fate]]
    holdings: Callable[[Account], Mapping[str, Iterable[dict[str, Any]]]]
    erase: Callable[[Leaving], Mapping[str, int]]


def nothing_held(_account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """For a part that keeps nothing of members worth giving out."""
    return {}
