"""Scorers: what Sanderling says against what people said. ``sanderling evaluate``."""
