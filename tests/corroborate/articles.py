"""Articles for the tests of corroboration, read by the session's reader."""

from __future__ import annotations

from typing import Any

from sanderling.corroborate import Told
from sanderling.export.as_json import reading_as_dict
from sanderling.ingest import from_bytes
from sanderling.reader import Reader

HARBOUR = """Coast guard of Norland stops trawler near Bear Island

TROMSO (Harbour Wire) — Norway's coast guard stopped a Russian trawler near Bear Island on Tuesday and brought it to Tromso, the navy said.

Eleven sailors were aboard. Inspectors found nets with meshes that are too small and 40 tonnes of cod that stood in no book. The captain denied that he had broken any rule.

Russia demanded that Norway free the ship at once. Norway's fisheries minister said that the law holds for all who fish in these waters.
"""
OTHER = """Moscow protests as Norwegians hold its fishermen

Russia called in the Norwegian ambassador on Wednesday because Norway had seized a Russian trawler off Bear Island the day before.

The ship lies in the port of Tromso with twelve men, according to its owner in Murmansk. He spoke of a pretext. The catch is worth two million kroner, the Norwegian police reckon.
"""
SECOND = """Norwegians hold Russian ship for its nets

A Norwegian patrol vessel halted a trawler from Murmansk off Bear Island on Tuesday and took it to Tromso. Norway accuses the Russian skipper of fishing with nets too fine.

The public prosecutor in Tromso wants the catch sold. The owner has hired a lawyer.
"""
"""Another account of HARBOUR."""
TWIN = """Russian fishing ship taken to Tromsø

On Tuesday a vessel that fishes under Russia's flag had to follow the Norwegian coastal watch into Tromsø, having been halted near the island of Bear Island, as the fleet command let it be known.

Its crew numbers 11. On board, controllers came upon cod weighing 40 tonnes of which no record spoke, as well as netting too narrow. No regulation had been infringed, protested the skipper.

Immediate release is what the Russians' mission at Oslo wants. Whoever casts nets here is subject to the law, retorted the member of Norway's cabinet in charge of fish.
"""
"""The same account as if told again through another language."""
LATER = """Coastal watch takes second ship to Tromsø

On Tuesday a vessel that fishes under Russia's flag had to follow the Norwegian coastal watch into Tromsø, having been halted near the island of Hopen, as the fleet command let it be known.

Its crew numbers 19. On board, controllers came upon haddock weighing 25 tonnes of which no record spoke. The skipper, Oleg Baranov, paid 300,000 kroner.

Immediate release is what the owners in Murmansk want. Whoever casts nets here is subject to the law, retorted the prefect of Svalbard.
"""
"""The same kind of news on another day: the near miss."""
UNLIKE = """Kenya opens rail line to the lake

The president of Kenya opened a railway to Lake Victoria on Friday that China paid for. The first train carried maize and 200 guests.
"""


def article(
    reader: Reader, text: str, published: str | None = "2021-03-03", outlet: str | None = "Harbour Wire"
) -> tuple[Told, dict[str, Any]]:
    """Return an article and its reading."""
    reading = reader.read(from_bytes(text.encode(), "test"), published)
    title = reading.article.title.text if reading.article.title else None
    return Told(reading.article.id, reading.clean, title, outlet, published), reading_as_dict(reading)
