"""Display names: what they may be made of, and when two of them count as the same; pure."""

import unicodedata

import regex
from django.utils.translation import gettext as _

from folkmoot.accounts.errors import NameNotAllowed
from folkmoot.standards.folding import skeleton

SHORTEST, LONGEST = 2, 40
ALLOWED = regex.compile(r"[\p{L}\p{M}\p{Nd} .,'\u2019\-_·&()]+")
INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{C}]")
PILED_MARKS = regex.compile(r"\p{M}{4,}")
LETTER = regex.compile(r"\p{L}")
GRAPHEME = regex.compile(r"\X")
SAME_LOOKS = (("rn", "m"), ("vv", "w"), ("i", "l"), ("1", "l"), ("|", "l"), ("0", "o"))
NOT_LETTERS = regex.compile(r"[^\p{L}\p{M}]+")


def name_skeleton(name: str) -> str:
    """The look-alike form of a name: two names with one skeleton cannot both be taken.

    Method: Unicode Technical Standard 39, section 4 (skeleton), over NFKC, with case folded and
    spaces and default-ignorable characters dropped. Beyond it, signs that look the same in one
    case or the other are one here, since a reader sees either: I, l and 1; O and 0; rn and m.
    That keeps a few honest names apart from others ('Eli' from 'Ell'), which costs a letter.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    look = "".join(map(_look, folded))
    for looks, same in SAME_LOOKS:
        look = look.replace(looks, same)
    return "".join(look.split())[:160]


def _look(sign: str) -> str:
    """What a sign looks like, the same for its small and its large form.

    The large form is asked first: many letters of other scripts are Latin to the eye in it
    alone, and whoever imitates a name chooses the case.
    """
    large = skeleton(sign.upper()).casefold()
    return large if large.isascii() else skeleton(sign).casefold()


def letters_skeleton(name: str) -> str:
    """The skeleton of a name's letters alone: 'M.o.d 1' is 'mod'."""
    return name_skeleton(NOT_LETTERS.sub("", name))


def word_skeletons(name: str) -> frozenset[str]:
    """The skeletons of a name's words."""
    return frozenset(name_skeleton(word) for word in NOT_LETTERS.split(name) if word)


def readable_name(name: str) -> str:
    """The name as it is stored: composed, with single spaces.

    Nothing else is changed in silence: a name with a character that readers cannot see or that
    turns the direction of the page is refused and not cleaned, so that nobody is known by
    another name than the one they typed.

    Raises:
        NameNotAllowed: too short, too long, or made of something that names are not made of.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if INVISIBLE.search(name):
        raise _refusal("invisible", _("Please use only characters that can be seen."))
    length = len(GRAPHEME.findall(name))
    if length < SHORTEST:
        raise _refusal("too-short", _("A name has at least two characters."))
    if length > LONGEST or PILED_MARKS.search(name):
        raise _refusal("too-long", _("A name has at most 40 characters."))
    if not ALLOWED.fullmatch(name):
        raise _refusal("characters", _("A name has letters, digits, spaces and . , ' - _ & ( )"))
    if not LETTER.search(name):
        raise _refusal("no-letter", _("A name has at least one letter."))
    return name


def _refusal(reason: str, sentence: str) -> NameNotAllowed:
    return NameNotAllowed(sentence, reason=reason)
