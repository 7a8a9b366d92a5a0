"""``python -m tools.train``: train, export, calibrate and judge the learned part.

Parts, in this order: ``judged`` and ``shipped`` are the encoder without and with the
sources that judge it (they need the packages of tools/train/requirements.txt), ``ngrams``
every language's arrays, ``report`` the encoder's figures. The seed fixes all of it; two
machines may still differ in the last digits of the encoder, as torch does not promise
equal sums.
"""

import argparse
from pathlib import Path
from typing import Any

from tools.train import judging, ngram_part
from tools.train.distil import taught
from tools.train.mixture import LEFT_OUT, OTHERS, english

PARTS = ("judged", "shipped", "ngrams", "report")
VERSION = "1.0"


def main() -> None:
    """Run the parts that were asked for."""
    asked = argparse.ArgumentParser(prog="python -m tools.train", description=__doc__)
    asked.add_argument("--data", type=Path, default=Path("../shared/data"))
    asked.add_argument("--out", type=Path, default=Path("var/models"))
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    asked.add_argument("--without-teacher", action="store_true", help="n-grams by labels alone")
    given = asked.parse_args()
    if not (given.data / "README.md").exists():
        asked.error(f"{given.data} holds no data: name the folder with --data")
    given.out.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if part in given.parts:
            print(f"{part}:", flush=True)
            RUN[part](given)


def _judged(given: argparse.Namespace) -> None:
    from tools.train import encoder, encoder_part

    encoder_part.train_judged(given.data, given.out, encoder.Recipe(seed=given.seed))


def _shipped(given: argparse.Namespace) -> None:
    from tools.train import encoder_part

    encoder_part.train_shipped(given.data, given.out, version=VERSION, seed=given.seed)


def _report(given: argparse.Namespace) -> None:
    from tools.train import encoder_part

    encoder_part.judge_encoder(given.data, given.out, seed=given.seed)


def _ngrams(given: argparse.Namespace) -> None:
    told = _english_ngrams(given)
    told["alone"] = ngram_part.judge_alone(given.data, seed=given.seed)
    ngram_part.write_report(told, given.out / "ngrams-en.json")
    for language in OTHERS:
        scorer, figures = ngram_part.fit_other(language, given.data, version=VERSION)
        ngram_part.write_report(figures, given.out / f"ngrams-{language}.json")
        if language not in ngram_part.NOT_SHIPPED:
            scorer.save(given.out / f"ngrams-{language}.npz")


def _english_ngrams(given: argparse.Namespace) -> dict[str, Any]:
    """Judged without two sources; shipped with them, under the same teacher."""
    judged = english(given.data, leave_out=LEFT_OUT, seed=given.seed)
    shipped = english(given.data, seed=given.seed)
    learned = judged.train
    new = [row for row in shipped.train if row.source in LEFT_OUT]
    if not given.without_teacher:
        from tools.train.teacher import teacher, vocabulary

        asked = teacher(given.out / "judged.pt")
        learned = ngram_part.lessons(learned, asked, vocabulary())
        new = taught(new, asked)
    for rows, mixture, version in (
        (learned, judged, "judged"),
        ([*learned, *new], shipped, VERSION),
    ):
        scorer = ngram_part.fit_english(rows, mixture.calibrate, version=version, seed=given.seed)
        if version == "judged":
            told = ngram_part.judge_english(scorer, mixture, given.data)
    told["shipped"] = {
        "version": VERSION,
        "rows": shipped.counts(),
        "clean": judging.false_alarms(scorer, shipped.judge),
        "unseen": judging.by_source(scorer, shipped.judge),
        "bias": judging.identity_bias(scorer, given.data, "en"),
    }
    scorer.save(given.out / "ngrams-en.npz")
    return told


RUN = {"judged": _judged, "shipped": _shipped, "ngrams": _ngrams, "report": _report}

if __name__ == "__main__":
    main()
