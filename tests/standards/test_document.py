from pathlib import Path

import pytest

from folkmoot.standards import Standards, StandardsInvalid, Submission, review
from folkmoot.standards.categories import CATEGORIES
from folkmoot.standards.document import DOCUMENTS, SHIPPED
from tests.standards.make import known, rule, serves, standards, structure, words

IDS = tuple(f"C{number}" for number in range(1, 21))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_document_has_all_twenty_rules_in_all_its_languages(name: str) -> None:
    document = Standards.load(name)
    assert tuple(document.rules) == IDS
    assert set(document.languages) >= {"en", "de"}
    for each in document.rules.values():
        assert set(each.title) == set(each.text) == set(each.explanation) == set(document.languages)
        assert each.keyword in CATEGORIES[each.category]
        for spoken in each.words.values():
            assert all((spoken.title, spoken.text, spoken.explanation, spoken.advice))
            assert {use.name for use in each.detectors} >= set(spoken.because)


def test_the_default_document_keeps_its_promises() -> None:
    document = Standards.default()
    assert document is Standards.load()
    for name in ("C1", "C6", "C18"):
        assert document.rules[name].ceiling().value == "nudge"
    assert document.rules["C5"].ceiling("reputation").value == "nudge"
    assert document.rules["C5"].ceiling("threat").value == "hold"
    assert document.rules["C9"].sanction == "none"
    detecting = {each.id for each in document.rules.values() if each.is_detecting}
    assert detecting == set(IDS)
    assert all(each.signed == () for each in document.rules.values())


def test_a_document_can_be_stored_and_read_again() -> None:
    document = Standards.default()
    stored, texts = document.to_source()
    again = Standards.from_toml_text(stored, texts)
    assert again.version == document.version
    assert again.public("de") == document.public("de")
    text = Submission("THIS IS ALL TOO LOUD I TELL YOU")
    assert review(text, again) == review(text, document)


def test_the_page_for_readers_has_every_rule_that_is_on() -> None:
    document = standards(
        rule("N1", serves("N1")), rule("N2", on=False), rule("N3"), ids=("N1", "N2", "N3")
    )
    page = document.public("en")
    assert [(each.id, each.is_detecting) for each in page.rules] == [("N1", True), ("N3", False)]
    assert (page.version, page.title, page.introduction, page.rules_title) == ("7", "T", "I", "R")
    assert page.obligations == page.consequences == page.pledges == ("one", "two")
    assert page.sections["letter"].title == "letter"


@pytest.mark.parametrize(
    ("wish", "spoken"), [("de", "de"), ("de-AT", "de"), ("en-GB", "en"), ("pt", "en")]
)
def test_the_nearest_language_is_spoken(wish: str, spoken: str) -> None:
    assert Standards.default().spoken(wish) == spoken
    assert Standards.default().public(wish).language == spoken


def test_own_words_beside_a_document_come_before_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text((DOCUMENTS / "default.toml").read_text("utf-8"), "utf-8")
    shipped = (DOCUMENTS / "texts" / "en.toml").read_text("utf-8")
    (tmp_path / "texts").mkdir()
    ours = shipped.replace('title = "Community Standards"', 'title = "House rules"')
    (tmp_path / "texts" / "en.toml").write_text(ours, "utf-8")
    document = Standards.load(path)
    assert document.public("en").title == "House rules"
    assert document.public("de") == Standards.default().public("de")


def test_a_closer_reason_for_a_detector_comes_before_the_rules_explanation() -> None:
    from folkmoot.standards import explain

    spoken = words("N1") + '\n[rules.N1.because]\nword = "There is a stone."'
    document = Standards.from_toml_text(
        structure(rule("N1", serves("N1"))), {"en": spoken}, detectors=known()
    )
    finding = review(Submission("stone"), document).findings[0]
    assert (
        explain(finding, document, language="en")
        == "N1, N1 in en: There is a stone. Put it otherwise."
    )


GOOD = rule("N1", serves("N1"), severity=3)


