"""States that rule one another out, by the fields of words that tell them, in any order: see ``check/bags.py`` for the notation."""

from __future__ import annotations

from functools import cache

from sanderling.errors import KnowledgeError
from sanderling.knowledge.check_two_states import TIES, TwoStates
from sanderling.knowledge.tables import read_csv

FIELDS_COLUMNS = ("field", "one", "other", "tie", "unless", "source")
FIELD_WORDS_COLUMNS = ("name", "words", "source")


@cache
def field_words() -> dict[str, str]:
    """Return the words that a name in the notation stands for, parted by spaces."""
    return {row["name"]: row["words"] for row in read_csv("checks/field_words.csv", FIELD_WORDS_COLUMNS, required=FIELD_WORDS_COLUMNS)}


@cache
def fields() -> tuple[TwoStates, ...]:
    """Return the fields, each as two states. Raises KnowledgeError for a tie or a name that is none."""
    found = []
    for row in read_csv("checks/fields.csv", FIELDS_COLUMNS, required=("field", "one", "other", "tie", "source")):
        tie = frozenset(row["tie"].split("+"))
        if not tie <= TIES:
            raise KnowledgeError(f"checks/fields.csv: {row['field']} has an unknown tie: {row['tie']}.")
        found.append(TwoStates(row["field"], row["one"], row["other"], tie, rf"(?i)\b(?:{row['unless']})\b" if row["unless"] else ""))
    return tuple(found)
