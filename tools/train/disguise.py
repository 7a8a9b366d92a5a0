"""Disguises for training: what people do to a word so that a machine does not see it."""

import random
import re
from collections.abc import Callable

Disguise = Callable[[str, random.Random], str]

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEET = {
    "a": "4@",
    "e": "3",
    "i": "1!",
    "o": "0",
    "s": "5$",
    "t": "7+",
    "b": "8",
    "g": "9",
    "l": "1|",
}
_TWINS = dict(zip("aceiopxyhkmtbn", "асеіорхуһкмтьп", strict=True))
_VOWELS = "aeiou"
_SIGNS = ".-_*~"
_ZERO_WIDTH = "\u200b\u200c\u2060\ufeff"


def disguised(text: str, chance: random.Random, *, share: float = 0.35) -> str:
    """The text with that share of its longer words disguised, all of them in one way or two."""
    kinds = chance.sample(TRAINING, 2)

    def change(found: re.Match[str]) -> str:
        return chance.choice(kinds)(found[0], chance) if chance.random() < share else found[0]

    return _WORD.sub(change, text)


def leet(word: str, chance: random.Random) -> str:
    """Some letters as figures and signs."""
    return "".join(
        chance.choice(_LEET[sign]) if sign in _LEET and chance.random() < 0.6 else sign
        for sign in word.lower()
    )


def twins(word: str, chance: random.Random) -> str:
    """Some letters as Cyrillic ones that look the same."""
    return "".join(
        _TWINS.get(sign, sign) if chance.random() < 0.5 else sign for sign in word.lower()
    )


def spaced(word: str, chance: random.Random) -> str:
    """The letters set apart by blanks or by one sign."""
    return chance.choice(" .-_").join(word)


def drawn_out(word: str, chance: random.Random) -> str:
    """One letter written many times."""
    place = chance.randrange(len(word))
    return word[:place] + word[place] * chance.randint(2, 5) + word[place + 1 :]


def masked(word: str, chance: random.Random) -> str:
    """Letters inside as stars, vowels first."""
    vowels = [place for place in range(1, len(word)) if word[place].lower() in _VOWELS]
    places = set(vowels[: chance.randint(1, 2)] or [1])
    sign = chance.choice("**#-@")
    return "".join(sign if place in places else each for place, each in enumerate(word))


def broken(word: str, chance: random.Random) -> str:
    """One sign or nothing visible put inside."""
    place = chance.randrange(1, len(word))
    return word[:place] + chance.choice(_SIGNS + _ZERO_WIDTH) + word[place:]


def swapped(word: str, chance: random.Random) -> str:
    """Two neighbours in the wrong order."""
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def dropped(word: str, chance: random.Random) -> str:
    """One letter inside left out."""
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1 :]


TRAINING: list[Disguise] = [leet, twins, spaced, drawn_out, masked, broken, swapped, dropped]
