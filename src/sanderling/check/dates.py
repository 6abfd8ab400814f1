"""Findings about dates."""

from __future__ import annotations

from sanderling.records import Finding, Mention


def undated(published: str | None, mentions: list[Mention]) -> list[Finding]:
    """Return a finding when the article bears no date, naming the relative times that stay unresolved."""
    if published is not None:
        return []
    open_times = [m for m in mentions if m.time is not None and m.time.precision == "unresolved"]
    words = ", ".join(f"'{m.span.text}'" for m in open_times[:6])
    because = "the article bears no date and none was given"
    if words:
        because += f"; so {words} stay{'s' if len(open_times) == 1 else ''} unresolved"
    return [
        Finding(
            "F1", "undated", "medium", open_times[0].span if open_times else None, because, (),
            "Give the day of publication with --published YYYY-MM-DD.",
        )
    ]  # fmt: skip
