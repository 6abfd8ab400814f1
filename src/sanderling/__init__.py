"""Sanderling reads news about states and shows, for every value, the exact words that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Reader", "Reading", "Record", "SanderlingError", "__version__", "read"]

if TYPE_CHECKING:
    from sanderling.errors import SanderlingError
    from sanderling.reader import Reader, read
    from sanderling.record import Record
    from sanderling.records import Reading

_HOMES = {
    "Reader": "sanderling.reader",
    "read": "sanderling.reader",
    "Reading": "sanderling.records",
    "Record": "sanderling.record",
    "SanderlingError": "sanderling.errors",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that importing the package stays instant."""
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
