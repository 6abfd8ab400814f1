"""Writes the trained pair model as a compact int8 graph: what the package runs, one marked sentence a pass.

The graph is written node by node instead of traced from torch, so that nothing is computed that the answer does not hang on:

- the last layer is computed for the opening marks and the first token alone, as nothing else of it is read;
- activations are quantized with ranges measured on sentences of the corpus (of each tensor the range with the least squared
  error), so that a sentence's answer hangs on nothing but its own words and no range is looked for at run time;
- what a layer normalization gives out is centred channel by channel first: a few channels lie far from nought, and their
  range would be everybody's. The centres go into the biases behind, so that the float graph computes the same.

Inputs: ``ids`` (1, tokens) int64; ``marks`` (marks,) int64, the places of the first token and of the opening marks;
``chosen`` (3 * pairs, marks) float32, whose rows weigh, for each pair, the first token, its source's marks and its target's.
Outputs: ``act`` (pairs, classes), ``factuality`` (pairs, kinds), logits.

    python -m training.compact OLD.onnx NEW.onnx     # writes a graph that torch traced and quantized in the compact form
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from sanderling.model.marks import PARTY, mark_all
from sanderling.model.pair_model import feed
from training import corpus

LAYERS, HEADS, SIZE = 6, 12, 384
LAST = f"encoder.encoder.layer.{LAYERS - 1}.output.LayerNorm"
"""What it gives out is weighed and not multiplied, so that it needs no centre."""
LONGEST = 512
"""Tokens that the position embeddings reach."""
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35, 0.3, 0.25, 0.2)
"""Of a tensor's extremes, how much its range may be; what lies outside is clipped."""
SENTENCES = 400
"""Sentences of the corpus that ranges and centres are measured on."""


@dataclass(frozen=True, slots=True)
class Int8:
    """A matrix (inputs, outputs) in eight bits, with a scale for each column or for all; ``zero`` is what stands for nought."""

    values: np.ndarray
    scales: np.ndarray
    zero: int = 0

    @property
    def floats(self) -> np.ndarray:
        """The matrix as it is computed with."""
        return (self.values.astype(np.float32) - self.zero) * self.scales


@dataclass(slots=True)
class Weights:
    """All that a model has learned, by the names that torch gives: matrices, vectors (biases, norms), embeddings."""

    matrices: dict[str, Int8]
    vectors: dict[str, np.ndarray]
    words: Int8
    """(vocabulary, size), with one scale."""
    places: np.ndarray
    """(LONGEST, size): position and token type together."""


def of_columns(matrix: np.ndarray) -> Int8:
    """Quantize a matrix (inputs, outputs) by its columns."""
    scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127
    return Int8(np.round(matrix / scales).astype(np.int8), scales.astype(np.float32))


def from_state(state: dict[str, np.ndarray]) -> Weights:
    """Return the weights of a torch model's state, as arrays."""
    emb = "encoder.embeddings."
    words = state[f"{emb}word_embeddings.weight"]
    scale = np.float32(np.abs(words).max() / 127)
    linear = [
        name.removesuffix(".weight")
        for name, value in state.items()
        if value.ndim == 2 and ".embeddings." not in name and ".pooler." not in name
    ]
    return Weights(
        {name: of_columns(state[f"{name}.weight"].T) for name in linear},
        {name: value.astype(np.float32) for name, value in state.items() if value.ndim == 1},
        Int8(np.round(words / scale).astype(np.int8), np.array(scale)),
        (state[f"{emb}position_embeddings.weight"] + state[f"{emb}token_type_embeddings.weight"][0]).astype(np.float32),
    )


def from_traced(path: Path) -> Weights:
    """Return the weights of a graph that torch traced and onnxruntime quantized, bit for bit."""
    graph = onnx.load(str(path)).graph
    known = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def scaled(name: str) -> Int8:
        values, zero = known[f"{name}_quantized"], np.unique(known[f"{name}_zero_point"].astype(np.int64))
        if len(zero) > 1:
            raise ValueError(f"{name} has more than one zero point")
        if values.dtype == np.uint8:  # the same steps, counted from -128
            values, zero = (values.astype(np.int16) - 128).astype(np.int8), zero - 128
        return Int8(values, known[f"{name}_scale"].astype(np.float32), int(zero[0]))

    matrices = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = ".".join(part for part in node.name.split("/") if part and not part.startswith(("MatMul", "Gemm")))
            matrices[name] = scaled(node.input[1].removesuffix("_quantized"))
    emb = "encoder.embeddings."
    places = scaled(f"{emb}position_embeddings.weight").floats + scaled(f"{emb}token_type_embeddings.weight").floats[0]
    vectors = {
        name: value for name, value in known.items() if value.ndim == 1 and name.endswith((".bias", "LayerNorm.weight"))
    }
    return Weights(matrices, vectors, scaled(f"{emb}word_embeddings.weight"), places)


