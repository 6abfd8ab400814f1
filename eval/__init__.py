"""Scorers, our own gold and the pinned floors."""
