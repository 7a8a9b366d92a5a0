"""The trained encoder as one ONNX file with eight-bit weights, layer by layer.

The graph takes one text without padding, so it needs no mask; the three projections of
attention are one product. Weights keep seven of the eight bits: processors without VNNI
add up in sixteen, and with seven nothing overflows there, so that a text has nearly the
same score on every machine.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from folkmoot.standards.scoring.arrays import About
from folkmoot.standards.scoring.calibration import Calibration
from folkmoot.standards.scoring.encoder import DESCRIPTION, ENCODER, TOKENIZER, WINDOW
from tools.train.bert import HEADS, LAYERS, WIDTH, Encoder
from tools.train.encoder import tokenizer

HEAD_WIDTH = WIDTH // HEADS
EPSILON = 1e-12


class Graph:
    """Nodes and stored arrays, added one after another; each node's output has a name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.stored: list[onnx.TensorProto] = []

    def store(self, name: str, array: NDArray[np.generic]) -> str:
        """An array under a name."""
        self.stored.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, given: Sequence[str], name: str, **how: object) -> str:
        """A node; its output is called by its name."""
        self.nodes.append(helper.make_node(kind, list(given), [name], name=name, **how))
        return name

    def linear(
        self, given: str, name: str, weight: NDArray[np.generic], bias: NDArray[np.generic]
    ) -> str:
        """A product with stored weights and a sum."""
        product = self.add(
            "MatMul", [given, self.store(f"{name}.weight", weight)], f"{name}.product"
        )
        return self.add("Add", [product, self.store(f"{name}.bias", bias)], name)

    def norm(
        self, given: str, name: str, weight: NDArray[np.generic], bias: NDArray[np.generic]
    ) -> str:
        """Layer normalisation."""
        stored = [self.store(f"{name}.weight", weight), self.store(f"{name}.bias", bias)]
        return self.add("LayerNormalization", [given, *stored], name, epsilon=EPSILON)


def graph_of(encoder: Encoder, labels: int) -> onnx.ModelProto:
    """The encoder as a graph from ``ids`` (1 x pieces) to ``values`` (1 x labels)."""
    state = {name: value.detach().float().numpy() for name, value in encoder.state_dict().items()}
    graph = Graph()
    states = _embedding(graph, state)
    for layer in range(LAYERS):
        own = {
            name.split(".", 2)[2]: state[name]
            for name in state
            if name.startswith(f"layers.{layer}.")
        }
        states = _layer(graph, f"layer{layer}", states, own)
    axis = graph.store("axis", np.array([1], np.int64))
    mean = graph.add("ReduceMean", [states, axis], "mean", keepdims=0)
    graph.linear(mean, "values", state["head.weight"].T, state["head.bias"])
    made = helper.make_graph(
        graph.nodes,
        "folkmoot",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])],
        [helper.make_tensor_value_info("values", TensorProto.FLOAT, [1, labels])],
        graph.stored,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _embedding(graph: Graph, state: dict[str, NDArray[np.generic]]) -> str:
    """Words plus places; the kind of text is always the first and is added in advance."""
    places = state["positions.weight"][: WINDOW + 2] + state["kinds.weight"][0]
    words = graph.add("Gather", [graph.store("words", state["words.weight"]), "ids"], "embedded")
    shape = graph.add("Shape", ["ids"], "shape", start=1)
    bounds = [
        graph.store("from", np.array([0], np.int64)),
        shape,
        graph.store("over", np.array([0], np.int64)),
    ]
    near = graph.add("Slice", [graph.store("places", places), *bounds], "placed")
    summed = graph.add("Add", [words, near], "summed")
    return graph.norm(summed, "norm", state["norm.weight"], state["norm.bias"])


