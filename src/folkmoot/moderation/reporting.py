"""What a report must hold before it is taken: by rule, or as a notice of illegal content; pure."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.discussion.characters import is_readable
from folkmoot.moderation.queries.standards import InForce
from folkmoot.moderation.report_errors import ReportIncomplete

REPORT_RATE = "20/1h"
"""How often one member may report, through whichever door."""
NOTICE_RATE = "5/1h"
"""How often a notice comes from one network without an account."""
OTHER = "other"
ILLEGAL = "illegal"
EXPLANATION_LEAST = 10
EXPLANATION_MOST = 2_000
NAME_MOST = 120


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody filled in.

    `ground` is the id of a rule, `other` or `illegal`. Name, address and good faith belong to a
    notice of illegal content; name and address are left out where children are abused.
    """

    ground: str
    explanation: str = ""
    name: str = ""
    email: str = ""
    is_child_abuse: bool = False
    is_in_good_faith: bool = False

    @property
    def is_notice(self) -> bool:
        """True when it says that the law is broken."""
        return self.ground == ILLEGAL

    @property
    def rule(self) -> str:
        """The rule that is said to be broken; empty for the other two grounds."""
        return "" if self.ground in {OTHER, ILLEGAL} else self.ground


def check_report(reported: Reported, in_force: InForce, *, is_member: bool) -> Reported:
    """The report as it is kept.

    Name and address of a member are known and not asked for again. Where the notice is about
    the abuse of children neither is kept, whoever sent them.

    Raises:
        ReportIncomplete: facts tell every field that is `missing` or `too_long`.
    """
    cleaned = replace(
        reported,
        explanation=reported.explanation.replace("\r\n", "\n").strip(),
        name="" if is_member or reported.is_child_abuse else " ".join(reported.name.split()),
        email="" if is_member or reported.is_child_abuse else stored_form(reported.email),
    )
    missing = [
        field
        for field, is_there in _needs(cleaned, in_force, is_member=is_member).items()
        if not is_there
    ]
    too_long = _too_long(cleaned)
    if missing or too_long:
        raise ReportIncomplete(
            missing=missing, too_long=too_long, least=EXPLANATION_LEAST, most=EXPLANATION_MOST
        )
    return cleaned


def _needs(reported: Reported, in_force: InForce, *, is_member: bool) -> dict[str, bool]:
    """Each field that must be filled in, and whether it is."""
    rules = in_force.standards.rules
    is_known = reported.ground in {OTHER, ILLEGAL} or (
        reported.ground in rules and rules[reported.ground].is_on
    )
    needs = {"ground": is_known}
    if reported.explanation and not is_readable(reported.explanation):
        needs["explanation"] = False
    if not reported.rule:
        needs["explanation"] = _says_something(reported.explanation)
    if not reported.is_notice:
        return needs
    needs["is_in_good_faith"] = reported.is_in_good_faith
    if not is_member and not reported.is_child_abuse:
        needs |= {"name": bool(reported.name), "email": _is_address(reported.email)}
    return needs


def _too_long(reported: Reported) -> list[str]:
    lengths = {"explanation": EXPLANATION_MOST, "name": NAME_MOST}
    return [field for field, most in lengths.items() if len(getattr(reported, field)) > most]


def _says_something(text: str) -> bool:
    return len(text) >= EXPLANATION_LEAST and is_readable(text)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
