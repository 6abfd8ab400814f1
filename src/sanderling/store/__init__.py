"""The record: articles and their readings kept in one SQLite file. All SQL lives here."""

from sanderling.store.arrival import Arrival
from sanderling.store.articles import Entry
from sanderling.store.record import Record

__all__ = ["Arrival", "Entry", "Record"]
