"""What the rows of comments say in one language, and where they link to."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext

if TYPE_CHECKING:
    from folkmoot.discussion.models import Publication


@dataclass(frozen=True)
class Words:
    """What the rows say, in the reader's language and already escaped.

    `expert` has a place for the field, which `badge` fills.
    """

    staff: str
    reply: str
    recommend: str
    link: str
    more: str
    edited: str
    edited_by_staff: str
    answers: str
    removed: str
    waiting: str
    erased: str
    withdrawn: str
    nameless: str
    earlier: str
    picked: str
    author: str
    expert: str
    answer: str
    answered: str

    @classmethod
    def now(cls, publication: "Publication") -> "Words":
        """The words in the language that is switched on; of reactions as the publication says.

        Where it has none, `recommend` is empty and there is no button.
        """
        recommend = publication.reaction_word or gettext("Recommend")
        return cls(
            staff=escape(gettext("Newsroom")),
            reply=escape(gettext("Reply")),
            recommend=escape(recommend) if publication.has_reactions else "",
            link=escape(gettext("Link")),
            more=escape(gettext("More")),
            edited=escape(gettext("edited by the author")),
            edited_by_staff=escape(gettext("edited by the newsroom")),
            answers=escape(gettext("in reply to")),
            removed=escape(gettext("Removed by the newsroom:")),
            waiting=escape(gettext("A moderator is looking at this comment again.")),
            erased=escape(gettext("Deleted with the account of its writer.")),
            withdrawn=escape(gettext("Removed by its author.")),
            nameless=escape(gettext("Closed account")),
            earlier=escape(gettext("Earlier replies are left out. Show the whole thread")),
            picked=escape(gettext("Newsroom pick")),
            author=escape(gettext("Author of the story")),
            expert=escape(gettext("Verified expert: %(field)s")),
            answer=escape(gettext("Answer")),
            answered=escape(gettext("Answered")),
        )

    def badge(self, kind: str, field: str) -> str:
        """What the badge beside a name says; '' for nobody special."""
        if kind == "expert":
            return self.expert.replace("%(field)s", escape(field))
        return {"staff": self.staff, "author": self.author}.get(kind, "")


@dataclass(frozen=True)
class Addresses:
    """The beginnings of the addresses in a row, asked of Django once a process."""

    discussion: str
    comment: str
    standards: str


@lru_cache(maxsize=1)
def addresses() -> Addresses:
    """Where rows link to; ids are appended, which are letters and digits only."""
    return Addresses(
        discussion=reverse("embed:discussion", args=["0"]).removesuffix("0/"),
        comment=reverse("embed:permalink", args=["0"]).removesuffix("0/"),
        standards=reverse("reader:standards"),
    )
