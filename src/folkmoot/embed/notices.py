"""What is said above the composer of a story, or in its place while nobody may write."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from folkmoot.discussion.opening import Opening, Why, days_open
from folkmoot.discussion.queries.guests import guest_names

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

MINUTE = 60


@dataclass(frozen=True)
class Notice:
    """Whether one may write; if not why, and when one may; how fast; who answers.

    `opens` is HTML with a time by the clocks of the edition, for readers without script: others
    see it by their own. `label` is the composer's, empty for a comment as any other.
    """

    is_open: bool
    words: str = ""
    reason: str = ""
    opens: str = ""
    pace: str = ""
    label: str = ""
    guests: str = ""


def notice_of(story: "Story") -> Notice:
    """The notice in the language that is switched on."""
    opening = story.opening
    names = guest_names(story) if story.is_for_questions else ()
    guests = get_text_list(names, gettext("and")) if names else ""
    if opening.is_open:
        return Notice(True, pace=_pace(story.slow_seconds), label=_label(story), guests=guests)
    return Notice(
        False,
        words=_why(story, opening),
        reason=opening.reason,
        opens=_opens(story, opening),
        guests=guests,
    )


def _why(story: "Story", opening: Opening) -> str:
    if opening.why == Why.AGE:
        days = days_open(story)
        return ngettext(
            "This discussion is closed: it took comments for %(days)s day.",
            "This discussion is closed: it took comments for %(days)s days.",
            days,
        ) % {"days": days}
    return {
        Why.NOT_YET: gettext("This discussion is not open yet."),
        Why.PAUSED: gettext("This discussion is paused."),
        Why.HOURS: gettext("Comments are taken at certain hours here, so that somebody is there."),
    }.get(Why(opening.why), gettext("This discussion is closed."))


def _opens(story: "Story", opening: Opening) -> str:
    if opening.until is None:
        return ""
    is_first = opening.why == Why.NOT_YET
    words = gettext("It opens on %(time)s.") if is_first else gettext("It opens again on %(time)s.")
    there = opening.until.astimezone(ZoneInfo(story.edition.time_zone))
    printed = f"{formats.date_format(there, 'SHORT_DATETIME_FORMAT')} {there:%Z}"
    moment = opening.until.isoformat()
    time = format_html('<time datetime="{}" data-local>{}</time>', moment, printed)
    return SafeString(escape(words).replace("%(time)s", time))


def _pace(seconds: int) -> str:
    if not seconds:
        return ""
    if seconds % MINUTE:
        words = ngettext(
            "Slow mode: each member may post one comment in %(number)s second.",
            "Slow mode: each member may post one comment in %(number)s seconds.",
            seconds,
        )
        return words % {"number": seconds}
    minutes = seconds // MINUTE
    words = ngettext(
        "Slow mode: each member may post one comment in %(number)s minute.",
        "Slow mode: each member may post one comment in %(number)s minutes.",
        minutes,
    )
    return words % {"number": minutes}


def _label(story: "Story") -> str:
    if story.is_for_questions:
        return gettext("Your question")
    return gettext("Your answer") if story.question else ""
