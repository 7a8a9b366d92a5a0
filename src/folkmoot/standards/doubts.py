"""What in a document is allowed and yet hardly meant: said before it is put in force."""

import os
from collections.abc import Iterator
from importlib.util import find_spec

from folkmoot.standards.document import Standards
from folkmoot.standards.rule import DetectorUse, JudgeUse, Rule
from folkmoot.standards.verdict import Outcome


def doubts(standards: Standards) -> tuple[str, ...]:
    """A sentence for each rule nobody looks for, step that changes nothing, missing extra."""
    on = [rule for rule in standards.rules.values() if rule.is_on]
    return (*(sentence for rule in on for sentence in _about(rule)), *_missing_extras(on))


def _about(rule: Rule) -> Iterator[str]:
    if not rule.is_detecting:
        yield f"{rule.id}: no detector looks for it; moderators alone judge by it."
    for use in rule.detectors:
        ceiling = min(rule.ceiling(use.part), use.detector.ceiling)
        yield from _about_steps(rule, use, ceiling)
    for judge in rule.judges:
        yield from _about_steps(rule, judge, min(rule.ceiling(judge.part), Outcome.HOLD))
        if judge.key_env and not os.environ.get(judge.key_env):
            yield f"{rule.id}, judge {judge.name}: {judge.key_env} is not set on this machine."


def _about_steps(rule: Rule, use: DetectorUse | JudgeUse, ceiling: Outcome) -> Iterator[str]:
    name = f"{rule.id}, {use.name}"
    if not use.steps:
        yield f"{name}: it has no actions, so what it sees changes nothing and is only shown."
    reached = Outcome.PUBLISH
    for step in sorted(use.steps, key=lambda step: step.at_least):
        if step.action <= reached:
            yield f'{name}: from {step.at_least} on "{step.action.value}" changes nothing.'
        elif step.action > ceiling:
            yield (
                f'{name}: from {step.at_least} on it says "{step.action.value}", but the most that '
                f'may be done there is "{ceiling.value}".'
            )
        reached = max(reached, step.action)


def _missing_extras(rules: list[Rule]) -> Iterator[str]:
    if any(rule.judges for rule in rules) and find_spec("httpx") is None:
        yield 'Judges need an extra here. Install it: pip install "folkmoot[judges]"'
