"""Who speaks: the badge beside a name, read with the row of the comment (UX-059).

A badge is the newsroom's word for a person, so a row gives it away only as long as it holds:
an author's on the stories that list the name, an expert's until its end, a guest's on one story.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, JSONField, OuterRef, QuerySet, Subquery, When

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.discussion.models import Byline, Comment, Expertise, Guest

BADGE_COLUMNS = (
    "author__role",
    "byline",
    "bylined",
    "expertise",
    "expertise_ends",
    "guest",
    "story__is_for_questions",
)


@dataclass(frozen=True, slots=True)
class Badge:
    """'staff', 'author' (of this story) or 'expert' with the field; '' for nobody special.

    `is_answer` says that it is a guest's reply where readers ask questions.
    """

    kind: str = ""
    field: str = ""
    is_answer: bool = False


NONE = Badge()


def with_badges(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """The rows with what their badges are told from; each is one look into a small index."""
    place = {"publication": OuterRef("story__publication"), "account": OuterRef("author")}
    experts = Expertise.objects.filter(**place)
    guests = Guest.objects.filter(story=OuterRef("story"), account=OuterRef("author"))
    return rows.annotate(
        byline=Subquery(Byline.objects.filter(**place).values("name")[:1]),
        expertise=Subquery(experts.values("field")[:1]),
        expertise_ends=Subquery(experts.values("ends_at")[:1]),
        guest=Subquery(guests.values("field")[:1]),
    ).annotate(
        bylined=Case(When(byline__isnull=False, then=F("story__authors")), output_field=JSONField())
    )


def badge_of(value: Mapping[str, Any]) -> Badge:
    """The badge of a row whose author's name may be shown."""
    is_answer = bool(value["guest"] and value["story__is_for_questions"] and value["depth"])
    if value["byline"] and value["byline"] in (value["bylined"] or ()):
        return Badge("author", "", is_answer)
    if value["guest"]:
        return Badge("expert", value["guest"], is_answer)
    if value["author__role"] != Role.MEMBER:
        return Badge("staff")
    if value["expertise"] and _holds(value["expertise_ends"]):
        return Badge("expert", value["expertise"])
    return NONE


def _holds(ends_at: Any) -> bool:
    return ends_at is None or ends_at > now()
