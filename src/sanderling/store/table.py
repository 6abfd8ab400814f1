"""Events as an Arrow table, with the type of each column fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

COLUMNS = (
    "id", "published", "code", "factuality", "actors", "recipients", "time_start", "place", "according_to",
    "confidence", "articles", "origins", "words",
)  # fmt: skip
"""The columns that a notebook shows."""

_NUMBERS = {
    "number": "int64",
    "reading": "int64",
    "quad": "int64",
    "start": "int64",
    "end": "int64",
    "articles": "int64",
    "outlets": "int64",
    "origins": "int64",
    "lat": "float64",
    "lon": "float64",
    "confidence": "float64",
    "background": "bool",
}
_BATCH = 10_000


def to_arrow(rows: Iterator[Any]) -> pyarrow.Table:
    """Return EventRows as an Arrow table; dates stay text, since they keep their precision."""
    import pyarrow

    from sanderling.store.query import EventRow

    names = tuple(EventRow.__dataclass_fields__)
    kinds = {"int64": pyarrow.int64(), "float64": pyarrow.float64(), "bool": pyarrow.bool_()}
    schema = pyarrow.schema(
        [(name, kinds[_NUMBERS[name]] if name in _NUMBERS else pyarrow.string()) for name in names]
    )
    batches = []
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append({name: getattr(row, name) for name in names})
        if len(held) == _BATCH:
            batches.append(pyarrow.RecordBatch.from_pylist(held, schema))
            held = []
    if held:
        batches.append(pyarrow.RecordBatch.from_pylist(held, schema))
    return pyarrow.Table.from_batches(batches, schema)
