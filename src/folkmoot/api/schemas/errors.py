"""The form of every refusal."""

from typing import Any

from folkmoot.api.schemas.strict import Out


class ErrorBody(Out):
    """`code` is stable and for machines; `message` a sentence for people, in their language."""

    code: str
    message: str
    facts: dict[str, Any]


class ErrorOut(Out):
    """A refusal."""

    error: ErrorBody
