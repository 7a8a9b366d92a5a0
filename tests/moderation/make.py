"""Texts with a known verdict, and the usual acts of members and moderators, through the actions."""

import re
from itertools import count

from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Role
from folkmoot.discussion.models import Comment, Story
from folkmoot.moderation.actions.decisions import decide
from folkmoot.moderation.actions.edits import submit_edit
from folkmoot.moderation.actions.intake import submit_comment
from folkmoot.moderation.answer import Answer
from folkmoot.moderation.gate import Intake, Written
from folkmoot.moderation.letters import Letter
from folkmoot.moderation.models import Case, Decision
from folkmoot.standards.document import Standards
from folkmoot.standards.finding import Finding, Span
from folkmoot.standards.submission import Submission
from folkmoot.standards.verdict import Failure, Outcome, Verdict
from tests.make import make_account

_numbers = count(1)

ASKS = re.compile(r"\b(nudge|hold|remove) (C\d+)\b")
LETTER = Letter("About my comment", "It was meant as irony, and the story itself says the same.")


def review_by_marks(
    submission: Submission, standards: Standards, *, earned: frozenset[str] = frozenset()
) -> Verdict:
    """An engine that does what the text says: `hold C5`, `nudge C12`, `fails`, `breaks`."""
    if "breaks" in submission.text:
        raise RuntimeError("the engine is broken")
    findings = tuple(
        Finding(
            rule=found[2],
            detector="shouting",
            version="1",
            score=0.9,
            spans=(Span(*found.span()),),
            action="hold" if found[1] == "remove" and found[2] not in earned else found[1],
        )
        for found in ASKS.finditer(submission.text)
    )
    failed = (Failure("shouting", "C19", "ValueError"),) if "fails" in submission.text else ()
    outcomes = [Outcome(each.action) for each in findings]
    outcomes += [Outcome.HOLD] if failed else []
    return Verdict(max(outcomes, default=Outcome.PUBLISH), standards.version, findings, failed)


def submit(account: Account, story: Story, text: str = "", **wish: object) -> Intake:
    """What the composer sends, with a new key unless one is given."""
    number = next(_numbers)
    wish.setdefault("key", f"submission-key-{number}")
    return submit_comment(account, story, Written(text or f"Well said, number {number}.", **wish))


def edit(account: Account, comment: Comment, text: str, **wish: object) -> Intake:
    """An edit that begins from the newest text."""
    newest = comment.revisions.order_by("-number").first()
    base = wish.pop("base_revision", newest.number)
    return submit_edit(account, comment, text=text, base_revision=base, **wish)


def held(account: Account, story: Story, rule: str = "C5") -> Case:
    """The open case of a comment that the engine held."""
    number = next(_numbers)
    comment = submit(account, story, f"Number {number}: hold {rule} here.").comment
    return open_case_of(comment)


def open_case_of(comment: Comment) -> Case:
    """The one open case about a comment."""
    return Case.objects.get(comment=comment, kind="comment", closed_at=None)


def answer(ruling: str = "remove", **rest: object) -> Answer:
    """An answer that is whole."""
    rest.setdefault("rules", ("C5",))
    rest.setdefault("words", "Please stay with the matter.")
    return Answer(ruling, **rest)


def decided(moderator: Account, case: Case, ruling: str = "remove", **rest: object) -> Decision:
    """The decision of a moderator who has seen the case as it is now."""
    change = Case.objects.get(pk=case.pk).change
    return decide(moderator, case.public_id, answer=answer(ruling, **rest), change=change)


def measured(
    moderator: Account, account: Account, story: Story, measure: str, **rest: object
) -> Decision:
    """The decision that gave a measure, with the removal of a held comment."""
    decided(moderator, held(account, story), measure=measure, **rest)
    return Decision.objects.filter(account=account, ruling=measure).latest("pk")


def staff(name: str, role: str = Role.MODERATOR) -> Account:
    """Somebody of the desk."""
    return make_account(name, role=role)
