"""A statement of reasons in sentences: made from its fields alone, in one language and zone."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from folkmoot.core.conf import conf
from folkmoot.moderation import grounds
from folkmoot.standards.help_lines import HelpLine

Reasons = dict[str, Any]

TITLES = {
    "comment-removed": gettext_lazy("Your comment was removed"),
    "comment-refused": gettext_lazy("Your comment was not published"),
    "edit-refused": gettext_lazy("Your edit was not published"),
    "hold-next": gettext_lazy("Your comments wait for a moderator"),
    "pause": gettext_lazy("Your account is paused from writing"),
    "block": gettext_lazy("Your account is blocked from writing"),
    "close-account": gettext_lazy("Your account was closed"),
    "final-block": gettext_lazy("Your block is final"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a statement."""

    heading: str
    paragraphs: tuple[str, ...]


def title_of(reasons: Reasons, language: str) -> str:
    """What was done, in one line."""
    with override(language):
        return str(TITLES[reasons["restriction"]])


def sections_of(reasons: Reasons, *, language: str, zone: str) -> tuple[Section, ...]:
    """The whole statement: what, which text, why, how it came about, what can be done."""
    with override(language):
        parts = (
            Section(_("You do not have to be alone with this"), _help(reasons)),
            Section(_("What we did"), _what(reasons, zone)),
            Section(_("What it is about"), _about(reasons, zone)),
            Section(_("Why"), _why(reasons)),
            Section(_("How we came to it"), _how(reasons)),
            Section(_("What you can do"), _redress(reasons, zone)),
        )
        return tuple(part for part in parts if part.paragraphs)


def moment(iso: str, zone: str) -> str:
    """A moment as people read it, in their own time zone."""
    local = datetime.fromisoformat(iso).astimezone(ZoneInfo(zone))
    return f"{date_format(local, 'DATETIME_FORMAT')} ({local.tzname()})"


def _what(reasons: Reasons, zone: str) -> tuple[str, ...]:
    deed = {
        "comment-removed": _("We removed your comment. Other readers no longer see it, anywhere."),
        "comment-refused": _("We did not publish your comment. Other readers never saw it."),
        "edit-refused": _("We did not publish your edit. The text before it stays as it was."),
        "hold-next": _("What you write from now on is read by a moderator before it appears."),
        "pause": _("You cannot write comments, edit them or recommend others for a time."),
        "block": _("You cannot write comments, edit them or recommend others."),
        "close-account": _(
            "We closed your account. Your name is hidden everywhere, and what you wrote that "
            "breaks no rule stays without a name. A second person looks at this decision too."
        ),
        "final-block": _("Your block was confirmed by a second person and is now final."),
    }[reasons["restriction"]]
    return (deed, _duration(reasons, zone), *_what_stays(reasons))


def _help(reasons: Reasons) -> tuple[str, ...]:
    """Help lines for an author who may be in distress; statements of old have none."""
    lines = [HelpLine.from_dict(line) for line in reasons.get("help", ())]
    if not lines:
        return ()
    listed = "\n".join(" · ".join(filter(None, asdict(line).values())) for line in lines)
    return (_("Here somebody listens, and nothing you write counts against you:"), listed)


def _duration(reasons: Reasons, zone: str) -> str:
    begins = moment(reasons["begins_at"], zone)
    if reasons["ends_at"]:
        ends = moment(reasons["ends_at"], zone)
        return _("This holds everywhere, from %(begins)s until %(ends)s.") % {
            "begins": begins,
            "ends": ends,
        }
    return _("This holds everywhere, from %(begins)s, with no end set.") % {"begins": begins}


