"""The schema of a document: how its tables become rules and words, and what is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from folkmoot.standards.categories import CATEGORIES
from folkmoot.standards.errors import StandardsInvalid
from folkmoot.standards.registry import Detector, Options
from folkmoot.standards.rule import SANCTIONS, DetectorUse, General, Rule, Section, Words
from folkmoot.standards.schema_judges import read_judge, read_steps
from folkmoot.standards.table import Source, Table
from folkmoot.standards.verdict import Outcome

CEILINGS = {
    "never": Outcome.PUBLISH,
    "nudge": Outcome.NUDGE,
    "hold": Outcome.HOLD,
    "remove": Outcome.REMOVE,
}
SECTIONS = ("obligations", "consequences", "letter", "appeals", "machines", "pledges")
RULE_ID = re.compile(r"[A-Z]{1,3}[0-9]{1,3}")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Head:
    """A document taken apart: what it is called, and each rule's table still to be read."""

    name: str
    version: str
    languages: tuple[str, ...]
    rules: Mapping[str, Table]


def read_head(structure: str) -> Head:
    """The first look at a document, before its words and detectors are known."""
    document = Source("The document", structure).table()
    standards = document.table("standards")
    rules = document.table("rules")
    document.end()
    head = Head(
        name=standards.take("name", str),
        version=standards.take("version", str),
        languages=standards.strings("languages"),
        rules={name: rules.table(name) for name in rules.names()},
    )
    standards.end()
    for name, table in head.rules.items():
        if not RULE_ID.fullmatch(name):
            raise table.refuse(f'"{name}" is not a rule id. Write capitals and a number, like N1.')
    for language in head.languages:
        if not LANGUAGE.fullmatch(language):
            raise standards.refuse(
                f'"{language}" is not a language code. Write one like "en".', "languages"
            )
    if not head.languages or len(set(head.languages)) < len(head.languages):
        raise standards.refuse(
            '"languages" must name at least one language, and each once.', "languages"
        )
    return head


def read_language(
    language: str, texts: Mapping[str, str], *, ids: tuple[str, ...]
) -> tuple[General, dict[str, Words]]:
    """What a document says in one language; each of its rules must have its words."""
    if language not in texts:
        raise StandardsInvalid(f'There are no words for the language "{language}". Add them.')
    document = Source(f'The words for "{language}"', texts[language]).table()
    general = document.table("general")
    rules = document.table("rules")
    document.end()
    return _general(general), {name: _words(rules.table(name)) for name in ids}


def _general(table: Table) -> General:
    general = General(
        title=table.take("title", str),
        introduction=table.take("introduction", str),
        rules_title=table.take("rules_title", str),
        sections={name: _section(table, name) for name in SECTIONS},
    )
    table.end()
    return general


def _section(table: Table, name: str) -> Section:
    return Section(table.take(f"{name}_title", str), table.strings(name))


def _words(table: Table) -> Words:
    because = table.table("because", default={})
    words = Words(
        title=table.take("title", str),
        text=table.take("text", str),
        explanation=table.take("explanation", str),
        advice=table.take("advice", str),
        because={name: because.take(name, str) for name in because.names()},
    )
    table.end()
    return words


def read_rule(
    name: str,
    head: Head,
    *,
    words: Mapping[str, Mapping[str, Words]],
    known: Mapping[str, Detector],
) -> Rule:
    """One rule with its words in every language and its detectors' checked options."""
    table = head.rules[name]
    category = table.among("category", {name: name for name in CATEGORIES})
    keywords = {name: name for name in sorted(CATEGORIES[category])}
    parts = table.table("parts", default={})
    rule = Rule(
        id=name,
        is_on=table.take("on", bool, default=True),
        severity=table.number("severity", (1, 5)),
        automatic=table.among("automatic", CEILINGS),
        category=category,
        keyword=table.among("keyword", keywords),
        sanction=table.among("sanction", {name: name for name in SANCTIONS}),
        strike_weight=table.number("strike_weight", (0, 100), default=0),
        signed=table.strings("signed", default=[]),
        words={language: rules[name] for language, rules in words.items()},
        parts={name: parts.among(name, CEILINGS) for name in parts.names()},
        detectors=tuple(_use(each, known) for each in table.tables("detectors")),
        judges=tuple(read_judge(each) for each in table.tables("judges")),
    )
    table.end()
    parts_served = [use.part for use in rule.detectors] + [use.part for use in rule.judges]
    for part in parts_served:
        if part is not None and part not in rule.parts:
            raise table.refuse(f'The part "{part}" is not named. Add it under {name}\'s parts.')
    _once(rule, table)
    return rule


def _once(rule: Rule, table: Table) -> None:
    labels = [use.label for use in rule.judges]
    for label in labels:
        if labels.count(label) > 1:
            raise table.refuse(f'Two judges are called "{label}". Rename one of them.')


def _use(table: Table, known: Mapping[str, Detector]) -> DetectorUse:
    name = table.take("name", str)
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(sorted(known))}."
        raise table.refuse(f'There is no detector "{name}". {hint}', "name")
    part = table.take("part", str, default="")
    use = DetectorUse(
        detector=known[name],
        options=_options(table, known[name]),
        steps=read_steps(table),
        part=part or None,
    )
    table.end()
    return use


def _options(table: Table, detector: Detector) -> Options:
    given = table.take("options", dict, default={})
    try:
        return detector.options(given)
    except StandardsInvalid as error:
        raise table.refuse(error.sentence, "options") from None
