"""A console on which no text is markup or a command to the terminal: what is printed may be anybody's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; ESC and U+009B begin what terminals obey
    "\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # unseen, turning the line
)


class PlainConsole(Console):
    """A ``rich`` Console without markup and emoji codes, which leaves out control and unseen characters.

    They have no width, so that tables stay as they were laid out; the JSON and the page show them.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options of ``rich.console.Console``."""
        super().__init__(markup=False, emoji=False, highlight=False, **options)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the segments of a renderable, cleaned."""
        for segment in super().render(renderable, options):
            if segment.control is None and _OBEYED.search(segment.text):
                yield Segment(_OBEYED.sub("", segment.text), segment.style)
            else:
                yield segment
