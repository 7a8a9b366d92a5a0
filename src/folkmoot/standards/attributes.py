"""Perspective's attributes as far as this engine can honestly compute them.

Names and meanings of the attributes are those of Perspective API's documentation; the values
are our own. What a value is made of stands in ``ATTRIBUTES``, one line each: calibrated
probabilities of the learned scorer, raised by what detectors saw, so that a disguised word
counts although no model learned it. An attribute that neither a label nor a list of ours
measures is not offered, and a language that nothing of ours has learned is refused, for a
number made of nothing would look like knowledge.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from folkmoot.standards.languages import UNDETERMINED, base, is_written_in
from folkmoot.standards.lexicon import listed
from folkmoot.standards.registry import known_detectors
from folkmoot.standards.scoring import scorer_for, scorers
from folkmoot.standards.scripts import script_of
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import STRICTNESS, Outcome, Verdict

TWIN = "_EXPERIMENTAL"
WORDS = "profanity"
HELD, ASKED = 0.5, 0.25

NOT_OFFERED = frozenset(
    {
        "SEXUALLY_EXPLICIT",
        "FLIRTATION",
        "ATTACK_ON_AUTHOR",
        "ATTACK_ON_COMMENTER",
        "INCOHERENT",
        "INFLAMMATORY",
        "UNSUBSTANTIAL",
        "AFFINITY_EXPERIMENTAL",
        "COMPASSION_EXPERIMENTAL",
        "CONSTRUCTIVE_EXPERIMENTAL",
        "CURIOSITY_EXPERIMENTAL",
        "NUANCE_EXPERIMENTAL",
        "PERSONAL_STORY_EXPERIMENTAL",
        "REASONING_EXPERIMENTAL",
        "RESPECT_EXPERIMENTAL",
        "ALIENATION_EXPERIMENTAL",
        "FEARMONGERING_EXPERIMENTAL",
        "GENERALIZATION_EXPERIMENTAL",
        "MORAL_OUTRAGE_EXPERIMENTAL",
        "POWER_APPEAL_EXPERIMENTAL",
        "SCAPEGOATING_EXPERIMENTAL",
    }
)
"""What Perspective had and this engine does not measure."""


class Reading:
    """One text read in one language: labels and detectors, each asked at most once."""

    def __init__(self, raw: str, language: str) -> None:
        self.raw = raw
        self.language = language
        self._text = Text(raw, language)
        self._seen: dict[str, float] = {}

    @cached_property
    def labels(self) -> Mapping[str, float]:
        """The learned probabilities; empty where no scorer speaks the language."""
        scorer = scorer_for(self.language)
        return scorer.scores(self.raw) if scorer else {}

    def label(self, name: str) -> float:
        """One label's probability; 0 where it is not known."""
        return self.labels.get(name, 0.0)

    def seen(self, *detectors: str) -> float:
        """The highest score of what these detectors see with their defaults; 0 for nothing."""
        return max((self._score(name) for name in detectors), default=0.0)

    def _score(self, name: str) -> float:
        if name not in self._seen:
            found = known_detectors()[name](self._text) if name in known_detectors() else ()
            self._seen[name] = max((seen.score for seen in found), default=0.0)
        return self._seen[name]


@dataclass(frozen=True, slots=True)
class Attribute:
    """How an attribute's value is made, and what must be there to make it.

    ``label`` is the learned label without which there is no value in a language, unless
    ``has_words`` says that a word list of the language is enough.
    """

    value: Callable[[Reading], float]
    label: str
    has_words: bool = False


def _severe(reading: Reading) -> float:
    """Hate or threat, and no likelier than that the text is toxic at all."""
    return min(_toxicity(reading), max(_identity(reading), _threat(reading)))


def _toxicity(reading: Reading) -> float:
    return max(reading.label("toxicity"), reading.seen("hatred", "insult", "threat"))


def _identity(reading: Reading) -> float:
    return max(reading.label("hate"), reading.seen("hatred"))


def _insult(reading: Reading) -> float:
    return max(reading.label("insult"), reading.seen("insult"))


def _threat(reading: Reading) -> float:
    return max(reading.label("threat"), reading.seen("threat"))


def _profanity(reading: Reading) -> float:
    return max(reading.label("obscenity"), reading.seen(WORDS))