@pytest.mark.parametrize(
    ("document", "place", "remedy"),
    [
        ("[standards\n", "line 1", "Correct that place"),
        ("x = 1\n" + structure(GOOD), "The document", '"x" is not known'),
        ("[rules]\n", "The document", '"standards" is missing'),
        (structure(rule("N1", severty=1)), "rules.N1, line 12", 'Did you mean "severity"?'),
        (structure(rule("N1", colour="red")), "rules.N1, line 12", "Known: "),
        (structure(rule("N1", severity=None)), "rules.N1", '"severity" is missing'),
        (structure(rule("N1", severity=9)), "rules.N1", "from 1 to 5"),
        (structure(rule("N1", severity="high")), "rules.N1", "a whole number"),
        (structure(rule("N1", severity=True)), "rules.N1", "a whole number"),
        (structure(rule("N1", on="yes")), "rules.N1", "true or false"),
        (structure(rule("N1", automatic="delete")), "rules.N1", "never, nudge, hold, remove"),
        (structure(rule("N1", sanction="fine")), "rules.N1", "none, warn, strike, block"),
        (structure(rule("N1", strike_weight=-1)), "rules.N1", "from 0 to 100"),
        (structure(rule("N1", category="NONSENSE")), "rules.N1", "OTHER_VIOLATION_TC"),
        (structure(rule("N1", keyword="SUICIDE")), "rules.N1", "LANGUAGE_REQUIREMENTS"),
        (structure(rule("N1", signed=[1])), "rules.N1", "texts in quotes"),
        (structure(rule("n1")), "rules.n1", "not a rule id"),
        (structure(rule("N1", serves("N1", "wrod"))), "rules.N1.detectors", 'mean "word"?'),
        (structure(rule("N1", serves("N1", "zzz"))), "rules.N1.detectors", "Known: broken, word"),
        (
            structure(rule("N1", serves("N1") + serves("N1", options="{ wrod = 1 }"))),
            "rules.N1.detectors, line 18",
            'no option "wrod"',
        ),
        (structure(rule("N1", serves("N1", part='"x"'))), "rules.N1", 'part "x" is not named'),
        (structure(rule("N1", "detectors = [1]")), "rules.N1", "a list of tables"),
        (
            structure(rule("N1", serves("N1", actions='[{ at_least = 2, action = "hold" }]'))),
            "rules.N1.detectors.actions, line 14",
            "from 0 to 1",
        ),
        (
            structure(rule("N1", serves("N1", actions='[{ at_least = 0.5, action = "kill" }]'))),
            "rules.N1.detectors.actions",
            "publish, nudge, hold, remove",
        ),
        (structure(GOOD, languages='["EN!"]'), "standards, line 4", "language code"),
        (structure(GOOD, languages="[]"), "standards", "at least one"),
        (structure(GOOD, languages='["en", "en"]'), "standards", "each once"),
        (structure(GOOD, languages='["en", "fr"]'), '"fr"', "Add them"),
        (structure(GOOD).replace('"7"', "7"), "standards", '"version" must be a text'),
    ],
)
def test_a_document_that_is_wrong_is_refused_with_its_place_and_a_remedy(
    document: str, place: str, remedy: str
) -> None:
    with pytest.raises(StandardsInvalid) as refused:
        Standards.from_toml_text(document, {"en": words("N1")}, detectors=known())
    assert place in refused.value.sentence
    assert remedy in refused.value.sentence


@pytest.mark.parametrize(
    ("spoken", "remedy"),
    [
        (words("N2"), '"N1" is missing'),
        (words("N1").replace("advice", "advise"), '"advice" is missing'),
        (words("N1") + '\ntone = "kind"', '"tone" is not known'),
        (words("N1").replace("pledges_title", "pledge_title"), '"pledges_title" is missing'),
        (words("N1").replace("[general]", '[general]\nmotto = "m"'), '"motto" is not known'),
        ("[general", "not valid TOML"),
    ],
)
def test_words_that_are_not_whole_are_refused(spoken: str, remedy: str) -> None:
    with pytest.raises(StandardsInvalid) as refused:
        Standards.from_toml_text(structure(GOOD), {"en": spoken}, detectors=known())
    assert 'The words for "en"' in refused.value.sentence
    assert remedy in refused.value.sentence


def test_words_for_more_rules_than_a_document_has_do_no_harm() -> None:
    Standards.from_toml_text(structure(GOOD), {"en": words("N1", "N2")}, detectors=known())


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    with pytest.raises(StandardsInvalid, match=r"missing\.toml cannot be read"):
        Standards.load(missing)
    latin = tmp_path / "latin.toml"
    latin.write_bytes("[standards]\nname = 'Köln'".encode("latin-1"))
    with pytest.raises(StandardsInvalid, match="not UTF-8"):
        Standards.load(str(latin))


def test_a_language_without_words_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(structure(GOOD, languages='["xx"]'), "utf-8")
    with pytest.raises(StandardsInvalid, match=r'no words for "xx".*xx\.toml'):
        Standards.load(path)
