import numpy as np
import pytest

from folkmoot.standards.scoring.calibration import Calibration, fit_platt, sigmoid


@pytest.fixture
def chance() -> np.random.Generator:
    """The same numbers in every order of the tests."""
    return np.random.default_rng(1)


def test_probabilities_follow_the_shares_they_were_fitted_to(chance: np.random.Generator) -> None:
    values = chance.normal(size=20_000)
    truths = (chance.random(20_000) < sigmoid(2.5 * values - 1)).astype(float)
    assert fit_platt(values, truths) == pytest.approx((2.5, -1), abs=0.1)


def test_an_order_is_never_changed(chance: np.random.Generator) -> None:
    calibration = Calibration(np.array([0.3, 4.0]), np.array([-1.0, 2.0]))
    values = np.sort(chance.normal(size=(50, 2)), axis=0)
    assert (np.diff(calibration(values), axis=0) > 0).all()


@pytest.mark.parametrize("truths", [[0, 0, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 0, 0]])
def test_few_or_clear_cases_get_finite_curves_that_rise(truths: list[int]) -> None:
    slope, shift = fit_platt(np.array([-2.0, -1.0, 1.0, 2.0]), np.array(truths, float))
    assert 0 < slope < 50
    assert abs(shift) < 50


def test_rare_cases_far_from_the_start_are_found(chance: np.random.Generator) -> None:
    values = np.concatenate((chance.normal(-9, 1, 5_000), chance.normal(-5, 1, 20)))
    truths = np.arange(5_020) >= 5_000
    share = truths.mean()
    weights = np.where(truths, 0.5 / share, 0.5 / (1 - share))
    slope, shift = fit_platt(values, truths.astype(float), weights)
    assert -shift / slope == pytest.approx(-7, abs=0.3)
    assert slope > 2


def test_weights_count_as_copies() -> None:
    values, truths = np.array([-1.0, 0.5, 0.2, 1.0]), np.array([0.0, 0.0, 1.0, 1.0])
    doubled = fit_platt(np.tile(values, 2), np.tile(truths, 2))
    assert fit_platt(values, truths, np.full(4, 2.0)) == pytest.approx(doubled)


def test_the_logistic_function_has_no_overflow() -> None:
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).tolist() == [0.0, 0.5, 1.0]
