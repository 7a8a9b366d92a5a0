"""A data folder in miniature: every source's columns, a few dozen made-up rows each."""

import csv
from collections.abc import Iterable
from pathlib import Path

POLITE = ("thank you for the report", "the bus was late again", "more trees please", "good point")
RUDE = ("you stupid fool", "what a silly moron", "shut up you clown", "get lost you fool")


def write(folder: Path, times: int = 8) -> Path:
    """The folder, ready to be read; the rows of a source differ in their numbers only."""
    folder.mkdir(exist_ok=True)
    rows = [(f"{text} {n}", text in RUDE) for n in range(times) for text in (*POLITE, *RUDE)]
    _davidson(folder, rows)
    _edos(folder, rows)
    _others(folder, rows)
    (folder / "README.md").write_text("made for a test")
    return folder


def _davidson(folder: Path, rows: Iterable[tuple[str, bool]]) -> None:
    head = ("count", "hate_speech", "offensive_language", "neither", "class", "tweet")
    lines = [
        (3, 2 * bad, int(bad), 3 * (not bad), 0 if bad else 2, f"RT @user: tweet {text}")
        for text, bad in rows
    ]
    _table(folder / "davidson/labeled_data.csv", head, lines)


def _edos(folder: Path, rows: Iterable[tuple[str, bool]]) -> None:
    head = ("text", "label_category", "label_vector", "split")
    bad_kind = ("1. threats, plans to harm and incitement", "1.1 threats of harm", "train")
    lines = [
        (f"post {text}", *(bad_kind if bad else ("none", "none", "dev"))) for text, bad in rows
    ]
    _table(folder / "edos/edos_train_dev.csv", head, lines)


def _others(folder: Path, rows: list[tuple[str, bool]]) -> None:
    """The sources whose rows are a text and hardly more."""
    for part in ("train", "validation", "test"):
        lines = [
            (f"{part} {text} 🙂", int(bad), "derogation" if bad else "none") for text, bad in rows
        ]
        _table(folder / f"hatemoji/build_{part}.csv", ("text", "label_gold", "type"), lines)
    _table(
        folder / "stormfront/stormfront_train.csv",
        ("text", "label"),
        [(f"forum {text}", "hate" if bad else "noHate") for text, bad in rows],
    )
    _table(
        folder / "surge-toxicity/toxicity_en.csv",
        ("text", "is_toxic"),
        [(f"comment {text}", "Toxic" if bad else "Not Toxic") for text, bad in rows],
    )
    _table(
        folder / "mlma/en_dataset_with_stop_words.csv",
        ("tweet", "sentiment"),
        [
            (f"said {text} \\ud83d\\ude42", "hateful_offensive" if bad else "normal")
            for text, bad in rows
        ],
    )
    _table(
        folder / "sms-spam/sms_spam.csv",
        ("label", "text"),
        [
            ("spam" if bad else "ham", f"win a prize {n}" if bad else f"sms {text}")
            for n, (text, bad) in enumerate(rows)
        ],
    )
    _table(
        folder / "surge-profanity/profanity_en.csv",
        ("text", "severity_rating", "category_1"),
        [
            ("frigging", 1.8, "sexual anatomy / sexual acts"),
            ("darn", 1.0, "other / general insult"),
        ],
    )
    for name in ("bg2050-volunteers", "15-per-hour-seattle"):
        lines = [(f"opinion {text} {name[:2]}", -1 if bad else 1) for text, bad in rows]
        _table(folder / f"polis/{name}.csv", ("comment-body", "moderated"), lines)
    listed = folder / "ldnoobw/en.txt"
    listed.parent.mkdir()
    listed.write_text("frigging\nblasted\n")


def _table(path: Path, head: Iterable[str], lines: Iterable[Iterable[object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(lines)
