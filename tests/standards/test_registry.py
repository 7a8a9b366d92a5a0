import pickle
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from folkmoot.standards import (
    DuplicateDetector,
    Options,
    Outcome,
    Seen,
    StandardsInvalid,
    Submission,
    Text,
    detector,
    registry,
    review,
)
from folkmoot.standards import detectors as built_in
from folkmoot.standards.registry import collect, from_outside, known_detectors
from tests.standards.make import known, rule, serves, standards, word

HERE = "tests.standards.test_registry"


@detector("outside", explain="Sees everything.", version="3")
def outside(text: Text, options: Options) -> Iterator[Seen]:
    """A detector of another package."""
    yield Seen.whole(text)


def point(target: str) -> EntryPoint:
    return EntryPoint("outside", target, "folkmoot.detectors")


def test_each_built_in_detector_is_called_as_its_file_is() -> None:
    files = {path.stem for path in Path(built_in.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(known_detectors()) >= {name.replace("_", "-") for name in files}
    for name in files:
        declared = known_detectors()[name.replace("_", "-")]
        assert declared.run.__module__ == f"{built_in.__name__}.{name}"
        assert declared.explain.endswith(".")
        assert declared.version


def test_two_detectors_of_one_name_are_refused() -> None:
    with pytest.raises(DuplicateDetector, match=r'"word".*Rename'):
        collect(iter([word, word]))


def test_a_detector_of_another_package_is_found() -> None:
    found = from_outside(point(f"{HERE}:outside"))
    assert found is outside
    assert found.title == "Outside"


@pytest.mark.parametrize("target", [f"{HERE}:nothing", "no_such_package:x", f"{HERE}:HERE"])
def test_one_that_cannot_be_loaded_holds_texts_instead_of_vanishing(target: str) -> None:
    broken = from_outside(point(target))
    document = standards(
        rule("N1", serves("N1", "outside", options="{ anything = 1 }")), more=(broken,)
    )
    verdict = review(Submission("x"), document)
    assert verdict.outcome is Outcome.HOLD
    assert verdict.failed[0].detector == "outside"


def test_a_detector_runs_without_options_and_facts() -> None:
    assert [seen.score for seen in word(Text("a stone"))] == [1.0]


def test_options_are_the_defaults_with_the_documents_values_over_them() -> None:
    options = word.options({"score": 1})
    assert (options.word, options.score) == ("stone", 1)
    assert options.to_dict() == {"word": "stone", "score": 1}
    with pytest.raises(AttributeError, match="colour"):
        options.colour  # noqa: B018
    assert pickle.loads(pickle.dumps(options)).to_dict() == options.to_dict()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"scroe": 1.0}, '"scroe"'),
        ({"score": "high"}, '"score"'),
        ({"score": True}, '"score"'),
        ({"word": 1}, '"word"'),
    ],
)
def test_an_option_that_does_not_fit_is_refused(given: dict[str, object], named: str) -> None:
    with pytest.raises(StandardsInvalid, match=named):
        word.options(given)


def test_a_truth_value_is_no_number() -> None:
    @detector("switch", explain="Has a switch.", defaults={"on": False})
    def switch(text: Text, options: Options) -> Iterator[Seen]:
        yield Seen.whole(text, on=options.on)

    assert switch.options({"on": True}).on is True
    with pytest.raises(StandardsInvalid, match='"on"'):
        switch.options({"on": 1})


def test_entry_points_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "entry_points", lambda **_: [point(f"{HERE}:outside")])
    known_detectors.cache_clear()
    try:
        assert known_detectors()["outside"] is outside
    finally:
        known_detectors.cache_clear()


def test_known_detectors_can_be_given_from_without() -> None:
    assert set(known(outside)) == {"word", "broken", "outside"}
