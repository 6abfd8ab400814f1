"""What does not fit in a reading, or is missing: findings with their words and reasons."""

from sanderling.check.dates import undated

__all__ = ["undated"]
