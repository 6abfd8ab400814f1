"""Reviewed data files, one thing a file, and the one strict loader."""
