"""What the engine refuses, each with a code and a sentence that says what to do."""


class StandardsError(Exception):
    """The root of everything this library raises on purpose.

    ``code`` is for programs and never changes; ``str(error)`` is for people.
    """

    code = "standards-error"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def to_dict(self) -> dict[str, str]:
        """The error as one output line of ``folkmoot assess`` shows it."""
        return {"code": self.code, "message": self.sentence}


class StandardsInvalid(StandardsError):
    """A standards document cannot be used; the sentence names the place and the remedy."""

    code = "standards-invalid"


class DuplicateDetector(StandardsError):
    """Two detectors claim one name, so a document could not say which it means."""

    code = "duplicate-detector"


class LexiconInvalid(StandardsError):
    """A word list cannot be read; the sentence names file and line."""

    code = "lexicon-invalid"


class SubmissionInvalid(StandardsError):
    """A record is not a submission; nothing was judged."""

    code = "submission-invalid"


class BatchBroken(StandardsError):
    """A run over many submissions could not be finished."""

    code = "batch-broken"


class ArchiveRefused(StandardsError):
    """An archive run cannot begin or go on; the sentence says what changed or is missing."""

    code = "archive-refused"


class ModelInvalid(StandardsError):
    """A trained model cannot be loaded; nothing is scored by it, and the text is held."""

    code = "model-invalid"
