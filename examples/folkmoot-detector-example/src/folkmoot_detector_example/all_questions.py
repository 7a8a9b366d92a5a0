"""Texts of nothing but questions: often not a wish to know, but a way to insinuate."""

from collections.abc import Iterator

from folkmoot.standards import Options, Seen, Text, detector

MARKS = ("?", "？", "؟", ";")
"""The last is the Greek question mark, a character of its own that looks like a semicolon."""


@detector(
    "all-questions",
    explain="Every sentence is a question, and there are several.",
    version="1",
    defaults={"at_least": 3},
)
def all_questions(text: Text, options: Options) -> Iterator[Seen]:
    """At least so many sentences, each of which ends in a question mark of some script.

    The score grows from a half, at the fewest, to one, at twice as many.
    """
    sentences = text.sentences
    questions = [
        span for span in sentences if text.raw[span.begin : span.end].rstrip().endswith(MARKS)
    ]
    if len(questions) == len(sentences) >= options.at_least:
        score = min(1.0, len(questions) / (2 * options.at_least))
        yield Seen.at(questions, score=score, questions=len(questions))
