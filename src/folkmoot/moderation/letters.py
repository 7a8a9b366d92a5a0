"""The letter to the moderators (A9): what it needs, and how much it may hold; pure."""

import unicodedata
from dataclasses import dataclass

from folkmoot.discussion.errors import TextEmpty, TextNotReadable, TextTooLong
from folkmoot.discussion.rendering import check_text
from folkmoot.moderation.errors import LetterIncomplete

SUBJECT_MOST = 150
EXPLANATION_LEAST = 20
EXPLANATION_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and explanation of what led to the decision, in the member's own words."""

    subject: str
    explanation: str


def check_letter(letter: Letter) -> Letter:
    """The letter as it is kept: the subject on one line, the explanation as it was written.

    Raises:
        LetterIncomplete: facts tell what is missing and what is too long, all at once.
    """
    subject = _one_line(letter.subject)
    explanation = letter.explanation.replace("\r\n", "\n").strip()
    missing, too_long = [], []
    if not _has_text(subject):
        missing.append("subject")
    if len(subject) > SUBJECT_MOST:
        too_long.append("subject")
    if len(explanation) > EXPLANATION_MOST:
        too_long.append("explanation")
    elif len(explanation) < EXPLANATION_LEAST or not _has_text(explanation):
        missing.append("explanation")
    if missing or too_long:
        raise LetterIncomplete(
            missing=missing, too_long=too_long, least=EXPLANATION_LEAST, most=EXPLANATION_MOST
        )
    return Letter(subject, explanation)


def _one_line(text: str) -> str:
    """Without line ends and control characters: a subject never adds a header to a mail."""
    kept = (" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return " ".join("".join(kept).split())


def _has_text(text: str) -> bool:
    try:
        check_text(text)
    except (TextEmpty, TextNotReadable, TextTooLong):
        return False
    return True
