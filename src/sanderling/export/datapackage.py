"""The data dictionary: a Frictionless Data Package (https://datapackage.org) for the four tables."""

from __future__ import annotations

import json
from typing import Any

from sanderling import __version__
from sanderling.export.tables import TABLES, Column, Table


def datapackage(kind: str) -> str:
    """Return ``datapackage.json`` for tables written as ``csv`` or ``parquet``."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "sanderling-export",
        "title": "Events, claims, mentions and articles",
        "description": "Made by Sanderling from articles: every value rests on the words that stand beside it.",
        "version": __version__,
        "resources": [_resource(table, kind) for table in TABLES],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": table.name,
        "path": f"{table.name}.{kind}",
        "description": table.description,
        "format": kind,
        "mediatype": "text/csv" if kind == "csv" else "application/vnd.apache.parquet",
    }
    if kind == "csv":
        made["encoding"] = "utf-8"
        made["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
    schema: dict[str, Any] = {
        "fields": [_field(column, kind) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    if table.name != "articles":
        schema["foreignKeys"] = [
            {"fields": ["article_id"], "reference": {"resource": "articles", "fields": ["article_id"]}}
        ]
    made["schema"] = schema
    return made


def _field(column: Column, kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "list":
        made["type"] = "string" if kind == "csv" else "array"
        if kind == "csv":
            made["description"] += "; values are separated by |, a | within one is written \\|"
    if column.constraints:
        made["constraints"] = column.constraints
    return made
