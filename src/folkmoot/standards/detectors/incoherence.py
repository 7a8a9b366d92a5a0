"""C17: texts that nobody could have meant: mashed keys, noise, words thrown together."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import regex

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.languages import base, common_share
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Text

_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "фівапролджє",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
)
_NEIGHBOURS = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
_HARDLY = (
    "bq bx cx dx fq fx fz gq gx hx jb jd jf jg jh jk jl jm jn jp jq jr js jt jv jw jx jz kq kx lx "
    "mx pq px qb qc qd qf qg qh qj qk ql qm qn qo qp qr qs qt qv qw qx qy qz sx tx vb vf vg vh vj "
    "vk vm vn vp vq vt vw vx vz wq wv wx xd xf xg xj xk xm xn xq xr xv xw xz zf zj zq zx fj fk gk "
    "hk hj kf kg kj dk bk hf hg gf dg gh df fd "
    "йй ьь ъъ ыы ыь ьы жы шы щы чы аы оы уы эы йь йъ ьъ щй жй фй цй щщ ъь ёё эь эъ фц цф щж жщ гй "
    "фж жф щф фщ хй щх зщ щз"
)
_ODD = _NEIGHBOURS | frozenset(_HARDLY.split())
"""Pairs of neighbouring keys, and pairs that words of no language read here have, or hardly any.

Common words have some of them ("gh", "we"), so only their share in a whole text counts.
"""

_WORD = regex.compile(r"\p{L}+")
_NOISE = regex.compile(r"(?<!\S)(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])[A-Za-z0-9+/=_-]{24,400}+(?!\S)")
_SIGNS = regex.compile(r"[.,;:!?…()\"“”„«»\n|/&•–—-]")
LONGEST_READ = 4_000
FEWEST_PAIRS = 10
PROBES = 32
SHORTEST_NOISE = 24
LEAST_ODD = 0.25
TOLD_BY_SMALL_WORDS = frozenset(("de", "en", "es", "fr", "it", "pt"))
"""Languages in which no long sentence goes without small words.

Others write them as part of the next word (Arabic) or as endings (Turkish, Finnish).
"""


@detector(
    "incoherence",
    explain="The text is made of struck keys, noise, or words without a sentence.",
    defaults={
        "min_letters": 12,
        "mashed": 0.55,
        "min_noise": 0.6,
        "min_words": 16,
        "max_small": 0.02,
    },
)
def incoherence(text: Text, options: Options) -> Iterator[Seen]:
    """Three ways of writing nothing, each by its share of the whole text.

    The bounds are wide: whoever writes badly, in dialect or in another language must not
    be caught. Runs and repetition belong to the detector "flooding".
    """
    yield from _mashed(text, options)
    yield from _noise(text, options)
    yield from _salad(text, options)


def _mashed(text: Text, options: Options) -> Iterator[Seen]:
    """Keys struck side by side: pairs of neighbouring keys, and pairs that no word has."""
    raw = text.raw[:LONGEST_READ].lower()
    if text.letters.count < options.min_letters or not _may_be_mashed(raw):
        return
    words = [word for word in _WORD.findall(raw) if len(word) > 1]
    letters = sum(map(len, words))
    if letters < options.min_letters or any(link.begin < LONGEST_READ for link in text.links):
        return
    pairs = [a + b for word in words for a, b in pairwise(word) if a != b]
    odd = sum(pair in _ODD for pair in pairs)
    share = odd / len(pairs) if pairs else 0.0
    if len(pairs) >= FEWEST_PAIRS and share >= options.mashed:
        length = min(1.0, letters / (3 * options.min_letters))
        score = round(min(0.95, 0.6 + 0.3 * length + (share - options.mashed) * 0.4), 3)
        yield Seen.whole(text, score=score, kind="mashed keys", share=round(share, 3))


def _may_be_mashed(raw: str) -> bool:
    """A quick look at some pairs, evenly apart: nearly every text passes on at once."""
    step = max(1, len(raw) // PROBES)
    pairs = [raw[at : at + 2] for at in range(0, len(raw) - 1, step)]
    odd = sum(pair in _ODD for pair in pairs)
    return odd >= LEAST_ODD * sum(map(str.isalpha, pairs))


def _noise(text: Text, options: Options) -> Iterator[Seen]:
    """Long strings of mixed letters and figures, as ciphers and keys are written."""
    if max(map(len, text.raw.split()), default=0) < SHORTEST_NOISE:
        return
    places = [Span(*found.span()) for found in _NOISE.finditer(text.raw)]
    if not places or text.links:
        return
    share = sum(end - begin for begin, end in places) / len(text.raw.strip())
    if share >= options.min_noise:
        begin, end = places[0]
        yield Seen.at(
            places,
            score=0.75,
            kind="noise",
            share=round(share, 3),
            entropy=round(_entropy(text.raw[begin:end]), 2),
        )


def _entropy(string: str) -> float:
    """Bits for each sign (Shannon 1948); prose has about 4.1, a random key of this alphabet 5."""
    counts = Counter(string)
    return -sum(n / len(string) * math.log2(n / len(string)) for n in counts.values())


def _salad(text: Text, options: Options) -> Iterator[Seen]:
    """Many words, hardly one of the small ones that hold sentences together, and no sign.

    Asked only where the small words of both the edition's language and the text's own are
    known; lists, names and headlines have signs between them.
    """
    words = text.lowered
    if len(words) < options.min_words or _SIGNS.search(text.raw.strip()[:-1]):
        return
    if (text.edition_share is None) or text.edition_share > options.max_small:
        return
    spoken = text.language.language if text.language else base(text.edition)
    share = common_share(words, spoken) if spoken in TOLD_BY_SMALL_WORDS else None
    if share is not None and share <= options.max_small:
        yield Seen.whole(
            text,
            score=0.72,
            kind="words without a sentence",
            words=len(words),
            small=round(share, 3),
        )
