"""How texts and bytes are kept: packed by zlib, digested by SHA-256, as UTF-8."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

_LEVEL = 6


def pack(data: bytes) -> bytes:
    """Return the bytes, packed."""
    return zlib.compress(data, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """Return the bytes as they were; raise zlib.error when they were damaged."""
    return zlib.decompress(packed)


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def storable(text: str) -> str:
    """SQLite keeps UTF-8; what no UTF-8 can hold (half a surrogate pair) is written with its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def row_digest(row: tuple[Any, ...]) -> str:
    """Return the SHA-256 of a row: of the JSON list of its values, bytes by their own digest."""
    plain = [sha256(value) if isinstance(value, bytes) else value for value in row]
    return sha256(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace"))
