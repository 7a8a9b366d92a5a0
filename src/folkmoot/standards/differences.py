"""What changes from one document to another: for readers, for authors, for the engine, the desk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from folkmoot.standards.document import Standards
from folkmoot.standards.rule import DetectorUse, JudgeUse, Rule, Words
from folkmoot.standards.verdict import Outcome

Concern = Literal["readers", "authors", "engine", "desk"]
CONCERNS: tuple[Concern, ...] = ("readers", "authors", "engine", "desk")

AT_MOST = {
    Outcome.PUBLISH: "do nothing",
    Outcome.NUDGE: "nudge",
    Outcome.HOLD: "hold",
    Outcome.REMOVE: "remove",
}
OF_A_JUDGE = (
    "kind", "url", "key_env", "timeout", "ask", "band", "model", "attribute", "site",
    "send_context", "request",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``before`` and ``after`` are plain data; ``None`` where there is nothing."""

    concerns: Concern
    rule: str
    what: str
    before: Any
    after: Any
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "concerns": self.concerns,
            "rule": self.rule,
            "what": self.what,
            "before": self.before,
            "after": self.after,
            "sentence": self.sentence,
        }


def differences(old: Standards, new: Standards) -> tuple[Change, ...]:
    """Every change, those that readers see first; none if the two say the same."""
    changes = [*_of_the_document(old, new), *_of_the_rules(old, new)]
    return tuple(sorted(changes, key=lambda change: CONCERNS.index(change.concerns)))


def _of_the_document(old: Standards, new: Standards) -> Iterator[Change]:
    for what in ("name", "version"):
        yield from _change("desk", "", what, (getattr(old, what), getattr(new, what)))
    languages = ([*old.languages], [*new.languages])
    yield from _change("readers", "", "languages", languages)
    for language in [each for each in new.languages if each in old.languages]:
        before, after = old.general[language], new.general[language]
        for what in ("title", "introduction", "rules_title"):
            pair = (getattr(before, what), getattr(after, what))
            yield from _text("readers", "", f"{what} ({language})", pair)
        for name in after.sections:
            parts = before.sections[name], after.sections[name]
            yield from _text("readers", "", f"{name} ({language}), heading", _titles(parts))
            points = ([*parts[0].points], [*parts[1].points])
            yield from _text("readers", "", f"{name} ({language})", points)


def _titles(parts: tuple[Any, Any]) -> tuple[str, str]:
    return parts[0].title, parts[1].title


def _of_the_rules(old: Standards, new: Standards) -> Iterator[Change]:
    for name in dict.fromkeys((*old.rules, *new.rules)):
        before, after = old.rules.get(name), new.rules.get(name)
        if before and after:
            yield from _of_a_rule(before, after)
        elif after:
            title = _title(after)
            yield Change("readers", name, "rule", None, title, f"{name} is new: {title}.")
        else:
            title = _title(old.rules[name])
            yield Change("readers", name, "rule", title, None, f"{name} is gone: {title}.")


def _title(rule: Rule) -> str:
    return next(iter(rule.words.values())).title


def _of_a_rule(old: Rule, new: Rule) -> Iterator[Change]:
    name = new.id
    if old.is_on is not new.is_on:
        sentence = f"{name} is switched {'on' if new.is_on else 'off'}."
        yield Change("readers", name, "on", old.is_on, new.is_on, sentence)
    for language in [each for each in new.words if each in old.words]:
        yield from _of_the_words(name, language, (old.words[language], new.words[language]))
    for what in ("sanction", "strike_weight"):
        yield from _change("authors", name, what, (getattr(old, what), getattr(new, what)))
    if old.automatic is not new.automatic:
        pair = (old.automatic.value, new.automatic.value)
        words = AT_MOST[old.automatic], AT_MOST[new.automatic]
        sentence = f"{name}: by itself the engine may at most {words[1]}, before {words[0]}."
        yield Change("engine", name, "automatic", *pair, sentence)
    parts = [{part: most.value for part, most in rule.parts.items()} for rule in (old, new)]
    yield from _change("engine", name, "parts", (parts[0], parts[1]))
    yield from _change("engine", name, "signed", ([*old.signed], [*new.signed]))
    yield from _of_the_uses(name, _uses(old), _uses(new))
    for what in ("severity", "category", "keyword"):
        yield from _change("desk", name, what, (getattr(old, what), getattr(new, what)))


def _of_the_words(rule: str, language: str, pair: tuple[Words, Words]) -> Iterator[Change]:
    concerns: dict[str, Concern] = {"title": "readers", "text": "readers"}
    concerns |= {"explanation": "authors", "advice": "authors"}
    for what, who in concerns.items():
        texts = (getattr(pair[0], what), getattr(pair[1], what))
        yield from _text(who, rule, f"{what} ({language})", texts)
    because = (dict(pair[0].because), dict(pair[1].because))
    yield from _text("authors", rule, f"because ({language})", because)


def _uses(rule: Rule) -> dict[str, dict[str, Any]]:
    """Each detector and judge of a rule as plain data, under a name of its own."""
    found: dict[str, dict[str, Any]] = {}
    uses: list[DetectorUse | JudgeUse] = [*rule.detectors, *rule.judges]
    for use in uses:
        label = use.name if isinstance(use, DetectorUse) else f"judge {use.name}"
        label += f" ({use.part})" if use.part else ""
        names = (label if nth == 1 else f"{label}, use {nth}" for nth in count(1))
        found[next(name for name in names if name not in found)] = _plain(use)
    return found


def _plain(use: DetectorUse | JudgeUse) -> dict[str, Any]:
    if isinstance(use, DetectorUse):
        settings = use.options.to_dict()
    else:
        settings = {key: getattr(use, key) for key in OF_A_JUDGE}
        settings["band"] = list(use.band)
        settings["request"] = dict(use.request)
    return {"actions": {step.at_least: step.action.value for step in use.steps}, **settings}


def _of_the_uses(
    rule: str, old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]
) -> Iterator[Change]:
    for label in dict.fromkeys((*old, *new)):
        before, after = old.get(label), new.get(label)
        if before is None:
            sentence = f"{rule}: {label} looks for it now."
            yield Change("engine", rule, label, None, after, sentence)
        elif after is None:
            sentence = f"{rule}: {label} looks for it no more."
            yield Change("engine", rule, label, before, None, sentence)
        else:
            for key in dict.fromkeys((*before, *after)):
                pair = (before.get(key), after.get(key))
                yield from _change("engine", rule, f"{label}, {key}", pair)


def _change(who: Concern, rule: str, what: str, pair: tuple[Any, Any]) -> Iterator[Change]:
    if pair[0] != pair[1]:
        place = f"{rule}: " if rule else ""
        sentence = f"{place}{what} is {_said(pair[1])}, before {_said(pair[0])}."
        yield Change(who, rule, what, *pair, sentence)


def _text(who: Concern, rule: str, what: str, pair: tuple[Any, Any]) -> Iterator[Change]:
    """A change of words; both are in the plain data, too long for a sentence."""
    if pair[0] != pair[1]:
        place = f"{rule}: " if rule else ""
        yield Change(who, rule, what, *pair, f"{place}{what} is worded anew.")


def _said(value: Any) -> str:
    if value is None or value in ({}, [], ""):
        return "nothing"
    if isinstance(value, dict):
        return ", ".join(
            f"{each} from {key} on" if isinstance(key, float) else f"{key} {each}"
            for key, each in sorted(value.items())
        )
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