@dataclass(slots=True)
class Measured:
    """What sentences have shown: the centre of each normalization's channels, the range of each product's input."""

    centres: dict[str, np.ndarray] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)


class Graph:
    """A graph in the making: ``float`` while nothing is measured, in eight bits once ranges are."""

    def __init__(self, weights: Weights, measured: Measured) -> None:
        self.weights, self.measured = weights, measured
        self.nodes: list[Any] = []
        self.initial: dict[str, Any] = {}
        self.inputs: dict[str, str] = {}
        """Name of each product: the tensor that goes in."""
        self.norms: dict[str, str] = {}
        """Name of each normalization: the tensor that comes out."""
        self._shift: dict[str, np.ndarray] = {}
        self._quantized: dict[str, tuple[str, str, str]] = {}

    def node(self, kind: str, *given: str, domain: str = "", **options: Any) -> str:
        """Add a node; return the name of what it gives."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], name=name, domain=domain, **options))
        return name

    def constant(self, name: str, value: Any) -> str:
        """Add a tensor of the model."""
        if name not in self.initial:
            self.initial[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def normal(self, given: str, name: str) -> str:
        """Normalize, less the channels' centres."""
        bias, centre = self.weights.vectors[f"{name}.bias"], self.measured.centres.get(name)
        made = self.node(
            "LayerNormalization", given, self.constant(f"{name}.weight", self.weights.vectors[f"{name}.weight"]),
            self.constant(f"{name}.bias", (bias if centre is None else bias - centre).astype(np.float32)), axis=-1, epsilon=1e-12,
        )  # fmt: skip
        if centre is not None:
            self._shift[made] = centre
        self.norms[name] = made
        return made

    def picked(self, given: str, places: str) -> str:
        """Take the rows of some places, (1, marks, size)."""
        made = self.node("Gather", given, places, axis=1)
        if given in self._shift:
            self._shift[made] = self._shift[given]
        return made

    def product(self, given: str, name: str, beside: str | None = None) -> str:
        """Multiply by a matrix and add its bias; ``beside`` is what will be added to it."""
        matrix = self.weights.matrices[name]
        bias = self.weights.vectors[f"{name}.bias"].astype(np.float64)
        if given in self._shift:
            bias = bias + self._shift[given].astype(np.float64) @ matrix.floats.astype(np.float64)
        if beside in self._shift:
            bias = bias + self._shift[beside]
        self.inputs[name] = given
        added = self.constant(f"{name}.bias", bias.astype(np.float32))
        if not self.measured.ranges:
            return self.node("Add", self.node("MatMul", given, self.constant(f"{name}.weight", matrix.floats)), added)
        values, scale, zero = self._eight_bits(given, name)
        if matrix.zero:
            raise ValueError(f"{name} is not quantized about nought")
        columns = matrix.values.shape[1]
        return self.node(
            "MatMulIntegerToFloat", values, self.constant(f"{name}.weight", matrix.values), scale,
            self.constant(f"{name}.scale", matrix.scales), zero, self.constant(f"{name}.zero", np.zeros(columns, np.int8)), added,
            domain="com.microsoft",
        )  # fmt: skip

    def _eight_bits(self, given: str, name: str) -> tuple[str, str, str]:
        if given not in self._quantized:
            low, high = self.measured.ranges[name]
            step = (high - low) / 255
            scale = self.constant(f"{name}.in_scale", np.float32(step))
            zero = self.constant(f"{name}.in_zero", np.uint8(round(-low / step)))
            self._quantized[given] = (self.node("QuantizeLinear", given, scale, zero), scale, zero)
        return self._quantized[given]


