"""ask_judges(): which judges are asked, all at once and within their time, and what it comes to."""

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from folkmoot.standards.document import Standards
from folkmoot.standards.engine import beyond_bounds
from folkmoot.standards.finding import Seen
from folkmoot.standards.judges import akismet_like, chat, perspective_like
from folkmoot.standards.judges.breaker import Breaker
from folkmoot.standards.judges.question import Question, Reply, Request, Unusable
from folkmoot.standards.judges.transport import new_client, post
from folkmoot.standards.rule import JudgeUse, Rule
from folkmoot.standards.submission import Submission
from folkmoot.standards.verdict import Asked, AskedStatus, Outcome, Verdict
from folkmoot.standards.weighing import heard

if TYPE_CHECKING:
    import httpx

GRACE = 0.25
"""Seconds beyond the longest time-out in which an answer in time still finds its way to us."""

BREAKER = Breaker()


class Kind(NamedTuple):
    """How a kind of judge is asked, and how its reply is read."""

    request_of: Callable[[Question], Request]
    seen_in: Callable[[Question, Reply], Seen | None]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "chat": Kind(chat.request_of, chat.seen_in),
        "scorer": Kind(perspective_like.request_of, perspective_like.seen_in),
        "spam-service": Kind(akismet_like.request_of, akismet_like.seen_in),
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question came to."""

    question: Question
    seen: Seen | None = None
    unusable: Unusable | None = None
    ms: int = 0


def ask_judges(
    verdict: Verdict,
    submission: Submission,
    standards: Standards,
    *,
    breaker: Breaker = BREAKER,
) -> Verdict:
    """The verdict with what the rules' remote judges add; without judges, the same verdict.

    ``verdict`` is what ``review`` said of ``submission``. Judges are asked at once, and no
    longer is waited than the longest of their time-outs. A judge can add findings, up to
    hold and its rule's ceiling, and can take none away. One that is late, broken, or answers
    nonsense adds nothing: the verdict is ``degraded`` and ``judges`` says why.
    """
    wanted = tuple(_wanted(verdict, standards))
    if not wanted or beyond_bounds(submission.text):
        return verdict
    questions: list[Question] = []
    asked: list[Asked] = []
    for rule, use in wanted:
        if not breaker.may_ask(_identity(use)):
            asked.append(Asked(use.name, rule.id, "skipped", "it failed again and again"))
        elif use.key_env and not os.environ.get(use.key_env):
            reason = f"the environment variable {use.key_env} is not set"
            asked.append(Asked(use.name, rule.id, "unusable", reason))
        else:
            words = rule.words[standards.spoken(submission.language)]
            key = os.environ.get(use.key_env, "") if use.key_env else ""
            questions.append(Question(use, rule, words, submission, key))
    answers = _answers(questions)
    for answer in answers:
        is_fault = answer.unusable is not None and answer.unusable.is_fault
        breaker.note(_identity(answer.question.use), is_fault=is_fault)
    findings = [(each.question.rule, each.question.use, each.seen) for each in answers if each.seen]
    return heard(verdict, findings, [*asked, *map(_asked, answers)])


def _identity(use: JudgeUse) -> str:
    """A judge that serves several rules fails for all of them at once."""
    return f"{use.name} {use.url}"


def _wanted(verdict: Verdict, standards: Standards) -> Iterator[tuple[Rule, JudgeUse]]:
    for rule in standards.rules.values():
        for use in rule.judges if rule.is_on else ():
            if use.ask == "always" or _is_undecided(verdict, rule, use):
                yield rule, use


def _is_undecided(verdict: Verdict, rule: Rule, use: JudgeUse) -> bool:
    """Something speaks for the rule, and what a judge may do for it has not been done yet."""
    found = [Outcome(each.action) for each in verdict.findings if each.rule == rule.id]
    if found and max(found) >= min(rule.ceiling(use.part), Outcome.HOLD):
        return False
    low, high = use.band
    return bool(found) or any(low <= score <= high for score in verdict.scores.values())


def _asked(answer: Answer) -> Asked:
    use, rule = answer.question.use, answer.question.rule
    if answer.unusable is not None:
        return Asked(use.name, rule.id, "unusable", answer.unusable.reason, answer.ms)
    status: AskedStatus = "found" if answer.seen else "nothing"
    return Asked(use.name, rule.id, status, "", answer.ms)


def _answers(questions: list[Question]) -> list[Answer]:
    """An answer to each question, in the order of the questions.

    The hearing has a thread and an event loop of its own. What is bounded is the wait and not
    the thread: looking up a name cannot be interrupted, and is left behind if need be.
    """
    if not questions:
        return []
    try:
        client = new_client()
    except Unusable as missing:
        return [Answer(question, unusable=missing) for question in questions]
    come: SimpleQueue[tuple[int, Answer]] = SimpleQueue()
    hearing = Thread(
        target=lambda: asyncio.run(_hear(client, questions, come)), name="judges", daemon=True
    )
    until = monotonic() + max(question.use.timeout for question in questions) + GRACE
    hearing.start()
    answers: dict[int, Answer] = {}
    while len(answers) < len(questions) and (left := until - monotonic()) > 0:
        try:
            place, answer = come.get(timeout=left)
        except Empty:
            break
        answers[place] = answer
    return [answers.get(place) or _late(question) for place, question in enumerate(questions)]


async def _hear(
    client: "httpx.AsyncClient",
    questions: list[Question],
    come: SimpleQueue[tuple[int, Answer]],
) -> None:
    async def one(place: int, question: Question) -> None:
        begun = monotonic()
        answer = await _answer(client, question)
        come.put((place, replace(answer, ms=round((monotonic() - begun) * 1000))))

    async with client:
        await asyncio.gather(*(one(place, each) for place, each in enumerate(questions)))


async def _answer(client: "httpx.AsyncClient", question: Question) -> Answer:
    kind = KINDS[question.use.kind]
    try:
        async with asyncio.timeout(question.use.timeout):
            reply = await post(client, kind.request_of(question))
        return Answer(question, kind.seen_in(question, reply))
    except TimeoutError:
        return _late(question)
    except Unusable as unusable:
        return Answer(question, unusable=unusable)
    except Exception as error:  # noqa: BLE001 whatever an answer does to us, the local outcome stands
        return Answer(question, unusable=Unusable(f"its answer broke us ({type(error).__name__})"))


def _late(question: Question) -> Answer:
    seconds = question.use.timeout
    unusable = Unusable(f"no answer within {seconds:g} s", is_fault=True)
    return Answer(question, unusable=unusable, ms=round(seconds * 1000))
