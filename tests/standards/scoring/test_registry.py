from collections.abc import Iterator
from pathlib import Path

import pytest

from folkmoot.standards import Standards, Submission, review
from folkmoot.standards.errors import ModelInvalid
from folkmoot.standards.scoring import LABELS, registry, scorer_for, scorers
from tests.standards.scoring.tiny import tiny


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Nothing is kept of what other tests loaded, nor of what this one does."""
    kept = (registry._first, registry._loaded, registry._paths)
    for each in kept:
        each.cache_clear()
    yield
    for each in kept:
        each.cache_clear()


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgetful: None) -> Path:
    """A folder of our own in place of the shipped models."""
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    monkeypatch.setenv(registry.CHOICE, "ngrams")
    return tmp_path


@pytest.mark.parametrize("language", ["ru", "pt", "zh", "nl", "tlh", "", "english"])
def test_a_language_without_a_model_is_said_to_have_none(language: str) -> None:
    assert scorer_for(language) is None


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", LABELS),
        ("de", ("toxicity", "hate", "insult")),
        ("fr", ("toxicity",)),
        ("ar", ("toxicity", "hate", "insult")),
    ],
)
def test_the_shipped_models_know_these_labels(language: str, labels: tuple[str, ...]) -> None:
    scorer = scorer_for(language)
    assert scorer is not None
    assert (scorer.languages, scorer.labels) == (frozenset({language}), labels)


def test_a_text_in_another_language_is_never_scored() -> None:
    verdict = review(
        Submission("Это очень хорошая статья, спасибо всем", "ru"), Standards.default()
    )
    assert verdict.scores == {}
    assert not verdict.failed


def test_a_scorer_is_loaded_once(models: Path) -> None:
    tiny().save(models / "ngrams-en.npz")
    assert scorer_for("en") is scorer_for("en")


def test_a_damaged_model_holds_the_text(models: Path) -> None:
    (models / "ngrams-en.npz").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ModelInvalid, match="cannot be read"):
        scorer_for("en")
    verdict = review(Submission("A perfectly ordinary remark about buses."), Standards.default())
    assert verdict.outcome.value == "hold"
    assert {failure.detector for failure in verdict.failed} == {"learned"}
    assert "ModelInvalid" in verdict.failed[0].error


def test_every_installed_scorer_is_listed(models: Path) -> None:
    tiny("1").save(models / "ngrams-en.npz")
    tiny("2", seed=2).save(models / "older-en.npz")
    assert [scorer.version for scorer in scorers()] == ["1", "2"]


def test_only_n_grams_are_asked_where_that_is_chosen(
    monkeypatch: pytest.MonkeyPatch, forgetful: None
) -> None:
    monkeypatch.setenv(registry.CHOICE, "ngrams")
    scorer = scorer_for("en")
    assert scorer is not None
    assert scorer.name == "ngrams-en"


def test_another_choice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(registry.CHOICE, "fastest")
    with pytest.raises(ModelInvalid, match='FOLKMOOT_SCORER is "fastest"'):
        scorer_for("en")


def test_without_its_runtime_an_encoder_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, forgetful: None
) -> None:
    monkeypatch.setattr(registry, "can_run_encoders", lambda: False)
    scorer = scorer_for("en")
    assert scorer is not None
    assert scorer.name == "ngrams-en"
