"""weigh(): the only place where findings become an outcome."""

from collections.abc import Iterable
from dataclasses import replace

from folkmoot.standards.document import Standards
from folkmoot.standards.finding import Finding, Seen
from folkmoot.standards.rule import DetectorUse, JudgeUse, Rule
from folkmoot.standards.verdict import Asked, Failure, Outcome, Verdict

Sighting = tuple[Rule, DetectorUse, Seen]


def weigh(
    sightings: Iterable[Sighting],
    failed: Iterable[Failure],
    *,
    standards: Standards,
    earned: frozenset[str] = frozenset(),
) -> Verdict:
    """The strictest action of any finding, and at least hold where something failed.

    No finding outweighs another: an author and a moderator see all reasons, and the
    order in which detectors ran cannot matter.
    """
    findings = tuple(_finding(*sighting, earned=earned) for sighting in sightings)
    failures = tuple(failed)
    outcomes = [Outcome(finding.action) for finding in findings]
    if failures:
        outcomes.append(Outcome.HOLD)
    return Verdict(
        outcome=max(outcomes, default=Outcome.PUBLISH),
        standards=standards.version,
        findings=findings,
        failed=failures,
    )


def _finding(rule: Rule, use: DetectorUse, seen: Seen, *, earned: frozenset[str]) -> Finding:
    return Finding(
        rule=rule.id,
        detector=use.name,
        version=use.detector.version,
        score=seen.score,
        spans=seen.spans,
        rung=seen.rung,
        facts=seen.facts if use.part is None else {**seen.facts, "part": use.part},
        action=_action(rule, use, seen.score, is_earned=rule.id in earned).value,
    )


def heard(
    verdict: Verdict,
    findings: Iterable[tuple[Rule, JudgeUse, Seen]],
    asked: Iterable[Asked],
) -> Verdict:
    """The verdict with what remote judges added; what they say can never make it milder.

    A judge's finding holds at most: whether a rule has earned removal was measured on the
    engine's own findings, and nobody can say what a machine elsewhere will answer tomorrow.
    """
    added = tuple(_heard(*each) for each in findings)
    all_asked = (*verdict.judges, *asked)
    return replace(
        verdict,
        outcome=max([verdict.outcome, *(Outcome(finding.action) for finding in added)]),
        findings=(*verdict.findings, *added),
        degraded=verdict.degraded or any(each.is_degraded for each in all_asked),
        judges=all_asked,
    )


def _heard(rule: Rule, use: JudgeUse, seen: Seen) -> Finding:
    return Finding(
        rule=rule.id,
        detector=use.label,
        version=use.version,
        score=seen.score,
        spans=seen.spans,
        facts=seen.facts if use.part is None else {**seen.facts, "part": use.part},
        action=min(use.action(seen.score), rule.ceiling(use.part), Outcome.HOLD).value,
    )


def _action(rule: Rule, use: DetectorUse, score: float, *, is_earned: bool) -> Outcome:
    """What the document says, under every ceiling.

    Removal by a machine alone needs that the rule has earned it on this newsroom's own
    decisions; whoever calls the engine knows that, the document cannot claim it.
    """
    ceiling = min(rule.ceiling(use.part), use.detector.ceiling)
    action = min(use.action(score), ceiling)
    if action is Outcome.REMOVE and not is_earned:
        return Outcome.HOLD
    return action
