"""Articles without end, made from our own samples: words, states, names and numbers changed, from a seed.

Some sixty follow each other in one world (``bench.worlds``), so that they share words as news of one week do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from bench.double import STATES
from bench.worlds import World

SAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parent.parent / "samples").glob("*/*.txt")
    if "obfuscated" not in path.name
)
_STATE = re.compile("|".join(STATES))
_NUMBER = re.compile(r"\b\d{1,3}\b")
_SYLLABLES = "ba do ke lin mar no pa ri sel ta ur ven wo ya zu".split()


def articles(count: int, seed: int = 1) -> Iterator[str]:
    """Yield ``count`` texts of 60 to 400 words, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    names = list(STATES)
    world = World(0)
    for number in range(count):
        if number % len(texts) == 0:
            world = World(number // len(texts) + 1_000 * seed)
        choose = random.Random(f"{seed} {number}")
        swapped = dict(zip(names, choose.sample(names, len(names)), strict=True))
        text = _STATE.sub(lambda found, swapped=swapped: swapped[found.group()], world.told(choose.choice(texts)))
        text = _NUMBER.sub(lambda found, choose=choose: str(choose.randint(2, 999)), text)
        person = " ".join("".join(choose.choices(_SYLLABLES, k=3)).title() for _ in range(2))
        yield f"{text.rstrip()}\nIt was note {number} that {person} of {choose.choice(names)} gave to {choose.choice(names)}.\n"
