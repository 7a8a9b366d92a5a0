"""Small standards documents for tests, made through the same door as a newsroom's."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from folkmoot.standards import Detector, Options, Seen, Standards, Text, detector

SECTIONS = ("obligations", "consequences", "letter", "appeals", "machines", "pledges")


@detector("word", explain="The word is there.", defaults={"word": "stone", "score": 1.0})
def word(text: Text, options: Options) -> Iterator[Seen]:
    """Sees one word wherever it stands."""
    for each in text.words:
        if each.raw.lower() == options.word:
            yield Seen.at([(each.begin, each.end)], score=options.score, word=options.word)


@detector("broken", explain="Always breaks.")
def broken(text: Text, options: Options) -> Iterator[Seen]:
    """Sees the first letter and then breaks."""
    yield Seen.at([(0, 1)], score=0.5)
    raise ZeroDivisionError("by design")


def known(*more: Detector) -> Mapping[str, Detector]:
    """The detectors of the test documents."""
    return {each.name: each for each in (word, broken, *more)}


def rule(name: str, detectors: str = "", **fields: Any) -> str:
    """A rule's table; ``detectors`` is added as it is."""
    fields = {
        "severity": 2,
        "automatic": "remove",
        "sanction": "none",
        "category": "OTHER_VIOLATION_TC",
        "keyword": "OTHER",
        **fields,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in fields.items() if value is not None]
    return "\n".join([f"[rules.{name}]", *lines, detectors, ""])


def serves(rule_id: str, name: str = "word", **fields: str) -> str:
    """A detector's table under a rule; each field as TOML."""
    fields = {"actions": '[{ at_least = 0.5, action = "hold" }]', **fields}
    lines = [f"{key} = {value}" for key, value in fields.items()]
    return "\n".join([f"[[rules.{rule_id}.detectors]]", f'name = "{name}"', *lines, ""])


def structure(*rules: str, languages: str = '["en"]') -> str:
    """A whole document."""
    head = f'[standards]\nname = "test"\nversion = "7"\nlanguages = {languages}\n'
    return "\n".join([head, *rules])


def words(*ids: str, language: str = "en") -> str:
    """The words of a document with these rules."""
    general = ['[general]\ntitle = "T"\nintroduction = "I"\nrules_title = "R"']
    general += [f'{name}_title = "{name}"\n{name} = ["one", "two"]' for name in SECTIONS]
    rules = [
        f'[rules.{each}]\ntitle = "{each} in {language}"\ntext = "t"\n'
        f'explanation = "It broke {each}."\nadvice = "Put it otherwise."'
        for each in ids
    ]
    return "\n".join([*general, *rules])


def standards(
    *rules: str, ids: tuple[str, ...] = ("N1",), more: tuple[Detector, ...] = ()
) -> Standards:
    """A document in English with these rules."""
    return Standards.from_toml_text(structure(*rules), {"en": words(*ids)}, detectors=known(*more))
