"""Repairs the letters of an article without losing one offset, and finds what on the page is no prose."""

from sanderling.repair.mending import Edits, Repaired, repair
from sanderling.repair.offsets import OffsetMap

__all__ = ["Edits", "OffsetMap", "Repaired", "repair"]
