"""Reserving names, and the one check that every new name passes."""

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.accounts.errors import NameNotAllowed, NameTaken
from folkmoot.accounts.models import Account, ReservedName
from folkmoot.accounts.name_review import breaks_standards
from folkmoot.accounts.names import letters_skeleton, readable_name
from folkmoot.accounts.queries.names import is_reserved, is_taken


@transaction.atomic
def reserve_name(name: str) -> None:
    """Keep a publication's name, and names that carry it, from members. Safe to repeat."""
    ReservedName.objects.get_or_create(
        skeleton=letters_skeleton(name)[:160], defaults={"name": name[:160]}
    )


def fit_name(
    name: str, *, language: str, account: Account | None = None, is_staff: bool = False
) -> str:
    """The name as it will be stored, when it may be.

    `account` is the one that wants it, if there is one already; staff may carry words that
    speak for the newsroom.

    Raises:
        NameNotAllowed: its form, a reserved word or the standards are against it.
        NameTaken: it, or one that looks the same, belongs to somebody else.
    """
    name = readable_name(name)
    if not is_staff and is_reserved(name):
        raise NameNotAllowed(
            _("This name sounds as if you spoke for the newsroom. Please choose another one."),
            reason="reserved",
        )
    if breaks_standards(name, language):
        raise NameNotAllowed(
            _("Names keep the Community Standards too. Please choose another one."),
            reason="standards",
        )
    if is_taken(name, by_other_than=account):
        raise NameTaken
    return name
