"""Teaching the n-grams by the encoder: its opinion of texts, of their pieces and of words.

The encoder brings from its own reading what words mean; n-grams know only what they were
shown. So they are shown the encoder's scores of every training text, of short pieces of
them, and of the words of its vocabulary, each alone and in a short frame (Hinton et al.
2015, arXiv 1503.02531). The teacher of a judged model never saw the source it is judged on.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from folkmoot.standards.scoring.calibration import Floats, sigmoid
from folkmoot.standards.scoring.scorer import LABELS
from tools.train.sources import Row

Teacher = Callable[[Sequence[str]], Floats]
"""Raw values, one line a text and one column a label of ``LABELS``."""

FRAMES = ("{}", "you {}", "you are such a {}", "these {} people")
SHARE = 0.5


def taught(rows: Sequence[Row], teacher: Teacher) -> list[Row]:
    """The rows with each label half its own and half the teacher's; absent ones are its own."""
    opinions = sigmoid(teacher([row.text for row in rows]))
    return [
        Row(row.source, row.text, _between(row, opinion.tolist()), row.part)
        for row, opinion in zip(rows, opinions, strict=True)
    ]


def _between(row: Row, opinion: Iterable[float]) -> dict[str, float]:
    return {
        label: SHARE * value + (1 - SHARE) * row.labels.get(label, value)
        for label, value in zip(LABELS, opinion, strict=True)
    }


def shown(texts: Iterable[str], teacher: Teacher, *, source: str) -> list[Row]:
    """Texts that have no label but the teacher's."""
    given = list(dict.fromkeys(texts))
    opinions = sigmoid(teacher(given)).tolist()
    return [
        Row(source, text, dict(zip(LABELS, opinion, strict=True)))
        for text, opinion in zip(given, opinions, strict=True)
    ]


def pieces(rows: Iterable[Row], *, most: int, seed: int) -> list[str]:
    """Runs of two to six words out of the texts, chosen by chance."""
    chance = random.Random(seed)
    found = list(dict.fromkeys(_runs(rows, chance)))
    return chance.sample(found, min(most, len(found)))


def _runs(rows: Iterable[Row], chance: random.Random) -> Iterator[str]:
    for row in rows:
        words = row.text.split()[:60]
        for _ in range(min(5, len(words) // 3)):
            begin = chance.randrange(len(words) - 1)
            yield " ".join(words[begin : begin + chance.randint(2, 6)])


def words_in_frames(vocabulary: Iterable[str]) -> list[str]:
    """The whole words of a vocabulary, in each of the frames."""
    words = [word for word in vocabulary if word.isalpha() and word.isascii() and len(word) > 2]
    return [frame.format(word) for frame in FRAMES for word in words]
