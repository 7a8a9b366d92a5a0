"""A document whose one rule asks a judge, and the same question without a network."""

from typing import Any

from folkmoot.standards import Standards, Submission
from folkmoot.standards.judges.question import Question
from tests.standards.make import rule, serves, standards

HOLDS = '[{ at_least = 0.5, action = "hold" }]'


def judge(url: str, *, name: str = "far", rule_id: str = "N1", **fields: str) -> str:
    """A judge's table; each field as TOML."""
    fields = {
        "kind": '"chat"',
        "url": f'"{url}"',
        "ask": '"always"',
        "timeout": "5",
        "actions": HOLDS,
        **fields,
    }
    if fields["kind"] == '"chat"':
        fields = {"model": '"little"', **fields}
    lines = [f"{key} = {value}" for key, value in fields.items()]
    return "\n".join([f"[[rules.{rule_id}.judges]]", f'name = "{name}"', *lines, ""])


def asking(url: str, *, local: str = "", more: str = "", **fields: str) -> Standards:
    """One rule with a judge; ``local`` is the action of its own detector of "pebble"."""
    detectors = ""
    if local:
        steps = f'[{{ at_least = 0.5, action = "{local}" }}]'
        detectors = serves("N1", options='{ word = "pebble" }', actions=steps)
    return standards(rule("N1", detectors + judge(url, **fields) + more))


def question(text: str, *, submission: dict[str, Any] | None = None, **fields: str) -> Question:
    """The question of such a document's judge about a text."""
    document = asking("http://127.0.0.1:9/judge", **fields)
    (one,) = document.rules.values()
    facts = Submission(text, **(submission or {}))
    return Question(one.judges[0], one, one.words["en"], facts, check="c0ffee00")
