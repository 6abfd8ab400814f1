"""The leader-travel table: who went, or is to go, where, by what, received by whom; over many articles."""

from sanderling.journeys.leg import COLUMNS, Leg, Value, Words, legs
from sanderling.journeys.table import Journey, journeys

__all__ = ["COLUMNS", "Journey", "Leg", "Value", "Words", "journeys", "legs"]
