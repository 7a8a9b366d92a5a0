"""Which names are free for members."""

from folkmoot.accounts.models import Account, ReservedName
from folkmoot.accounts.names import letters_skeleton, name_skeleton
from folkmoot.accounts.staff_names import carries, sounds_like_staff
from folkmoot.core.conf import conf


def is_reserved(name: str) -> bool:
    """True when the name speaks for the newsroom: a word for staff, or a publication's name."""
    reserved = set(ReservedName.objects.values_list("skeleton", flat=True))
    reserved |= {letters_skeleton(word) for word in conf.reserved_names}
    return sounds_like_staff(name) or any(carries(name, word) for word in reserved if word)


def is_taken(name: str, *, by_other_than: Account | None = None) -> bool:
    """True when an account has this name or one that looks the same.

    Only a courtesy for forms: between two who ask at once the database decides.
    """
    others = Account.objects.filter(name_skeleton=name_skeleton(name))
    if by_other_than is not None:
        others = others.exclude(pk=by_other_than.pk)
    return others.exists()
