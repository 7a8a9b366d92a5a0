"""C2, C5, C12, C13, C18: a trained model finds a text likely to break the rule."""

from collections.abc import Iterator

from folkmoot.standards.finding import JSON, Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.scoring import scorer_for
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome


@detector(
    "learned",
    explain="A model trained on labelled comments finds the text likely to break the rule.",
    defaults={"label": "hate", "min_letters": 8, "least": 0.5},
    ceiling=Outcome.HOLD,
)
def learned(text: Text, options: Options) -> Iterator[Seen]:
    """The trained scorer's probability for one label, where a model speaks the language.

    It orders and explains and never removes: on news comments such models are right too
    seldom (see the model cards). It is about the whole text and marks no place. A language
    without a model is left alone, and so are texts too short to tell. Scores below
    ``least`` are no finding at all.
    """
    if text.letters.count < options.min_letters:
        return
    scorer = scorer_for(text.spoken)
    if scorer is None or options.label not in scorer.labels:
        return
    score = text.scores.get(options.label, 0.0)
    if score >= options.least:
        model = f"{scorer.name} {scorer.version}"
        facts: dict[str, JSON] = {"label": options.label, "model": model, "language": text.spoken}
        yield Seen(score, facts=facts)
