"""The direction of imports: records <- knowledge <- steps <- reader <- cli; spaCy in parse, SQL in store."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "sanderling"
STEPS = {"ingest", "repair", "parse", "resolve", "coding", "check", "assess"}
MAY = {
    "records": set(), "errors": set(), "knowledge": {"records", "errors", "knowledge"},
    "ingest": {"records", "errors", "knowledge", "ingest"},
    "repair": {"records", "errors", "knowledge", "repair"},
    "parse": {"records", "errors", "knowledge", "parse"},
    "resolve": {"records", "errors", "knowledge", "parse", "resolve"},
    "coding": {"records", "errors", "knowledge", "parse", "resolve", "model", "coding"},
    "model": {"records", "errors", "knowledge", "model"},
    "pairs": {"records", "errors", "knowledge", "parse", "resolve", "model", "coding", "pairs"},
    "assess": {"records", "errors", "knowledge", "assess"},
    "corroborate": {"records", "errors", "knowledge", "repair", "corroborate"},
    "check": {"records", "errors", "knowledge", "resolve", "check"},
    "export": {"records", "errors", "knowledge", "journeys", "export"},
    "journeys": {"records", "errors", "knowledge", "journeys"},
    "compare": {"records", "errors", "knowledge", "export", "compare"},
    "store": {"records", "errors", "export", "store"},
    "joining": {"records", "errors", "knowledge", "check", "corroborate", "export", "store", "joining"},
    "adding": {"records", "errors", "knowledge", "ingest", "export", "store", "joining"},
    "record": {"records", "adding", "ingest", "reader", "store", "joining"},
}  # fmt: skip


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path):
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    modules = _imports(path)
    if room != "parse":
        assert not any(name.split(".")[0] == "spacy" for name in modules)
    if room != "model":
        assert not any(name.split(".")[0] in {"onnxruntime", "tokenizers"} for name in modules)
    if room not in {"store"} and "place_gazetteer" not in path.name:
        assert "sqlite3" not in modules
    if room in MAY:
        used = {name.split(".")[1] for name in modules if name.startswith("sanderling.")}
        assert used <= MAY[room], f"{room} may not import {sorted(used - MAY[room])}"


def test_no_file_has_outgrown_its_room():
    long = {str(path.relative_to(SOURCE)): len(path.read_text().splitlines()) for path in SOURCE.rglob("*.py")}
    assert {name: size for name, size in long.items() if size > 600} == {}


def test_the_reader_stays_short():
    assert len((SOURCE / "reader.py").read_text().splitlines()) <= 160
