"""The scorer of a fine-tuned sentence encoder, where its package and runtime are installed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from folkmoot.standards.scoring.arrays import About, Described, refusal
from folkmoot.standards.scoring.calibration import Calibration, Floats
from folkmoot.standards.scoring.reading import read

ENCODER, TOKENIZER, DESCRIPTION = "model.onnx", "tokenizer.json", "model.json"
WINDOW = 254
MOST_WINDOWS = 8


@dataclass(frozen=True)
class EncoderScorer(Described):
    """A small transformer with one output a label, run on one thread.

    A text is read in windows of 254 word pieces, eight at most, the last of them the end
    of the text; each label has the value of the window where it is strongest. So time is
    bounded, and what stands in the middle of a very long text is left to the n-grams.
    """

    tokenizer: Any
    session: Any
    calibration: Calibration

    def values(self, reading: str) -> Floats:
        """Raw values of a text already read, one text at a time.

        Eight-bit arithmetic takes its scale from all that is computed together, so in a
        batch a text's score would hang on its neighbours.
        """
        pieces = self.tokenizer.encode(reading, add_special_tokens=False).ids
        found = [self._run(window) for window in windows(pieces)]
        return np.max(found, axis=0).astype(np.float64)  # type: ignore[no-any-return]

    def _run(self, pieces: list[int]) -> Any:
        begin, end = (self.tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        given = np.array([[begin, *pieces, end]], np.int64)
        return self.session.run(None, {"ids": given})[0][0]

    def scores(self, text: str, *, context: str | None = None) -> Mapping[str, float]:  # noqa: ARG002
        """Each label's calibrated probability; ``{}`` for a text without a sign to read."""
        reading = read(text, next(iter(self.about.languages)))
        if not reading:
            return {}
        found = self.calibration(self.values(reading))
        return dict(zip(self.about.labels, np.round(found, 4).tolist(), strict=True))


def windows(pieces: list[int]) -> list[list[int]]:
    """Pieces in windows; of too many the first ones and the last."""
    cut = [pieces[begin : begin + WINDOW] for begin in range(0, max(len(pieces), 1), WINDOW)]
    return cut if len(cut) <= MOST_WINDOWS else [*cut[: MOST_WINDOWS - 1], pieces[-WINDOW:]]


def load_encoder(folder: Path) -> EncoderScorer:
    """The encoder in a folder of three files; refused by name if one is missing or broken."""
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        reason = f'needs "{error.name}": pip install "folkmoot[encoder]"'
        raise refusal(folder, reason) from None
    try:
        told = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        about = About.of(told, folder)
        calibration = Calibration(np.array(told["slopes"]), np.array(told["shifts"]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(folder / ENCODER), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    except Exception as error:
        if type(error).__name__ == "ModelInvalid":
            raise
        raise refusal(folder, f"cannot be read ({type(error).__name__}: {error})") from None
    return EncoderScorer(about, tokenizer, session, calibration)
