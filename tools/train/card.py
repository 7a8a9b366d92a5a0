"""The tables of a model card, from a report."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

MARK = "<!-- figures: made by tools/train/card.py, not by hand -->"
COLUMNS = (
    ("auc", "AUC"),
    ("average_precision", "AP"),
    ("recall_at_precision_0.9", "recall at .9"),
    ("recall_at_precision_0.95", "at .95"),
    ("calibration_error", "ECE"),
)


def put_tables(card: Path, tables: Iterable[str]) -> None:
    """Everything after the mark in a card becomes these tables."""
    head = card.read_text(encoding="utf-8").partition(MARK)[0]
    card.write_text("\n\n".join([f"{head}{MARK}", *tables]) + "\n", encoding="utf-8")


def ranking_table(title: str, told: Mapping[str, Any]) -> str:
    """Sources and labels by line; each figure as written / disguised."""
    head = ["source", "label", "texts", "with it", *(name for _, name in COLUMNS)]
    lines = [f"### {title}", "", _line(head), _line(["---"] * len(head))]
    for source, labels in told.items():
        for label, both in labels.items():
            plain, hidden = both["plain"], both["evaded"]
            figures = [f"{plain[key]:.3f} / {hidden[key]:.3f}" for key, _ in COLUMNS]
            share = f"{plain['share']:.0%}"
            lines.append(_line([source, label, str(plain["texts"]), share, *figures]))
    return "\n".join(lines)


def clean_table(title: str, told: Mapping[str, Any]) -> str:
    """How high the scores of accepted opinions go."""
    names = ("at_least_0.5", "at_least_0.8", "quantile_0.99", "highest")
    head = ["label", "opinions", "at least .5", "at least .8", "99th percentile", "highest"]
    lines = [f"### {title}", "", _line(head), _line(["---"] * len(head))]
    for label, figures in told.items():
        shares = [f"{figures[name]:.2%}" for name in names[:2]]
        values = [f"{figures[name]:.3f}" for name in names[2:]]
        lines.append(_line([label, str(figures["texts"]), *shares, *values]))
    return "\n".join(lines)


def bias_table(title: str, told: Mapping[str, Any]) -> str:
    """Each identity term: ranking in its subgroup and across its border, and its rise."""
    means = told["power_mean"]
    head = ["term", "subgroup AUC", "BPSN", "BNSP", "rise by the term alone"]
    lines = [
        f"### {title}",
        "",
        (
            f"{told['texts']} template sentences, none of which trained; AUC over all "
            f"{told['overall']['auc']:.3f}; power means (-5): subgroup {means['subgroup']:.3f}, "
            f"BPSN {means['bpsn']:.3f}, BNSP {means['bnsp']:.3f}; greatest rise "
            f"{told['greatest_rise']:+.3f}."
        ),
        "",
        _line(head),
        _line(["---"] * len(head)),
    ]
    for term, group in told["groups"].items():
        three = [f"{group[name]:.3f}" for name in ("subgroup", "bpsn", "bnsp")]
        lines.append(_line([term, *three, f"{told['rise_by_term'][term]:+.3f}"]))
    return "\n".join(lines)


def rows_table(title: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """How many rows of each source train, calibrate and judge."""
    sources = sorted({source for part in counts.values() for source in part})
    lines = [f"### {title}", "", _line(["source", *counts]), _line(["---"] * (len(counts) + 1))]
    lines += [
        _line([source, *(f"{part.get(source, 0):,}" for part in counts.values())])
        for source in sources
    ]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
