"""Sanderling reads news about states and shows, for every value, the exact words that it rests on."""

__version__ = "0.1.0"
