"""The record: readings kept in one SQLite file. All SQL lives here."""

from sanderling.store.record import Entry, Record

__all__ = ["Entry", "Record"]
