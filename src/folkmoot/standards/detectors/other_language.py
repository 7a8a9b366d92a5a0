"""C20: the text is in another language than the edition's."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.languages import Guess, are_kindred, base, foreign_letters, is_written_in
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Text

DOUBTFUL = 0.6
KINDRED = 0.84
FULL_LENGTH = 60
FOREIGN_LETTERS = 4


@detector(
    "other-language",
    explain="The text seems to be in another language than the edition's.",
    defaults={
        "min_letters": 20,
        "min_probability": 0.85,
        "min_margin": 0.3,
        "script_share": 0.8,
        "own_share": 0.25,
    },
)
def other_language(text: Text, options: Options) -> Iterator[Seen]:
    """Texts in another language, sure only where script, statistics and small words agree.

    A script in which the edition's language is not written settles it from twenty letters
    on; Latin letters alone do not, for many people write their language in them when they
    have no other keyboard. Within one script the small words of the edition's language
    acquit, and languages that are near kin never reach the certainty of others: a machine
    takes Serbian for Croatian as easily as a reader from afar does.
    """
    own = text.edition_share
    if _is_own(text, own, options.own_share):
        return
    guess = text.language
    if guess is None or guess.letters < options.min_letters:
        return
    if guess.language == base(text.edition):
        return
    score = _score(text.edition, guess, own, options)
    if score:
        yield Seen.whole(
            text,
            score=round(score, 3),
            language=guess.language,
            edition=text.edition,
            probability=guess.probability,
            letters=guess.letters,
            script=guess.script,
            common_words=guess.common,
        )


def _is_own(text: Text, own: float | None, enough: float) -> bool:
    """Whether the edition's small words acquit: not where letters stand that it lacks."""
    if own is None or own < enough or len(text.lowered) <= 3:
        return False
    return foreign_letters(text.raw, text.edition) < FOREIGN_LETTERS


def _score(edition: str, guess: Guess, own: float | None, options: Options) -> float:
    if guess.script != "latin" and not is_written_in(edition, guess.script):
        score = 0.97 if guess.script_share >= options.script_share else 0.0
    else:
        score = _by_words(edition, guess, own, options)
    return min(score, DOUBTFUL) if guess.is_quotation else score


def _by_words(edition: str, guess: Guess, own: float | None, options: Options) -> float:
    """How sure it is within one script; capped where a witness is missing."""
    if guess.probability < options.min_probability or guess.margin < options.min_margin:
        return 0.0
    length = min(1.0, (guess.letters - options.min_letters) / (FULL_LENGTH - options.min_letters))
    score: float = guess.probability * (0.8 + 0.2 * length)
    if guess.common is None or guess.common <= max(0.1, own or 0.0):
        score = min(score, DOUBTFUL)
    if are_kindred(base(edition), guess.language):
        score = min(score, KINDRED)
    return score
