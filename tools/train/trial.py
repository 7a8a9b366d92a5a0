"""Disguises for judging: other tables and other habits than those of training.

A model that learned the tables of its training would look proof against evasion and not
be: so this file shares no table with ``disguise`` and no random numbers.
"""

import random
import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEET = {"a": "@", "e": "€", "i": "!", "o": "()", "s": "z", "l": "£", "u": "v", "c": "k", "t": "†"}
_GREEK = dict(zip("aeikmnoptuxyv", "αεικμηορτυχγν", strict=True))
_ACCENTS = "\u0301\u0308\u0323\u0335"


def evaded(text: str, *, seed: int) -> str:
    """Half of a text's words hidden, each in a way of its own; the same for the same seed."""
    chance = random.Random(f"{seed} {text}")

    def change(found: re.Match[str]) -> str:
        word = found[0]
        return chance.choice(WAYS)(word, chance) if chance.random() < 0.5 else word

    return _WORD.sub(change, text)


def _figures(word: str, chance: random.Random) -> str:
    places = [place for place, sign in enumerate(word) if sign.lower() in _LEET]
    chosen = set(chance.sample(places, min(len(places), 2)))
    return "".join(_LEET[s.lower()] if p in chosen else s for p, s in enumerate(word))


def _greek(word: str, chance: random.Random) -> str:
    return "".join(_GREEK.get(s.lower(), s) if chance.random() < 0.4 else s for s in word)


def _wide(word: str, _chance: random.Random) -> str:
    return "".join(chr(ord(s) + 0xFEE0) if "!" <= s <= "~" else s for s in word)


def _bold(word: str, _chance: random.Random) -> str:
    return "".join(_mathematical(sign) for sign in word)


def _mathematical(sign: str) -> str:
    name = f"MATHEMATICAL SANS-SERIF BOLD {'CAPITAL' if sign.isupper() else 'SMALL'} {sign.upper()}"
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return sign


def _accented(word: str, chance: random.Random) -> str:
    return "".join(s + chance.choice(_ACCENTS) if chance.random() < 0.3 else s for s in word)


def _apart(word: str, chance: random.Random) -> str:
    return chance.choice([" ", "  ", ". ", "/"]).join(word)


def _soft(word: str, _chance: random.Random) -> str:
    return "\u00ad".join(word)


def _long(word: str, chance: random.Random) -> str:
    return "".join(sign * chance.choice((1, 1, 1, 3, 6)) for sign in word)


def _starred(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + chance.choice("*%?") + word[place + 1 :]


WAYS = (_figures, _greek, _wide, _bold, _accented, _apart, _soft, _long, _starred)