def _what_stays(reasons: Reasons) -> tuple[str, ...]:
    if reasons["restriction"] == "close-account":
        days = conf.restore_days
        return (
            ngettext(
                "You can still sign in, read, see these reasons, take a copy of your data and "
                "appeal. The account is erased after %(days)d day, but never while an appeal "
                "waits.",
                "You can still sign in, read, see these reasons, take a copy of your data and "
                "appeal. The account is erased after %(days)d days, but never while an appeal "
                "waits.",
                days,
            )
            % {"days": days},
        )
    if reasons["restriction"] in {"pause", "block", "final-block"}:
        return (
            _(
                "You can still sign in, read, see these reasons, take a copy of your data "
                "and close your account."
            ),
        )
    return ()


def _about(reasons: Reasons, zone: str) -> tuple[str, ...]:
    facts = reasons["facts"]
    where = _("Your comment of %(when)s under “%(story)s”:") % {
        "when": moment(facts["written_at"], zone),
        "story": facts["story"],
    }
    return (where, facts["text"], *_quotes(facts["quotes"]), *_record(reasons, zone))


def _quotes(quotes: list[dict[str, Any]]) -> tuple[str, ...]:
    passages = dict.fromkeys(quote["text"].strip() for quote in quotes)
    if not passages:
        return ()
    listed = ", ".join(_("“%(passage)s”") % {"passage": passage} for passage in passages)
    return (_("What was pointed at in it: %(passages)s.") % {"passages": listed},)


def _record(reasons: Reasons, zone: str) -> tuple[str, ...]:
    return tuple(
        _("Also counted: a comment removed on %(when)s under %(rules)s.")
        % {"when": moment(strike["at"], zone), "rules": ", ".join(strike["rules"])}
        for strike in reasons["record"]
        if strike["comment"] != reasons["facts"]["comment"]
    )


def _why(reasons: Reasons) -> tuple[str, ...]:
    paragraphs: list[str] = []
    for ground in reasons["ground"]:
        paragraphs.append(f"{ground['rule']}, {ground['title']}: {ground['text']}")
        paragraphs.append(ground["explanation"])
    if reasons["words"]:
        paragraphs.append(_("The moderator writes: %(words)s") % {"words": reasons["words"]})
    if paragraphs:
        version = {"version": reasons["standards"]}
        paragraphs.append(
            _(
                "The ground is our Community Standards in the version %(version)s, which you "
                "agreed to. We do not say that the text is unlawful."
            )
            % version
        )
    return tuple(paragraphs)


def _how(reasons: Reasons) -> tuple[str, ...]:
    source = {
        grounds.AUTOMATED_DETECTION: _("Software that reads every comment pointed at the text."),
        grounds.REPORT: _("A reader reported the text."),
        grounds.OWN_INITIATIVE: _("A moderator came upon the text; nobody had reported it."),
    }[reasons["source"]]
    decider = {
        grounds.FULLY: _(
            "Software took the decision alone, under a rule for which two persons of the "
            "newsroom have signed."
        ),
        grounds.PARTIALLY: _(
            "Software kept the text back until a person had read it; the person decided."
        ),
        grounds.NOT_AUTOMATED: _("A person took the decision."),
    }[reasons["automated_decision"]]
    return (source, decider)


def _redress(reasons: Reasons, zone: str) -> tuple[str, ...]:
    redress = reasons["redress"]
    paragraphs = [_appeal(redress, zone)]
    if redress["out_of_court"]:
        paragraphs.append(
            _(
                "You may also turn to an out-of-court dispute settlement body that is certified "
                "under Article 21 of the Digital Services Act."
            )
        )
    if redress["court"]:
        paragraphs.append(_("The way to the courts is open to you in any case."))
    return tuple(paragraphs)


def _appeal(redress: Reasons, zone: str) -> str:
    if redress["appeal_until"] is None:
        return _(
            "The newsroom takes no appeal against this: it is the second block, and a second "
            "person has confirmed it."
        )
    hours = redress["answer_hours"]
    within = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    return _(
        "You can appeal until %(until)s, free of charge and with a few words. Another person "
        "than the one who decided answers within %(within)s."
    ) % {"until": moment(redress["appeal_until"], zone), "within": within}
