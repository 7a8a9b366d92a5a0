"""The published schemas say what the reader says; they are made from the same code."""

import json
import tomllib
from typing import Any

import pytest

from folkmoot.standards import Standards, StandardsInvalid
from folkmoot.standards.document import DOCUMENTS
from folkmoot.standards.json_schema import SCHEMAS, schema_text
from tests.standards.judges.make import judge
from tests.standards.make import known, rule, serves, structure, words

jsonschema = pytest.importorskip("jsonschema")

URL = "https://judge.example/v1"
GOOD = rule("N1", serves("N1", "shouting", options="{ min_letters = 9 }") + judge(URL))


def faults(name: str, toml: str) -> list[Any]:
    return list(jsonschema.Draft7Validator(SCHEMAS[name]()).iter_errors(tomllib.loads(toml)))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_stored_schema_is_the_one_that_is_made(name: str) -> None:
    stored = (DOCUMENTS / f"{name}.schema.json").read_text("utf-8")
    assert stored == schema_text(name), "Run: make docs"
    jsonschema.Draft7Validator.check_schema(json.loads(stored))


@pytest.mark.parametrize("file", sorted(DOCUMENTS.glob("*.toml")), ids=lambda path: path.name)
def test_the_shipped_documents_fit_and_name_their_schema(file: Any) -> None:
    toml = file.read_text("utf-8")
    assert toml.startswith("#:schema ./standards.schema.json\n")
    assert not faults("standards", toml)


@pytest.mark.parametrize("file", sorted(DOCUMENTS.glob("texts/*.toml")), ids=lambda path: path.name)
def test_the_shipped_words_fit_and_name_their_schema(file: Any) -> None:
    toml = file.read_text("utf-8")
    assert toml.startswith("#:schema ../texts.schema.json\n")
    assert not faults("texts", toml)


def test_a_detector_of_another_package_may_be_named() -> None:
    assert not faults("standards", structure(GOOD))
    assert not faults("standards", structure(rule("N1", serves("N1", "word", options="{ a = 1 }"))))


@pytest.mark.parametrize(
    "document",
    [
        "[rules]\n",
        "x = 1\n" + structure(GOOD),
        structure(GOOD, languages="[]"),
        structure(GOOD, languages='["EN!"]'),
        structure(GOOD, languages='["en", "en"]'),
        structure(GOOD).replace('"7"', "7"),
        structure(rule("n1")),
        structure(rule("N1", colour="red")),
        structure(rule("N1", severity=None)),
        structure(rule("N1", severity=9)),
        structure(rule("N1", severity="high")),
        structure(rule("N1", on="yes")),
        structure(rule("N1", automatic="delete")),
        structure(rule("N1", sanction="fine")),
        structure(rule("N1", strike_weight=-1)),
        structure(rule("N1", category="NONSENSE")),
        structure(rule("N1", keyword="SUICIDE")),
        structure(rule("N1", signed=[1])),
        structure(rule("N1", "detectors = [1]")),
        structure(rule("N1", 'parts = { mild = "soft" }')),
        structure(rule("N1", serves("N1", "shouting", options="{ min_leters = 9 }"))),
        structure(rule("N1", serves("N1", "shouting", options='{ min_letters = "9" }'))),
        structure(rule("N1", serves("N1", actions='[{ at_least = 2, action = "hold" }]'))),
        structure(rule("N1", serves("N1", actions='[{ at_least = 0.5, action = "kill" }]'))),
        structure(rule("N1", judge(URL, kind='"oracle"'))),
        structure(rule("N1", judge("ftp://judge.example/"))),
        structure(rule("N1", judge("https://me:secret@judge.example/"))),
        structure(rule("N1", judge(URL, name="Far Away"))),
        structure(rule("N1", judge(URL, key_env='"sk-12"'))),
        structure(rule("N1", judge(URL, timeout="11"))),
        structure(rule("N1", judge(URL, ask='"now"'))),
        structure(rule("N1", judge(URL, attribute='"TOXICITY"'))),
        structure(rule("N1", judge(URL, kind='"spam-service"'))),
        structure(rule("N1", judge(URL, kind='"scorer"', site='"x"'))),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(document: str) -> None:
    assert faults("standards", document)
    with pytest.raises(StandardsInvalid):
        Standards.from_toml_text(document, {"en": words("N1", "n1")})


@pytest.mark.parametrize(
    "spoken",
    [
        words("N1").replace("advice", "advise"),
        words("N1") + '\ntone = "kind"',
        words("N1").replace("pledges_title", "pledge_title"),
        words("N1").replace('["one", "two"]', "[1]"),
        words("N1") + "\n[rules.N1.because]\nword = 1",
    ],
)
def test_words_that_the_reader_refuses_the_schema_refuses(spoken: str) -> None:
    assert faults("texts", spoken)
    assert not faults("texts", words("N1"))
    with pytest.raises(StandardsInvalid):
        Standards.from_toml_text(structure(rule("N1")), {"en": spoken}, detectors=known())