def _spam(reading: Reading) -> float:
    return max(reading.label("spam"), reading.seen("spam"))


_PRODUCTION = {
    "TOXICITY": Attribute(_toxicity, "toxicity"),
    "SEVERE_TOXICITY": Attribute(_severe, "toxicity"),
    "IDENTITY_ATTACK": Attribute(_identity, "hate"),
    "INSULT": Attribute(_insult, "insult"),
    "PROFANITY": Attribute(_profanity, "obscenity", has_words=True),
    "THREAT": Attribute(_threat, "threat"),
}
ATTRIBUTES: Mapping[str, Attribute] = {
    **_PRODUCTION,
    **{name + TWIN: attribute for name, attribute in _PRODUCTION.items()},
    "TOXICITY_FAST": Attribute(_toxicity, "toxicity"),
    "OBSCENE": Attribute(_profanity, "obscenity", has_words=True),
    "SPAM": Attribute(_spam, "spam"),
}
REJECTION = "LIKELY_TO_REJECT"
OFFERED: tuple[str, ...] = (*ATTRIBUTES, REJECTION)
"""Every attribute that has a value in at least one language."""


def speaks(attribute: str, language: str) -> bool:
    """Whether the attribute has a value in this language (ISO 639-1 or BCP 47).

    ``hi-Latn`` is Hindi in letters that no list and no model of ours reads, so it is not Hindi.
    """
    code = base(language)
    if _is_transliterated(language):
        return False
    if attribute == REJECTION:
        return code in listed(WORDS) or bool(_labels_in(code))
    wanted = ATTRIBUTES[attribute]
    return wanted.label in _labels_in(code) or (wanted.has_words and code in listed(WORDS))


def spoken_languages(attribute: str) -> tuple[str, ...]:
    """The languages in which the attribute has a value."""
    known = {language for scorer in scorers() for language in scorer.languages} | listed(WORDS)
    return tuple(sorted(language for language in known if speaks(attribute, language)))


def attribute_values(
    raw: str, names: Iterable[str], *, languages: Collection[str]
) -> dict[str, float]:
    """The value from 0 to 1 of each attribute but ``LIKELY_TO_REJECT``, the highest of languages.

    Of several languages those count in which the attribute has a value; a name that has one in
    none of them is left out.
    """
    readings = {base(language): Reading(raw, base(language)) for language in languages}
    values: dict[str, float] = {}
    for name in names:
        spoken = {base(language) for language in languages if speaks(name, language)}
        found = [ATTRIBUTES[name].value(readings[language]) for language in spoken]
        if found:
            values[name] = round(min(1.0, max(found)), 7)
    return values


def likelihood_of_rejection(verdict: Verdict) -> float:
    """``LIKELY_TO_REJECT``: how near the standards are to holding a text, from 0 to 1.

    From ``HELD`` on the text would be held or removed, from ``ASKED`` on the author would be
    asked to reword, below it is published; within each, the score of the strongest finding
    tells where. It is a scale of the standards' actions and not a probability.
    """
    floor = min(STRICTNESS[verdict.outcome], STRICTNESS[Outcome.HOLD])
    scores = [
        finding.score
        for finding in verdict.findings
        if STRICTNESS[Outcome(finding.action)] >= floor
    ]
    begin, end = ((0.0, ASKED), (ASKED, HELD), (HELD, 1.0))[floor]
    value = begin + (end - begin) * max(scores, default=0.0)
    return round(value if floor == STRICTNESS[Outcome.HOLD] else min(value, end - 0.001), 7)


def detect_language(raw: str, edition: str) -> str | None:
    """The language of a text, by itself or, where it is too short to tell, the edition's.

    ``None`` where it has no letters, or letters that the edition's language is not written in.
    """
    text = Text(raw, edition)
    if text.language is not None:
        return None if text.language.language == UNDETERMINED else text.language.language
    scripts = {script for script in map(script_of, raw) if script}
    is_fitting = scripts and all(is_written_in(edition, script) for script in scripts)
    return base(edition) if is_fitting else None


def _labels_in(code: str) -> Collection[str]:
    scorer = scorer_for(code)
    return scorer.labels if scorer else ()


def _is_transliterated(language: str) -> bool:
    parts = language.replace("_", "-").lower().split("-")[1:]
    return "latn" in parts and not is_written_in(language, "latin")
