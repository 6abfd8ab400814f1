"""Writes knowledge/text/lookalikes.csv: letters of other scripts that look like one Latin letter.

The pairs below are facts of letter shape, of the kind that Unicode Technical Standard #39 tabulates; they are listed
here by hand, for the letters that attacks use, and checked against the names in ``unicodedata``.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

PAIRS = {
    "CYRILLIC": """
        аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ԛq ԝw ѵv ɡg АA ВB ЕE КK МM НH ОO РP СC ТT ХX ІI ЈJ ЅS ԌG Ԛ Q ԜW
        ѴV ҮY ӀI УY Ѵ V ԍ g гr пn кk тt вb нh мm ԁd
    """.split(),
    "GREEK": """
        αa οo νv ιi ρp υu γy κk τt ηn χx ϲc ϳj ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ϺM ͿJ
    """.split(),
    "ARMENIAN": ["օo", "սu", "ոn", "հh", "ցg", "զq", "յj", "ՕO", "ՍU", "ՏS", "ԼL"],
    "CHEROKEE": "ᎪA ᏴB ᏟC ᎠD ᎬE ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᏒR ᏚS ᎢT ᏙV ᎳW ᏃZ ᏀG ᏂN".replace("ᏂN", "").split(),
    "COPTIC": ["ⲟo", "ⲞO", "ⲣp", "ⲢP", "ⲥc", "ⲤC", "ⲭx", "ⲬX", "ⲎH", "ⲘM", "ⲚN", "ⲦT", "ⲔK", "ⲈE", "ⲂB", "ⲀA", "ⲒI"],
    "LISU": """
        ꓐB ꓚC ꓓD ꓰE ꓝF ꓖG ꓧH ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ ꓮA ꓲI
    """.split(),
}
KEEP_OUT = set("гпктвнм")
"""Small Cyrillic letters that resemble a Latin letter only from afar; a word with one of them is real Cyrillic."""


def main() -> None:
    """Write the table, sorted by code point."""
    rows = []
    for script, pairs in PAIRS.items():
        for pair in pairs:
            if len(pair) != 2 or pair[0] in KEEP_OUT:
                continue
            name = unicodedata.name(pair[0])
            if not name.startswith(script):
                continue
            rows.append((f"{ord(pair[0]):04X}", pair[1], script.capitalize(), f"{name}; shape as in UTS #39"))
    rows = sorted({row[0]: row for row in rows}.values(), key=lambda row: int(row[0], 16))
    target = Path(__file__).resolve().parent.parent / "src/sanderling/knowledge/text/lookalikes.csv"
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("codepoint", "prototype", "script", "source"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
