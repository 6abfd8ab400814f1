"""The trained judge of what passes between two parties. onnxruntime and the tokenizer enter here and nowhere else."""

from sanderling.model.marks import Span, mark, mark_all
from sanderling.model.pair_model import Judgement, PairModel, Pending, pair_model

__all__ = ["Judgement", "PairModel", "Pending", "Span", "mark", "mark_all", "pair_model"]