def build(weights: Weights, measured: Measured) -> tuple[onnx.ModelProto, Graph]:
    """Return the model, and the graph that it was made of."""
    graph = Graph(weights, measured)
    emb = "encoder.embeddings."
    row = graph.node("Gather", graph.constant("words", weights.words.values), "ids")
    words = graph.node(
        "DequantizeLinear",
        row,
        graph.constant("words.scale", np.float32(weights.words.scales)),
        graph.constant("words.zero", np.int8(weights.words.zero)),
    )
    size = graph.node("Shape", "ids", start=1, end=2)
    places = graph.node(
        "Slice", graph.constant("places", weights.places[:LONGEST]), graph.constant("from", np.array([0])), size
    )
    state = graph.normal(graph.node("Add", words, places), f"{emb}LayerNorm")
    for layer in range(LAYERS):
        here = f"encoder.encoder.layer.{layer}."
        own = f"{here}attention.self."
        asking = state if layer < LAYERS - 1 else graph.picked(state, "marks")
        sides = (
            graph.product(asking, f"{own}query"),
            graph.product(state, f"{own}key"),
            graph.product(state, f"{own}value"),
        )
        seen = graph.node("MultiHeadAttention", *sides, domain="com.microsoft", num_heads=HEADS)
        state = graph.node("Add", graph.product(seen, f"{here}attention.output.dense", beside=asking), asking)
        state = graph.normal(state, f"{here}attention.output.LayerNorm")
        raised = graph.node("Gelu", graph.product(state, f"{here}intermediate.dense"))
        state = graph.node("Add", graph.product(raised, f"{here}output.dense", beside=state), state)
        state = graph.normal(state, f"{here}output.LayerNorm")
    flat = graph.node("Reshape", state, graph.constant("rows", np.array([-1, SIZE])))
    parts = graph.node(
        "Reshape", graph.node("MatMul", "chosen", flat), graph.constant("pairs", np.array([-1, 3 * SIZE]))
    )
    mixed = graph.node("Tanh", graph.product(parts, "mix"))
    for name, out in (("act", "act"), ("fact", "factuality")):
        graph.nodes.append(helper.make_node("Identity", [graph.product(mixed, name)], [out], name=out))
    classes, kinds = (weights.matrices[name].values.shape[1] for name in ("act", "fact"))
    whole = helper.make_graph(
        graph.nodes, "pairs",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"]),
            helper.make_tensor_value_info("marks", TensorProto.INT64, ["marks"]),
            helper.make_tensor_value_info("chosen", TensorProto.FLOAT, ["weights", "marks"]),
        ],
        [
            helper.make_tensor_value_info("act", TensorProto.FLOAT, ["pairs", classes]),
            helper.make_tensor_value_info("factuality", TensorProto.FLOAT, ["pairs", kinds]),
        ],
        list(graph.initial.values()),
    )  # fmt: skip
    return helper.make_model(
        whole, opset_imports=[helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)], ir_version=9
    ), graph


def measure(weights: Weights, tokenizer: Any) -> Measured:
    """Return centres and ranges as sentences of the corpus show them."""
    given = list(_some(tokenizer))
    model, graph = build(weights, Measured())
    found = _watch(model, graph.norms.values(), given)
    measured = Measured({name: found[tensor].mean(axis=0) for name, tensor in graph.norms.items() if name != LAST})
    model, graph = build(weights, measured)
    found = _watch(model, graph.inputs.values(), given)
    return Measured(measured.centres, {name: least_error(found[tensor]) for name, tensor in graph.inputs.items()})


def _some(tokenizer: Any) -> Iterator[dict[str, np.ndarray]]:
    """Yield some sentences of the corpus as the model takes them: all parties marked alike, all pairs asked for."""
    rows = corpus.rows()
    random.Random(0).shuffle(rows)
    for row in rows[:SENTENCES]:
        spans = sorted(row.parties.values())
        ids = tokenizer.encode(mark_all(row.text, spans)).ids
        pairs = [(one, other) for one in range(len(spans)) for other in range(len(spans)) if one != other]
        if pairs:
            opening = np.nonzero(np.array(ids) == tokenizer.token_to_id(PARTY[0]))[0]
            yield feed(ids, [([opening[one]], [opening[other]]) for one, other in pairs])


def _watch(model: onnx.ModelProto, tensors: Any, given: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Run a float graph and return some of its tensors, (rows, channels), of all sentences together."""
    import onnxruntime

    names = list(dict.fromkeys(tensors))
    model.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    made: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for one in given:
        for name, value in zip(names, session.run(names, one), strict=True):
            made[name].append(value.reshape(-1, value.shape[-1]))
    return {name: np.concatenate(values) for name, values in made.items()}


def least_error(values: np.ndarray) -> tuple[float, float]:
    """Return the range (low, high), nought within, whose 256 steps lie nearest the values in the mean of squares."""
    flat = values.ravel()[:: max(1, values.size // 400_000)]
    flat = np.concatenate([flat, [values.min(), values.max(), 0.0]])
    low, high = min(0.0, float(flat.min())), max(0.0, float(flat.max()))
    best = (float("inf"), low, high)
    for under in SHARES if low < 0 else (1.0,):
        for over in SHARES if high > 0 else (1.0,):
            step = max((high * over - low * under) / 255, 1e-9)
            zero = round(-low * under / step)
            back = (np.clip(np.round(flat / step) + zero, 0, 255) - zero) * step
            best = min(best, (float(((back - flat) ** 2).mean()), low * under, high * over))
    return best[1], best[2]


def write(weights: Weights, tokenizer: Any, path: Path) -> None:
    """Measure, quantize, write."""
    model, _ = build(weights, measure(weights, tokenizer))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def main() -> None:
    """Write a traced graph anew."""
    from tokenizers import Tokenizer

    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("old", type=Path, help="a graph that torch traced; tokenizer.json beside it")
    ask.add_argument("new", type=Path)
    args = ask.parse_args()
    write(from_traced(args.old), Tokenizer.from_file(str(args.old.parent / "tokenizer.json")), args.new)


if __name__ == "__main__":
    main()
