"""Reporting a comment, and taking an own one back."""

from typing import Any

from folkmoot.api.schemas.strict import In, Out
from folkmoot.moderation.queries.reports import ReportForm


class ReportIn(In):
    """`ground` is the id of a rule, `other`, or `illegal`, which needs text and good faith.

    A member's name and address are known and not sent.
    """

    ground: str
    text: str = ""
    is_in_good_faith: bool = False


class GroundOut(Out):
    """A rule in force, in the reader's language."""

    rule: str
    title: str


class ReportFormOut(Out):
    """The grounds to choose from, and which kinds (`house`, `notice`) the member has filed."""

    grounds: list[GroundOut]
    reported: list[str]


class ReportOut(Out):
    """The report was taken; `reference` is its number."""

    reference: str


class WithdrawalOut(Out):
    """The comment is out of the discussion; for so many seconds it can come back."""

    undo_seconds: int


def report_form_out(form: ReportForm) -> dict[str, Any]:
    """The form's facts as plain data."""
    return {
        "grounds": [{"rule": ground.rule, "title": ground.title} for ground in form.grounds],
        "reported": sorted(form.reported),
    }
