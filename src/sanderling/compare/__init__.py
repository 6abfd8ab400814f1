"""The record beside data sets of the user's own: GDELT, POLECAT, ICEWS, ACLED, UCDP-GED.

Why a room of its own: such rows are only ever compared with the record's events. They never enter the record, since
they rest on no words that could be shown.
"""

from sanderling.compare.files import KINDS, read_rows
from sanderling.compare.matching import Comparison, compare_events
from sanderling.compare.row import OtherEvent

__all__ = ["KINDS", "Comparison", "OtherEvent", "compare_events", "read_rows"]
