"""The engine over HTTP: what `folkmoot assess` reads and writes, for machines with a key."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from folkmoot.api.bodies import MOST_BYTES_MACHINES, check_body, read_json
from folkmoot.api.errors import SubmissionNotValid, TooManyTexts
from folkmoot.api.machines import MachineKey, count
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.assess import VerdictOut, body_schema
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.moderation.queries.api_keys import ApiClient
from folkmoot.moderation.queries.standards import InForce
from folkmoot.standards.engine import review
from folkmoot.standards.errors import SubmissionInvalid
from folkmoot.standards.judges import ask_judges
from folkmoot.standards.submission import Submission

MOST_TEXTS = 200
Record = dict[str, Any]

router = StrictRouter(tags=["assess"])


@router.post(
    "/assess",
    response={
        200: VerdictOut | list[VerdictOut],
        400: ErrorOut,
        401: ErrorOut,
        413: ErrorOut,
        415: ErrorOut,
        422: ErrorOut,
        429: ErrorOut,
    },
    auth=MachineKey(),
    operation_id="assess",
    openapi_extra=body_schema(most=MOST_TEXTS),
)
def assess(request: HttpRequest, language: str = "", judges: bool = False) -> HttpResponse:
    """What the standards in force say of a text, or of a list of up to 200 texts.

    The same object as one line of `folkmoot assess`, and the same verdict. In a list, a record
    that cannot be read is answered in its place with `error`, and the others are judged.
    `language` is for records that do not say theirs; without it, that of the publication's first
    edition. Which rules may remove alone is the newsroom's to say, never the sender's. With
    `judges=true` the remote judges that the standards name are asked too, about one text at a time.
    """
    check_body(request, most=MOST_BYTES_MACHINES)
    data = read_json(request)
    client: ApiClient = request.auth  # type: ignore[attr-defined]
    records = data if isinstance(data, list) else [data]
    most = 1 if judges else MOST_TEXTS
    if len(records) > most:
        raise TooManyTexts(most=most, texts=len(records))
    count(client, texts=len(records))
    in_force, language = client.standards(), language or client.language
    if isinstance(data, list):
        return _answer([_judged(each, in_force, language, judges=judges) for each in records])
    try:
        return _answer(_verdict(data, in_force, language, judges=judges))
    except SubmissionInvalid as error:
        raise SubmissionNotValid(error.sentence) from error


def _judged(record: Any, in_force: InForce, language: str, *, judges: bool) -> Record:
    """The line of output for one record of a list."""
    try:
        return _verdict(record, in_force, language, judges=judges)
    except SubmissionInvalid as error:
        return {"id": _id(record), "error": error.to_dict()}


def _verdict(record: Any, in_force: InForce, language: str, *, judges: bool) -> Record:
    if not isinstance(record, dict):
        raise SubmissionInvalid("The record is not a JSON object.")
    if not isinstance(record.get("id"), str | int | float | None):
        raise SubmissionInvalid('The "id" must be a string or a number.')
    submission = Submission.from_dict(record, language=language)
    verdict = review(submission, in_force.standards, earned=in_force.earned)
    if judges:
        verdict = ask_judges(verdict, submission, in_force.standards)
    return {"id": _id(record), **verdict.to_dict()}


def _id(record: Any) -> str | float | None:
    value = record.get("id") if isinstance(record, dict) else None
    return value if isinstance(value, str | int | float) else None


def _answer(body: Record | list[Record]) -> HttpResponse:
    """As JSON; what a text holds of half characters is escaped, for UTF-8 has no form for it."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        content = json.dumps(body, separators=(",", ":")).encode("ascii")
    return HttpResponse(content, content_type="application/json")
