import numpy as np
import pytest

from tools.train import figures

SCORES = np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.2])
TRUTHS = np.array([True, True, False, True, False, False])


def test_ranking_by_hand() -> None:
    assert figures.auc(SCORES, TRUTHS) == pytest.approx(8 / 9)
    assert figures.average_precision(SCORES, TRUTHS) == pytest.approx((1 + 1 + 3 / 4) / 3)
    assert figures.recall_at(SCORES, TRUTHS, 0.9) == pytest.approx(2 / 3)
    assert figures.recall_at(SCORES, ~TRUTHS, 0.95) == 0


def test_ties_count_half_and_are_flagged_together() -> None:
    alike = np.full(4, 0.5)
    truths = np.array([True, False, True, False])
    assert figures.auc(alike, truths) == 0.5
    assert figures.average_precision(alike, truths) == 0.5
    assert figures.recall_at(alike, truths, 0.9) == 0


def test_without_both_kinds_there_is_no_ranking() -> None:
    assert np.isnan(figures.auc(SCORES, np.ones(6, bool)))


def test_calibration_error_is_the_mean_distance() -> None:
    scores = np.array([0.25, 0.25, 0.75, 0.75])
    assert figures.calibration_error(scores, np.array([False, False, True, True])) == 0.25
    assert figures.calibration_error(np.array([0.0, 1.0]), np.array([False, True])) == 0


def test_bias_across_the_border_of_a_subgroup() -> None:
    members = np.array([True, False, True, False, True, False])
    told = figures.bias(SCORES, TRUTHS, members)
    assert told["texts"] == 3
    assert told["bpsn"] == figures.auc(SCORES[[1, 2, 3, 4]], TRUTHS[[1, 2, 3, 4]])
    assert told["bnsp"] == figures.auc(SCORES[[0, 5]], TRUTHS[[0, 5]])


def test_the_power_mean_leans_to_the_worst() -> None:
    assert figures.power_mean([0.5, 1.0]) < 0.6
    assert figures.power_mean([0.7, 0.7]) == pytest.approx(0.7)
