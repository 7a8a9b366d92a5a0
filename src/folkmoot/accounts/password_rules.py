"""Passwords that anybody would try first here: the names of the site and of the account.

Common and leaked passwords are Django's part (`CommonPasswordValidator`, twenty thousand of them,
offline); no service is asked, since a password or a part of its hash would leave the house.
"""

import unicodedata
from collections.abc import Iterable

import regex
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from folkmoot.accounts.models import Account, ReservedName

LEFT_OVER = 6
SHORTEST_WORD = 4
WORDS = regex.compile(r"[^\p{L}\p{N}]+")
OFTEN = ("folkmoot", "password", "comment", "newspaper")
LOOKS = str.maketrans("013457@$", "oleastas")


class ContextPasswordValidator:
    """Refuses a password of which little is left without the words of this place."""

    def validate(self, password: str, user: object = None) -> None:
        """Pass, or say what the password is made of.

        Raises:
            ValidationError: it is such a name with little beside it.
        """
        left = _folded(password)
        found = ""
        for word in sorted(_words(user), key=len, reverse=True):
            if word in left:
                left, found = left.replace(word, ""), found or word
        if found and len(left) < LEFT_OVER:
            raise ValidationError(self.get_help_text(), code="password_of_this_place")

    def get_help_text(self) -> str:
        """The rule, in a sentence."""
        return _("Your name or that of this site is the first thing others try. Add words to it.")


def _words(user: object) -> set[str]:
    host = settings.SITE_ADDRESS.partition("//")[2].partition(":")[0]
    names = [host, *OFTEN, *ReservedName.objects.values_list("name", flat=True)]
    if isinstance(user, Account):
        names += [user.display_name, user.email.partition("@")[0]]
    return {word for name in names for word in _parts(name)}


def _parts(name: str) -> Iterable[str]:
    """The words of a name, and all of it in one."""
    words = [word for word in WORDS.split(_folded(name)) if word]
    return [word for word in (*words, "".join(words)) if len(word) >= SHORTEST_WORD]


def _folded(text: str) -> str:
    """One case, and digits as the letters that they are written for."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded.translate(LOOKS)
