"""Which names are free for members."""

from datetime import timedelta

from folkmoot.accounts.models import Account, FormerName, ReservedName
from folkmoot.accounts.names import letters_skeleton, name_skeleton
from folkmoot.accounts.staff_names import carries, sounds_like_staff
from folkmoot.core.clock import now
from folkmoot.core.conf import conf


def is_reserved(name: str) -> bool:
    """True when the name speaks for the newsroom: a word for staff, or a publication's name."""
    reserved = set(ReservedName.objects.values_list("skeleton", flat=True))
    reserved |= {letters_skeleton(word) for word in conf.reserved_names}
    return sounds_like_staff(name) or any(carries(name, word) for word in reserved if word)


def is_taken(name: str, *, by_other_than: Account | None = None) -> bool:
    """True when an account has this name or one that looks the same, or left it lately.

    Only a courtesy for forms: between two who ask at once the database decides.
    """
    skeleton = name_skeleton(name)
    oldest = now() - timedelta(days=conf.former_name_days)
    others = Account.objects.filter(name_skeleton=skeleton)
    former = FormerName.objects.filter(skeleton=skeleton, left_at__gt=oldest)
    if by_other_than is not None:
        others = others.exclude(pk=by_other_than.pk)
        former = former.exclude(account=by_other_than)
    return others.exists() or former.exists()


def former_names_of(account: Account) -> tuple[FormerName, ...]:
    """The names that the account had before, the latest first; for its owner and the staff."""
    return tuple(FormerName.objects.filter(account=account).order_by("-left_at", "-pk"))
