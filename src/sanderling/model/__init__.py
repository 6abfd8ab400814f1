"""The trained judge of what passes between two parties. onnxruntime and the tokenizer enter here and nowhere else."""

from sanderling.model.marks import Span, mark
from sanderling.model.pair_model import Judgement, PairModel, pair_model

__all__ = ["Judgement", "PairModel", "Span", "mark", "pair_model"]
