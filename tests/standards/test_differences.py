from folkmoot.standards import Standards
from folkmoot.standards.differences import CONCERNS, differences
from tests.standards.judges.make import judge
from tests.standards.make import known, rule, serves, structure, words

BOTH = '["en"]'


def document(
    *rules: str, spoken: str | None = None, version: str = "7", languages: str = BOTH
) -> Standards:
    source = structure(*rules, languages=languages).replace('"7"', f'"{version}"')
    texts = {"en": spoken or words("N1", "N2"), "de": words("N1", "N2", language="de")}
    return Standards.from_toml_text(source, texts, detectors=known())


def said(old: Standards, new: Standards) -> list[str]:
    return [f"{change.concerns}: {change.sentence}" for change in differences(old, new)]


OLD = document(rule("N1", serves("N1")))


def test_a_document_does_not_differ_from_itself() -> None:
    for name in ("default", "strict"):
        assert differences(Standards.load(name), Standards.load(name)) == ()


def test_rules_that_come_go_and_are_switched_off() -> None:
    assert said(OLD, document(rule("N1", serves("N1")), rule("N2"))) == [
        "readers: N2 is new: N2 in en."
    ]
    assert said(document(rule("N1", serves("N1")), rule("N2")), OLD) == [
        "readers: N2 is gone: N2 in en."
    ]
    off = document(rule("N1", serves("N1"), on=False))
    assert said(OLD, off) == ["readers: N1 is switched off."]
    assert said(off, OLD) == ["readers: N1 is switched on."]


def test_words_are_of_readers_or_of_authors() -> None:
    ours = words("N1", "N2").replace('title = "N1 in en"', 'title = "Be kind"')
    ours = ours.replace("It broke N1.", "It was not kind.").replace('"one", "two"', '"one"')
    told = said(OLD, document(rule("N1", serves("N1")), spoken=ours + "\n"))
    assert "readers: N1: title (en) is worded anew." in told
    assert "authors: N1: explanation (en) is worded anew." in told
    assert "readers: obligations (en) is worded anew." in told
    assert len(told) == 8


def test_a_language_that_comes_is_told() -> None:
    new = document(rule("N1", serves("N1")), languages='["en", "de"]')
    assert said(OLD, new) == ["readers: languages is en, de, before en."]


def test_what_a_breach_means_and_how_it_is_reported() -> None:
    new = document(
        rule("N1", serves("N1"), sanction="strike", strike_weight=2, severity=4), version="8"
    )
    assert said(OLD, new) == [
        "authors: N1: sanction is strike, before none.",
        "authors: N1: strike_weight is 2, before 0.",
        "desk: version is 8, before 7.",
        "desk: N1: severity is 4, before 2.",
    ]


def test_thresholds_options_detectors_and_ceilings() -> None:
    steps = '[{ at_least = 0.4, action = "nudge" }, { at_least = 0.9, action = "hold" }]'
    new = document(
        rule("N1", serves("N1", actions=steps, options='{ word = "rock" }'), automatic="hold")
    )
    now = "nudge from 0.4 on, hold from 0.9 on"
    assert said(OLD, new) == [
        "engine: N1: by itself the engine may at most hold, before remove.",
        f"engine: N1: word, actions is {now}, before hold from 0.5 on.",
        "engine: N1: word, word is rock, before stone.",
    ]
    twice = document(rule("N1", serves("N1") + serves("N1") + serves("N1", "broken", actions="[]")))
    assert said(OLD, twice) == [
        "engine: N1: word, use 2 looks for it now.",
        "engine: N1: broken looks for it now.",
    ]
    assert said(twice, OLD)[0] == "engine: N1: word, use 2 looks for it no more."
    silent = document(rule("N1", serves("N1", actions="[]")))
    assert said(OLD, silent) == ["engine: N1: word, actions is nothing, before hold from 0.5 on."]


def test_parts_and_signatures() -> None:
    new = document(
        rule("N1", 'parts = { mild = "nudge" }\n' + serves("N1", part='"mild"'), signed=["a"])
    )
    assert said(OLD, new) == [
        "engine: N1: parts is mild nudge, before nothing.",
        "engine: N1: signed is a, before nothing.",
        "engine: N1: word looks for it no more.",
        "engine: N1: word (mild) looks for it now.",
    ]


def test_judges_are_compared_like_detectors() -> None:
    old = document(rule("N1", judge("http://a.example/")))
    new = document(rule("N1", judge("http://b.example/", timeout="3")))
    assert said(old, new) == [
        "engine: N1: judge far, url is http://b.example/, before http://a.example/.",
        "engine: N1: judge far, timeout is 3.0, before 5.0.",
    ]


def test_changes_are_plain_data_in_the_order_of_whom_they_concern() -> None:
    changes = differences(Standards.default(), Standards.load("strict"))
    assert changes
    places = [CONCERNS.index(change.concerns) for change in changes]
    assert places == sorted(places)
    assert {"concerns", "rule", "what", "before", "after", "sentence"} == set(changes[0].to_dict())
