"""A thousand texts, made from parts of our own: plain, rude, disguised, shouted, linked, odd.

The same thousand at each run, for the doors of the engine to be compared on.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

SEED = 20261123
NUMBER = 1_000

PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        ("The mayor", "My neighbour", "This paper", "Nobody here", "The whole council"),
        (
            "promised us a bridge ten years ago",
            "has no idea what a bus ticket costs",
            "should read the report before talking",
            "is a complete idiot and everybody knows it",
            "talks such shit that it hurts",
            "ought to be thrown into the river",
        ),
        ("and the ferry still leaves at noon.", "so what did you expect?", "enough said", ""),
    ),
    "de": (
        ("Der Bürgermeister", "Meine Nachbarin", "Diese Zeitung", "Keiner von euch"),
        (
            "hat uns die Brücke schon vor Jahren versprochen",
            "weiß gar nicht, was eine Fahrkarte kostet",
            "redet nur Scheiße",
            "ist ein Idiot und bleibt einer",
            "sollte erst einmal den Bericht lesen",
        ),
        ("und die Fähre fährt trotzdem.", "was sonst?", "das war es von mir", ""),
    ),
    "fr": (
        ("Le maire", "Ma voisine", "Ce journal", "Personne ici"),
        (
            "nous promet un pont depuis dix ans",
            "ne sait pas ce que coûte un billet",
            "dit de la merde comme toujours",
            "est un crétin et tout le monde le sait",
        ),
        ("et le bac part toujours à midi.", "et alors ?", ""),
    ),
    "es": (
        ("El alcalde", "Mi vecina", "Este periódico", "Nadie aquí"),
        (
            "nos prometió un puente hace diez años",
            "no sabe lo que cuesta un billete",
            "no dice más que mierda",
            "es un imbécil y siempre lo será",
        ),
        ("y el barco sale a mediodía.", "¿qué esperabas?", ""),
    ),
    "ru": (
        ("Мэр", "Моя соседка", "Эта газета", "Никто здесь"),
        (
            "обещал нам мост десять лет назад",
            "не знает, сколько стоит билет на автобус",
            "несёт полную хуйню",
            "идиот, и все это знают",
        ),
        ("а паром всё ходит.", "а что вы хотели?", ""),
    ),
    "ar": (
        ("رئيس البلدية", "جارتي", "هذه الصحيفة"),
        ("وعدنا بجسر قبل عشر سنوات", "لا يعرف سعر التذكرة", "يتكلم كلاما فارغا مثل الحمار"),
        ("والعبارة ما زالت تعمل.", "فماذا كنتم تتوقعون؟", ""),
    ),
}
EXTRAS = (
    "https://example.org/bridge?page=2",
    "hxxp://malware[.]test/a",
    "see www.phishing.test now",
    "call me: +49 30 901820 or 0151 23456789",
    "write to jane.roe@mail.example",
    "IBAN DE89 3704 0044 0532 0130 00",
    "buy cheap watches, 50 % off, only today $$$",
    "😀😀😀 👩‍👩‍👧 🇺🇦",
    "!!!!!!!!!!!! ????????",
    "> The mayor is an idiot\nThat is no way to speak.",
    "\u202eevil\u202c \u200b\u200d e\u0301\u0301\u0301",
    "a" * 300,
)
LEET = str.maketrans({"i": "1", "e": "3", "o": "0", "a": "@", "s": "$"})
ALIKE = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "i": "і"})


def _spaced(text: str) -> str:
    return " ".join(text)


def _pierced(text: str) -> str:
    return "\u200b".join(text)


def _drawn_out(text: str) -> str:
    return "".join(sign * 3 if sign in "aeiouаеио" else sign for sign in text)


DISGUISES = (
    *(str,) * 8,
    str.upper,
    str.title,
    _spaced,
    _pierced,
    _drawn_out,
    lambda text: text.translate(LEET),
    lambda text: text.translate(ALIKE),
    lambda text: text[::-1],
)


def texts() -> Iterator[dict[str, Any]]:
    """Records as every door reads them; each fourth has facts beside its text."""
    chance = Random(SEED)
    languages = sorted(PARTS)
    for number in range(NUMBER):
        language = chance.choice(languages)
        record = {"id": number, "text": _text(chance, language), "language": language}
        if number % 4 == 0:
            record |= _facts(chance, language)
        yield record


def _text(chance: Random, language: str) -> str:
    said = " ".join(part for part in map(chance.choice, PARTS[language]) if part)
    sentences = [chance.choice(DISGUISES)(said)]
    if chance.random() < 0.4:
        sentences.append(chance.choice(EXTRAS))
    if chance.random() < 0.1:
        other = chance.choice(("en", "de"))
        sentences.append(" ".join(map(chance.choice, PARTS[other])))
    chance.shuffle(sentences)
    return chance.choice((" ", "\n", "\n\n")).join(sentences)


def _facts(chance: Random, language: str) -> dict[str, Any]:
    said = " ".join(map(chance.choice, PARTS[language]))
    return {
        "story": {"title": "The bridge is closed", "summary": "For three months from today."},
        "parent": said,
        "author": {
            "account_age_days": chance.randint(0, 900),
            "published": chance.randint(0, 40),
            "recent": [said] * chance.randint(0, 4),
        },
        "at": "2026-11-23T08:00:00+00:00",
    }
