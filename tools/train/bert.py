"""The encoder in torch: BERT's layers by the names of all-MiniLM-L6-v2's weights, and heads.

Only what training needs; written out here so that a mask, a dropout or a name is in sight
and the export can follow it layer by layer. Devlin et al. 2019 (arXiv 1810.04805) for the
layers, Wang et al. 2020 (arXiv 2002.10957) for this size of it.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LONGEST = 512


class Layer(nn.Module):
    """Self-attention and a feed-forward pair, each with its residual and norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """The next states; ``mask`` is true where a piece may be looked at."""
        rows, length, _ = states.shape
        parts = (
            each(states).view(rows, length, HEADS, -1).transpose(1, 2)
            for each in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(
            *parts, attn_mask=mask, dropout_p=0.1 if self.training else 0.0
        )
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        states = self.attention_norm(states + self.dropout(self.out(seen)))
        return self.norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Word pieces to one value a label: the mean over all pieces, then a linear head."""

    def __init__(self, labels: int, pieces: int = 30_522) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(WIDTH, labels)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Raw values; ``mask`` is 1 for pieces and 0 for padding."""
        places = torch.arange(ids.shape[1])
        states = self.words(ids) + self.positions(places) + self.kinds.weight[0]
        states = self.dropout(self.norm(states))
        may_see = mask[:, None, None, :].bool()
        for layer in self.layers:
            states = layer(states, may_see)
        weights = mask[:, :, None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.head(self.dropout(mean))


NAMES = {
    "words.weight": "embeddings.word_embeddings.weight",
    "positions.weight": "embeddings.position_embeddings.weight",
    "kinds.weight": "embeddings.token_type_embeddings.weight",
    "norm": "embeddings.LayerNorm",
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
}


def pretrained(labels: int, weights: dict[str, Tensor]) -> Encoder:
    """An encoder with the published weights and fresh heads."""
    encoder = Encoder(labels, len(weights[NAMES["words.weight"]]))
    state = {name: weights[_published(name)] for name in encoder.state_dict() if "head" not in name}
    encoder.load_state_dict(state, strict=False)
    return encoder


def _published(name: str) -> str:
    """The published name of one of our parameters."""
    if name in NAMES:
        return NAMES[name]
    *path, module, kind = name.split(".")
    if not path:
        return f"{NAMES[module]}.{kind}"
    published = "output.LayerNorm" if module == "norm" else NAMES[module]
    return f"encoder.layer.{path[1]}.{published}.{kind}"
