"""The rulings by name: each module of `rulings` declares one."""

from collections.abc import Mapping
from types import MappingProxyType

from folkmoot.moderation.errors import RulingUnknown
from folkmoot.moderation.ruling import Ruling
from folkmoot.moderation.rulings import (
    block,
    close_account,
    dismiss,
    hold_next,
    pause,
    publish,
    remove,
    warn,
)

RULINGS: Mapping[str, Ruling] = MappingProxyType(
    {
        module.RULING.name: module.RULING
        for module in (publish, dismiss, remove, warn, hold_next, pause, block, close_account)
    }
)


def find_ruling(name: str) -> Ruling:
    """The ruling of this name.

    Raises:
        RulingUnknown: there is none.
    """
    if name not in RULINGS:
        raise RulingUnknown(ruling=name)
    return RULINGS[name]


def rulings_on_comments(*, is_reported: bool = False) -> tuple[Ruling, ...]:
    """What a moderator can say of a text; of one that was reported, that the reports were wrong."""
    left_out = publish.RULING.name if is_reported else dismiss.RULING.name
    rulings = (ruling for ruling in RULINGS.values() if not ruling.is_measure)
    return tuple(ruling for ruling in rulings if ruling.name != left_out)


def measures() -> tuple[Ruling, ...]:
    """What can be added about the account, from the mildest to the strictest."""
    return tuple(ruling for ruling in RULINGS.values() if ruling.is_measure)
