"""The strict readers of other people's files."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanderling.compare import KINDS, read_rows
from sanderling.compare.files import party_state
from sanderling.errors import InputError, MissingInput, NotText, SanderlingError
from sanderling.export import gdelt, icews, polecat
from tests.conftest import cases
from tests.export.readings import hostile, visit


def written(tmp_path, kind, rows):
    """A file of ``kind`` with these cells by column, and one column more that nobody asked for."""
    names = [*rows[0], "of no interest"]
    separator = "\t" if KINDS[kind][0].tabbed else ","
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerow(names)
    for row in rows:
        writer.writerow([*row.values(), "kept"])
    path = tmp_path / "file"
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("case", cases("other_data.csv"), ids=lambda case: f"{case['kind']}-{case['cells'][:24]}")
def test_a_row_is_read_for_what_it_says(tmp_path, case):
    cells = dict(part.split("=", 1) for part in case["cells"].split(";"))
    (row,) = read_rows(case["kind"], written(tmp_path, case["kind"], [cells]))
    assert (row.start.isoformat() if row.start else "") == case["start"]
    assert (row.end.isoformat() if row.end else "") == case["end"]
    assert (row.actor or "") == case["actor"]
    assert (row.recipient or "") == case["recipient"]
    assert ("unknown" if row.codes is None else "|".join(sorted(row.codes))) == case["codes"]
    assert row.rest["of no interest"] == "kept"
    names = {"acled": ("actor1", "actor2"), "ucdp-ged": ("side_a", "side_b"), "icews": ("Source Name", "Target Name"),
             "polecat": ("Actor Name", "Recipient Name")}[case["kind"]]  # fmt: skip
    assert (row.actor_name, row.recipient_name) == (cells[names[0]], cells[names[1]])


@pytest.mark.parametrize(("kind", "module"), [("gdelt", gdelt), ("polecat", polecat), ("icews", icews)])
def test_our_own_exports_are_read_back(tmp_path, kind, module):
    path = tmp_path / "file"
    path.write_bytes("".join(module.events([visit(), *hostile()])).encode("utf-8", "backslashreplace"))
    rows = list(read_rows(kind, path))
    assert len(rows) == 1 + len(hostile())
    assert (rows[0].actor, rows[0].recipient, rows[0].start.isoformat()) == ("PRK", "RUS", "2023-09-13")
    assert "CONSULT" in rows[0].codes
    assert rows[0].country == "RUS"


def test_a_gdelt_month_is_read_as_its_month(tmp_path):
    cells = dict.fromkeys(gdelt.EVENT_COLUMNS, "") | {"MonthYear": "202302", "Year": "2023", "EventRootCode": "04"}
    path = tmp_path / "file"
    path.write_text("\t".join(cells.values()) + "\n", encoding="utf-8")
    (row,) = read_rows("gdelt", path)
    assert (row.start.isoformat(), row.end.isoformat()) == ("2023-02-01", "2023-02-28")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_file_of_another_kind_is_refused(tmp_path, kind):
    path = tmp_path / "file"
    path.write_text("a\tb,c\n1\t2,3\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"(lacks|cells, where)"):
        list(read_rows(kind, path))


GOOD = dict(part.split("=", 1) for part in cases("other_data.csv")[0]["cells"].split(";"))


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("event_date", "13/09/2023", "no day"),
        ("event_date", "2023-02-30", "no day"),
        ("latitude", "91", "no number from -90 to 90"),
        ("longitude", "nan", "no number"),
        ("fatalities", "many", "no number"),
        ("fatalities", "-1", "no number"),
        ("time_precision", "4", "none of 1, 2, 3"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(tmp_path, column, cell, words):
    path = written(tmp_path, "acled", [GOOD, {**GOOD, column: cell}])
    with pytest.raises(InputError, match=words) as raised:
        list(read_rows("acled", path))
    assert "line 3" in str(raised.value)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(MissingInput):
        list(read_rows("acled", tmp_path / "nowhere"))
    with pytest.raises(InputError, match="folder"):
        list(read_rows("acled", tmp_path))
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(NotText):
        list(read_rows("gdelt", tmp_path / "binary"))
    (tmp_path / "empty").write_bytes(b"")
    assert list(read_rows("gdelt", tmp_path / "empty")) == []
    with pytest.raises(InputError, match="lacks"):
        list(read_rows("acled", tmp_path / "empty"))


def test_a_column_twice_is_refused(tmp_path):
    path = tmp_path / "file"
    path.write_text(",".join([*GOOD, "id_of", "id_of"]) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="twice"):
        list(read_rows("acled", path))


@given(st.binary(max_size=400), st.sampled_from(sorted(KINDS)))
def test_any_bytes_give_rows_or_one_known_error(tmp_path_factory, data, kind):
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(data)
    try:
        assert isinstance(list(read_rows(kind, path)), list)
    except SanderlingError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Military Forces of Russia (2000-)", "RUS"),
        ("Police Forces of Ukraine (2019-) Azov Regiment", "UKR"),
        ("Government of Russia (Soviet Union)", "RUS"),
        ("Protesters (France)", "FRA"),
        ("Myanmar (Burma)", "MMR"),
        ("Al Shabaab", None),
        ("IS", None),
        ("Government of Nowhere", None),
        ("", None),
    ],
)
def test_the_state_of_a_party(name, state):
    assert party_state(name) == state
