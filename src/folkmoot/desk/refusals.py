"""How a refusal of an action comes back to the page it was asked on."""

from typing import TYPE_CHECKING

from folkmoot.core.errors import FolkmootError

if TYPE_CHECKING:
    from django import forms

FIELDS = {
    "api-key-name-missing": "name",
    "api-key-name-taken": "name",
    "byline-taken": "byline",
    "closing-reason-missing": "reason",
    "days-missing": "days",
    "field-missing": "field",
    "member-unknown": "name",
    "time-not-ahead": "at",
    "reason-missing": "rules",
    "words-missing": "words",
    "words-too-long": "words",
}
"""The field of the form that a refusal is about; the others are told at its head."""

STATUS = {
    code: status
    for status, codes in {
        403: "block-is-final higher-rank not-allowed own-comment same-person",
        404: "case-unknown decision-unknown not-found sanction-unknown",
        409: """
            already-in-force already-reversed api-key-name-taken appeal-open case-changed
            case-taken enquiry-answered ticket-answered undo-too-late
        """,
    }.items()
    for code in codes.split()
}


def status_of(refusal: FolkmootError) -> int:
    """The status of the page that shows the refusal."""
    return STATUS.get(refusal.code, 400)


def put_into(form: "forms.Form", refusal: FolkmootError) -> None:
    """Tell the refusal at the field it is about, so that it is read where it is mended."""
    field = FIELDS.get(refusal.code)
    form.add_error(field if field in form.fields else None, str(refusal.message))