def _layer(graph: Graph, name: str, states: str, own: dict[str, NDArray[np.generic]]) -> str:
    joined = ("query", "key", "value")
    weight = np.concatenate([own[f"{each}.weight"].T for each in joined], axis=1)
    bias = np.concatenate([own[f"{each}.bias"] for each in joined])
    scale = np.ones(3 * WIDTH, np.float32)
    scale[:WIDTH] = HEAD_WIDTH**-0.5
    looked = graph.linear(states, f"{name}.looked", weight * scale, bias * scale)
    seen = _attention(graph, name, looked)
    out = graph.linear(seen, f"{name}.out", own["out.weight"].T, own["out.bias"])
    kept = graph.add("Add", [states, out], f"{name}.kept")
    kept = graph.norm(
        kept, f"{name}.middle", own["attention_norm.weight"], own["attention_norm.bias"]
    )
    inner = graph.linear(kept, f"{name}.inner", own["inner.weight"].T, own["inner.bias"])
    bent = graph.add("Gelu", [inner], f"{name}.bent")
    outer = graph.linear(bent, f"{name}.outer", own["outer.weight"].T, own["outer.bias"])
    summed = graph.add("Add", [kept, outer], f"{name}.summed")
    return graph.norm(summed, f"{name}.norm", own["norm.weight"], own["norm.bias"])


def _attention(graph: Graph, name: str, looked: str) -> str:
    """Every piece looks at every other, in each of the heads."""
    split = _shape(graph, f"{name}.split", (0, 0, 3, HEADS, HEAD_WIDTH))
    heads = graph.add("Reshape", [looked, split], f"{name}.heads")
    apart = [f"{name}.{each}" for each in ("query", "key", "value")]
    turned = graph.add("Transpose", [heads], f"{name}.turned", perm=[2, 0, 3, 1, 4])
    graph.nodes.append(helper.make_node("Split", [turned], apart, axis=0, num_outputs=3))
    other = graph.add("Transpose", [apart[1]], f"{name}.other", perm=[0, 1, 2, 4, 3])
    likeness = graph.add("MatMul", [apart[0], other], f"{name}.likeness")
    shares = graph.add("Softmax", [likeness], f"{name}.shares", axis=-1)
    mixed = graph.add("MatMul", [shares, apart[2]], f"{name}.mixed")
    back = graph.add("Transpose", [mixed], f"{name}.back", perm=[0, 1, 3, 2, 4])
    flat = _shape(graph, f"{name}.flat", (1, -1, WIDTH))
    return graph.add("Reshape", [back, flat], f"{name}.seen")


def _shape(graph: Graph, name: str, sizes: tuple[int, ...]) -> str:
    return graph.store(name, np.array(sizes, np.int64))


def quantised_products(model: onnx.ModelProto) -> Iterator[str]:
    """The products with stored weights, but for the head's: small, and the last word."""
    stored = {array.name for array in model.graph.initializer}
    for node in model.graph.node:
        is_product = node.op_type in {"MatMul", "Gather"} and stored & set(node.input)
        if is_product and node.name != "values.product":
            yield node.name


def write_encoder(encoder: Encoder, about: About, folder: Path) -> None:
    """The three files of an encoder; its calibration is the identity until it is fitted."""
    folder.mkdir(parents=True, exist_ok=True)
    model = graph_of(encoder, len(about.labels))
    with TemporaryDirectory() as place:
        whole = Path(place) / ENCODER
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            folder / ENCODER,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_quantize=list(quantised_products(model)),
        )
    tokenizer().save(str(folder / TOKENIZER), pretty=False)
    width = len(about.labels)
    describe(about, Calibration(np.ones(width), np.zeros(width)), folder)


def describe(about: About, calibration: Calibration, folder: Path) -> None:
    """What the encoder says of itself, and its curves."""
    told = {
        **about.to_dict(),
        "slopes": calibration.slopes.round(6).tolist(),
        "shifts": calibration.shifts.round(6).tolist(),
    }
    text = json.dumps(told, indent=1, sort_keys=True)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")
