"""The encoder as a teacher: a stored torch state, asked for raw values."""

from collections.abc import Sequence
from pathlib import Path

import torch

from folkmoot.standards.scoring.calibration import Floats
from tools.train.distil import Teacher
from tools.train.encoder import published, tokenizer, values


def teacher(path: Path) -> Teacher:
    """Whoever is asked with texts and answers with raw values."""
    encoder = published()
    encoder.load_state_dict(torch.load(path, weights_only=True))
    encoder.eval()

    def opinions(texts: Sequence[str]) -> Floats:
        return values(encoder, texts)

    return opinions


def vocabulary() -> list[str]:
    """The whole words that the encoder has a place for, in order."""
    known: dict[str, int] = tokenizer().get_vocab()
    return sorted(word for word in known if not word.startswith("##"))
