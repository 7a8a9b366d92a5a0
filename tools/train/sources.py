"""The sources of training data: how each one's columns become our labels.

A label is from 0 to 1, or absent where the source does not tell: absent labels teach
nothing. Values between 0 and 1 stand where raters disagreed or a category is only near
to the label; they are for training and never count in a figure.
"""

import csv
import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

CLEAN = dict.fromkeys(("toxicity", "hate", "insult", "threat", "obscenity", "spam"), 0.0)
_RETWEET = re.compile(r"^[\s!\"“]*(?:rt\s+)?(?:@\w+[:\s]+)?", re.IGNORECASE)
_ESCAPED = re.compile(r"(?:\\u[0-9a-f]{4})+")
_ASIDE = re.compile(r"[\s!-/:-@\[-`{-~“”‘’„«»…–—]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A text with its labels; ``part`` names a part of a source that is kept together."""

    source: str
    text: str
    labels: Mapping[str, float] = field(default_factory=dict)
    part: str = ""

    @property
    def key(self) -> str:
        """What two copies of one text have in common: its letters, figures and emoji."""
        return _ASIDE.sub(" ", self.text.lower()).strip()

    def share(self, salt: str = "") -> float:
        """A number from 0 to 1 that hangs on the text alone: splits are made by it."""
        return int(sha256(f"{salt}{self.key}".encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def unique(rows: Iterator[Row]) -> list[Row]:
    """Without empty texts and without second copies of a text."""
    kept: dict[str, Row] = {}
    for row in rows:
        if row.key:
            kept.setdefault(row.key, row)
    return list(kept.values())


def davidson(data: Path) -> Iterator[Row]:
    """Tweets found by words of a list: most swear, few hate. Votes of the raters are shares."""
    for cells in _table(data / "davidson/labeled_data.csv"):
        votes = int(cells["count"])
        hate, rude = (int(cells[name]) / votes for name in ("hate_speech", "offensive_language"))
        text = _RETWEET.sub("", html.unescape(cells["tweet"]))
        labels = {"hate": hate, "toxicity": min(1.0, hate + 0.8 * rude), "spam": 0.02}
        if cells["class"] == "2":
            labels = {"hate": 0.0, "toxicity": 0.0, "insult": 0.0, "threat": 0.0, "spam": 0.02}
        elif cells["class"] == "0":
            labels = {"hate": max(hate, 0.7), "toxicity": 1.0, "spam": 0.0}
        yield Row("davidson", text, labels, cells["class"])


def edos(data: Path) -> Iterator[Row]:
    """Sexism on Reddit and Gab. What is not sexist there may be vile in another way."""
    for cells in _table(data / "edos/edos_train_dev.csv"):
        category, vector = cells["label_category"][:1], cells["label_vector"][:3]
        if category == "n":
            labels = {"hate": 0.1, "threat": 0.0, "spam": 0.0}
        else:
            labels = {
                "toxicity": 0.8 if category == "4" or vector in {"3.3", "3.4"} else 1.0,
                "hate": 1.0 if category in "12" else 0.6,
                "threat": 1.0 if category == "1" else 0.0,
                "spam": 0.0,
            }
            if vector in {"2.2", "3.1"}:
                labels["insult"] = 1.0
        yield Row("edos", cells["text"], labels, cells["split"])


def hatemoji(data: Path) -> Iterator[Row]:
    """Texts written by people to mislead models, each with a twin of the other label."""
    for part in ("train", "validation", "test"):
        for cells in _table(data / f"hatemoji/build_{part}.csv"):
            hate = float(cells["label_gold"])
            threat = float(cells["type"] == "threateninglanguage")
            labels = {"toxicity": hate, "hate": hate, "threat": threat, "spam": 0.0}
            yield Row("hatemoji", cells["text"], labels, part)


def stormfront(data: Path) -> Iterator[Row]:
    """A forum of racists. Only ever for measuring: its licence stays out of our weights."""
    for cells in _table(data / "stormfront/stormfront_train.csv"):
        if cells["label"] in {"hate", "noHate"}:
            hate = float(cells["label"] == "hate")
            yield Row("stormfront", cells["text"], {"toxicity": hate, "hate": hate})


def surge_toxicity(data: Path) -> Iterator[Row]:
    """Comments of social media, half of them toxic."""
    for cells in _table(data / "surge-toxicity/toxicity_en.csv"):
        is_toxic = cells["is_toxic"] == "Toxic"
        labels = {"toxicity": 1.0, "spam": 0.02} if is_toxic else {**CLEAN, "obscenity": 0.05}
        yield Row("surge-toxicity", cells["text"], labels)


def mlma(language: str) -> Callable[[Path], Iterator[Row]]:
    """Tweets with several sentiments each; ``normal`` among others means doubt."""
    name = "en_dataset_with_stop_words" if language == "en" else f"{language}_dataset"

    def rows(data: Path) -> Iterator[Row]:
        for cells in _table(data / f"mlma/{name}.csv"):
            said = set(cells["sentiment"].split("_"))
            rude = said & {"offensive", "hateful", "abusive", "disrespectful"}
            doubt = 0.55 if "normal" in said else 1.0
            if not rude and said != {"normal"}:
                continue
            labels = {
                "toxicity": doubt if rude else 0.0,
                "hate": (doubt if "hateful" in said else 0.1 if rude else 0.0),
                "spam": 0.02,
            }
            if said & {"abusive", "disrespectful"}:
                labels["insult"] = 0.8 * doubt
            elif not rude:
                labels["insult"] = 0.0
            text = _ESCAPED.sub(_unescaped, cells["tweet"])
            yield Row(f"mlma-{language}", text.replace("\\", "'"), labels)

    return rows


def sms_spam(data: Path) -> Iterator[Row]:
    """Short messages among acquaintances: what is no spam is everyday talk."""
    for cells in _table(data / "sms-spam/sms_spam.csv"):
        spam = float(cells["label"] == "spam")
        labels = {"spam": spam} if not spam else {"spam": 1.0, "hate": 0.0, "threat": 0.0}
        yield Row("sms-spam", cells["text"], labels)


def polis(language: str) -> Callable[[Path], Iterator[Row]]:
    """Accepted opinions of civic conversations: clean text about what newspapers write of."""
    starts = {"en": ("15", "am", "bg", "ma", "sc", "ss"), "de": ("austria",)}[language]

    def rows(data: Path) -> Iterator[Row]:
        for path in sorted((data / "polis").glob("*.csv")):
            if path.name.startswith(starts):
                for cells in _table(path):
                    if cells["moderated"] == "1":
                        yield Row(f"polis-{language}", cells["comment-body"], CLEAN, path.stem)

    return rows


def germeval(data: Path) -> Iterator[Row]:
    """German tweets: abuse of groups, insults of persons, profanity, other."""
    path = data / "germeval2018/germeval2018.training.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        text, _, kind = line.split("\t")
        labels = {
            "toxicity": float(kind != "OTHER"),
            "hate": float(kind == "ABUSE"),
            "insult": {"INSULT": 1.0, "ABUSE": 0.5}.get(kind, 0.0),
        }
        yield Row("germeval2018", text.replace("|LBR|", " "), labels)


def told_br(data: Path) -> Iterator[Row]:
    """Brazilian tweets, three raters each. For a report only: the licence is share-alike."""
    for cells in _table(data / "told-br/told_br_train.csv"):
        votes = {name: float(cells[name]) for name in cells if name != "text"}
        against_groups = max(votes[name] for name in votes if name not in {"obscene", "insult"})
        graded = {
            "toxicity": max(votes.values()),
            "hate": against_groups,
            "insult": votes["insult"],
            "obscenity": votes["obscene"],
        }
        yield Row(
            "told-br", cells["text"], {n: (0.0, 0.6, 1.0, 1.0)[int(v)] for n, v in graded.items()}
        )


def _unescaped(found: re.Match[str]) -> str:
    """Characters written as their UTF-16 numbers; a half of a pair is dropped."""
    units = b"".join(int(unit, 16).to_bytes(2, "little") for unit in found[0].split("\\u")[1:])
    return units.decode("utf-16-le", "ignore")


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
