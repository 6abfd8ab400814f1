"""What passes between two given parties of a sentence, by any codebook."""

from sanderling.pairs.coder import CODEBOOKS, Coded, PairCoder, published
from sanderling.pairs.marked import Marked, unmark
from sanderling.pairs.table import code_table

__all__ = ["CODEBOOKS", "Coded", "Marked", "PairCoder", "code_table", "published", "unmark"]
