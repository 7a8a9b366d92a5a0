"""Answer: what a moderator says of a case, checked before anything is written; pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.moderation.errors import (
    DaysMissing,
    ReasonMissing,
    RulingUnknown,
    WordsMissing,
    WordsTooLong,
)
from folkmoot.moderation.registry import find_ruling
from folkmoot.moderation.ruling import Ruling
from folkmoot.standards.document import Standards

MOST_WORDS = 2_000
MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Answer:
    """A ruling on the text, and perhaps a measure on the account: one form of the desk.

    `rules` are cited for both. `words` go to the author, `note` stays at the desk. `days` is
    for the measure.
    """

    ruling: str
    rules: tuple[str, ...] = ()
    words: str = ""
    note: str = ""
    measure: str = ""
    days: int | None = None


def check_answer(answer: Answer, standards: Standards) -> None:
    """Pass when the answer is whole.

    A measure needs a removed text to stand on, and words to the member.

    Raises:
        RulingUnknown: no such ruling or measure, or they do not go together.
        ReasonMissing: no rule is cited, or one that is not in force.
        WordsMissing, WordsTooLong, DaysMissing: the measure lacks words or a fitting time.
    """
    ruling = find_ruling(answer.ruling)
    if ruling.is_measure or (answer.measure and not ruling.is_restriction):
        raise RulingUnknown(ruling=answer.ruling)
    _check_length(answer)
    if ruling.needs_rules:
        _check_rules(answer.rules, standards)
    if answer.measure:
        check_measure(answer, standards)


def check_measure(answer: Answer, standards: Standards) -> None:
    """Pass when the measure on the account is whole.

    Raises:
        RulingUnknown, ReasonMissing, WordsMissing, WordsTooLong, DaysMissing: see `check_answer`.
    """
    measure = find_ruling(answer.measure)
    if not measure.is_measure:
        raise RulingUnknown(ruling=answer.measure)
    _check_length(answer)
    _check_rules(answer.rules, standards)
    if not answer.words.strip():
        raise WordsMissing
    _check_days(answer.days, measure)


def check_words(words: str) -> str:
    """Words to a member: there must be some, and not too many.

    Raises:
        WordsMissing: there are none.
        WordsTooLong: more than 2,000 characters.
    """
    if not words.strip():
        raise WordsMissing
    if len(words) > MOST_WORDS:
        raise WordsTooLong(most=MOST_WORDS)
    return words.strip()


def _check_length(answer: Answer) -> None:
    if max(len(answer.words), len(answer.note)) > MOST_WORDS:
        raise WordsTooLong(most=MOST_WORDS)


def _check_rules(rules: Iterable[str], standards: Standards) -> None:
    cited = list(rules)
    known = {rule.id for rule in standards.rules.values() if rule.is_on}
    if not cited or not known.issuperset(cited):
        raise ReasonMissing(unknown=sorted(set(cited) - known))


def _check_days(days: int | None, measure: Ruling) -> None:
    if days is None and not measure.must_be_timed:
        return
    may_have = measure.must_be_timed or measure.may_be_timed
    if not may_have or days is None or not 1 <= days <= MOST_DAYS:
        raise DaysMissing(least=1, most=MOST_DAYS)
