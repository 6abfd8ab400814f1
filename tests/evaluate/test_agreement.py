"""Two readers' gold: what both hold is asked for, all else is a judgement call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sanderling.errors import MissingInput
from sanderling.evaluate.agreement import agreement, compare, held_by_both, key_of
from sanderling.evaluate.readings import Score
from sanderling.reader import Reader


def row(act: str, actor: str, recipient: str | None = None, factuality: str = "happened", **more: Any) -> dict[str, Any]:
    parties = {"actors": [{"name": actor, "country": actor}], "recipients": [{"name": recipient, "country": recipient}] if recipient else []}
    return {"act": act, "factuality": factuality, **parties, "says": "", **more}


def gold(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"published": "2024-01-02", "events": list(rows)}


def test_only_what_both_hold_is_asked_for() -> None:
    first = gold(row("ACCUSE", "FRA", "MLI"), row("AID", "FRA", "UKR"), row("SUPPORT", "FRA", "TCD", must=False), row("REQUEST", "MLI", "FRA"))
    second = gold(row("ACCUSE", "FRA", "MLI", must=False), row("AID", "FRA", "POL"), row("SUPPORT", "FRA", "TCD"), row("CONSULT", "FRA", "MLI"))
    made = {(key_of(one)[0], *(sorted(side)[0] for side in key_of(one)[2:])): one["must"] for one in held_by_both(first, second)["events"]}
    assert made == {
        ("ACCUSE", "FRA", "MLI"): True,
        ("AID", "FRA", "UKR"): False,  # the two name other recipients: neither is asked for
        ("AID", "FRA", "POL"): False,
        ("SUPPORT", "FRA", "TCD"): False,  # a judgement call of the first
        ("REQUEST", "MLI", "FRA"): False,
        ("CONSULT", "FRA", "MLI"): False,
    }


def test_agreement_counts_both_ways() -> None:
    first = gold(row("ACCUSE", "FRA", "MLI"), row("AID", "FRA", "UKR"), row("SUPPORT", "FRA", "TCD", must=False))
    second = gold(row("ACCUSE", "FRA", "MLI"), row("SUPPORT", "FRA", "TCD"), row("AID", "FRA", "UKR", factuality="planned"))
    made = Score()
    agreement(first, second, made)
    assert (made.right, made.predicted, made.found, made.gold) == (1, 2, 1, 2)  # the call of the first is no fault of the second


def test_a_set_without_a_second_reader_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="second reader; put"):
        compare(tmp_path, Reader())
