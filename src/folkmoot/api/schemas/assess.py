"""What goes into the engine over HTTP, and the verdict that comes out.

The engine itself reads what is sent, with its own sentences about what is wrong; these are its
description. `folkmoot.standards.submission` is the truth, and a test holds the two together.
"""

from typing import Any, Literal

from folkmoot.api.schemas.strict import In, Out


class StoryIn(In):
    """The story under which the text was written."""

    title: str = ""
    summary: str = ""
    text: str = ""
    people: list[str] = []


class AuthorIn(In):
    """What is known about the author; what is left out is not known."""

    account_age_days: float | None = None
    published: int | None = None
    removed: int | None = None
    recent: list[str] = []
    with_links: int | None = None
    name: str = ""
    authorised: list[str] = []


class PublicationIn(In):
    """The news site: its name, who speaks for it, its country."""

    name: str = ""
    staff: list[str] = []
    country: str = ""


class CampaignIn(In):
    """What was seen of texts like this one from other accounts."""

    accounts: int
    minutes: float
    likeness: float
    new_accounts: int | None = None
    shared: str = ""


class SubmissionIn(In):
    """One text to be judged, with the facts known about its place, author and time."""

    text: str
    id: str | float | None = None
    language: str | None = None
    story: StoryIn | None = None
    parent: str | None = None
    author: AuthorIn | None = None
    at: str | None = None
    publication: PublicationIn | None = None
    campaign: CampaignIn | None = None


class FindingOut(Out):
    """What one detector saw; `spans` are places in the text, in code points."""

    rule: str
    detector: str
    version: str
    score: float
    spans: list[tuple[int, int]]
    rung: str | None
    facts: dict[str, Any]
    action: Literal["publish", "nudge", "hold", "remove"]


class FailureOut(Out):
    """A detector that broke; then the text is held."""

    detector: str
    rule: str | None
    error: str


class AskedOut(Out):
    """A remote judge that a rule asked, and what came of it."""

    judge: str
    rule: str
    status: Literal["found", "nothing", "unusable", "skipped"]
    reason: str
    ms: int


class UnreadOut(Out):
    """Why a record of a list could not be read."""

    code: str
    message: str


class VerdictOut(Out):
    """The outcome with everything behind it; of a record that could not be read only `error`."""

    id: str | float | None
    outcome: Literal["publish", "nudge", "hold", "remove"] | None = None
    findings: list[FindingOut] | None = None
    scores: dict[str, float] | None = None
    failed: list[FailureOut] | None = None
    degraded: bool | None = None
    judges: list[AskedOut] | None = None
    standards: str | None = None
    error: UnreadOut | None = None


def body_schema(*, most: int) -> dict[str, Any]:
    """What `/assess` takes, for the API's description: a submission, or up to `most` of them.

    The engine reads the body itself, so it is described here by hand; parts are put in their
    place, since a description inside a route has no list of parts to refer to.
    """
    whole = SubmissionIn.model_json_schema()
    submission = _with_parts(whole, whole.pop("$defs"))
    many = {"type": "array", "items": submission, "maxItems": most}
    content = {"application/json": {"schema": {"anyOf": [submission, many]}}}
    return {"requestBody": {"required": True, "content": content}}


def _with_parts(schema: Any, parts: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_with_parts(each, parts) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return parts[schema["$ref"].rpartition("/")[2]]
    return {key: _with_parts(value, parts) for key, value in schema.items()}
