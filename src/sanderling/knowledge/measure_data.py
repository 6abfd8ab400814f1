"""Legal measures: regimes, their instruments and paragraphs, what each forbids, when, and what it exempts.

One YAML file a regime in ``measures/``; ``measures/regimes.csv`` says whose dealings each is about, so that a file is
read only when somebody it is about appears.  The form of the files is described in ``docs/measures.md``.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sanderling.errors import KnowledgeError
from sanderling.knowledge.goods_data import goods_classes
from sanderling.knowledge.tables import read_csv, read_yaml, several
from sanderling.records import Act

_REGIMES = "measures/regimes.csv"
_REGIME_COLUMNS = ("regime", "name", "kind", "bound", "countries", "ids", "near")
_FILE_KEYS = frozenset({"regime", "summary", "known_to", "instruments", "exemptions", "measures"})
_INSTRUMENT_KEYS = frozenset({"title", "adopted", "url", "second", "checked"})
_EXEMPTION_KEYS = frozenset({"paragraph", "says", "from", "to", "goods", "text", "party", "needs", "notice"})
_MEASURE_KEYS = frozenset(
    {
        "instrument", "paragraph", "says", "from", "to", "acts", "direction", "goods", "unsure", "party", "territory",
        "extends", "replaces", "reaffirms", "renewable", "limit", "exempt", "confirmed", "second",
    }
)  # fmt: skip
_PARTY_KEYS = frozenset({"countries", "ids", "sectors", "not_sectors"})
KINDS = {
    "binding": "its addressees must keep it",
    "reference": "guidance or a treaty test, shown beside an assessment and never the ground of one",
}
DIRECTIONS = {
    "to": "the party that the regime is about receives",
    "from": "the party that the regime is about supplies",
    "with": "either way, or together",
    "by": "the party that the regime is about does it by itself",
}
CONFIRMED = {
    "text": "the paragraph's own words, or its number with what it says, were read in a second public source",
    "rule": "a second public source tells the rule and its date, not the paragraph's number",
    "no": "not confirmed in a second source; the number is from general knowledge and needs a look",
}
_GROUPS = "measures/groups.csv"
_PARTS = (
    ("UNSCR", "paragraph"), ("MTCR", "paragraph"), ("Regulation", "article"), ("Decision", "article"),
    ("SI ", "regulation"), ("EO", "section"), ("Arms Trade Treaty", "article"),
)  # fmt: skip
"""How the parts of an instrument are called, by the beginning of its name."""


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a measure is about: any of these states (ISO alpha-3), ids, narrowed to or against sectors."""

    countries: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    not_sectors: tuple[str, ...] = ()

    def holds(self, country: str | None, ident: str | None, sector: str | None) -> bool:
        """Say whether an actor with these values is meant."""
        if ident is not None and ident in self.ids:
            return True
        if country is None or country not in self.countries:
            return False
        if self.sectors and sector not in self.sectors:
            return False
        return sector not in self.not_sectors if self.not_sectors else True


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, regulation or order with its sources and the day on which they were checked."""

    name: str
    title: str
    adopted: str
    url: str
    second: str
    checked: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a measure lets pass. It applies by itself only where ``goods``, ``text`` or ``party`` is given and met."""

    id: str
    paragraph: str
    says: str
    start: str | None
    end: str | None
    goods: tuple[str, ...]
    """Classes within which all goods of the event must lie."""
    text: tuple[str, ...]
    """Classes of which the event's words must name one."""
    party: Party | None
    needs: tuple[str, ...]
    """Facts on which the exemption hangs; while they are open the verdict is ``cannot_tell``."""
    notice: tuple[str, ...]
    """Facts that go with it but on which it does not hang, such as a notice given in advance."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One rule of one paragraph. ``start`` is the first, ``end`` the last day in force (ISO), None: open."""

    id: str
    regime: str
    instrument: str
    paragraph: str
    says: str
    start: str
    end: str | None
    acts: str
    """An act class of ``measures/act_classes.csv``."""
    direction: str
    goods: tuple[str, ...]
    unsure: dict[str, str]
    """Class of the words -> the question that must be answered before the rule can be held to apply."""
    party: Party | None
    territory: tuple[str, ...]
    """Where given, the event's words or place must name one of these."""
    extends: tuple[str, ...]
    """Earlier paragraphs that this one widens; both stay."""
    replaces: tuple[str, ...]
    """Earlier paragraphs that this one restates more strictly or stands in place of."""
    reaffirms: tuple[str, ...]
    """Earlier paragraphs that this one says again."""
    renewable: bool
    """True where ``end`` is the last renewal that the file knows of: after it nothing can be told."""
    limit: str | None
    """Where the paragraph sets a ceiling and no ban: the ceiling in words."""
    exempt: tuple[str, ...]
    confirmed: str
    second: str
    """The public source in which ``confirmed`` was seen, where it is not the instrument's; else empty."""

    def in_force(self, first: str, last: str) -> str:
        """Return ``all``, ``part`` or ``none`` of the days ``first`` to ``last`` (ISO days, inclusive).

        Days after the last renewal known count as ``part``: the measure may have been renewed.
        """
        end = self.end or "9999-12-31"
        if self.start <= first and last <= end:
            return "all"
        if self.renewable and last > end:
            return "part"
        return "none" if last < self.start or first > end else "part"

    @property
    def label(self) -> str:
        """The instrument with its paragraph: ``UNSCR 1874 (2009) paragraph 9``."""
        if not self.paragraph[:1].isdigit():
            return f"{self.instrument} {self.paragraph}"
        for start, word in _PARTS:
            if self.instrument.startswith(start):
                return f"{self.instrument} {word} {self.paragraph}"
        return f"{self.instrument} {self.paragraph}"


@dataclass(frozen=True, slots=True)
class RegimeEntry:
    """A line of the list of regimes."""

    id: str
    name: str
    kind: str
    bound: tuple[str, ...]
    """``any`` state, or the states and groups (``EU``) that the regime binds."""
    party: Party
    near: tuple[str, ...]
    """Other states whose territory some of its paragraphs are about, such as UKR for Crimea."""

    def touches(self, country: str | None, ident: str | None) -> bool:
        """Say whether the regime could be about an actor with these values."""
        return self.party.holds(country, ident, None) or country in self.near


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime with all it holds; instruments, measures and exemptions by name."""

    entry: RegimeEntry
    summary: str
    known_to: str
    """The last day up to which changes of the regime are known to the file (ISO)."""
    instruments: dict[str, Instrument]
    measures: dict[str, Measure]
    exemptions: dict[str, Exemption]

    def on(self, first: str, last: str | None = None) -> list[Measure]:
        """Return the measures in force on all days from ``first`` to ``last``, in the order of the file."""
        return [one for one in self.measures.values() if one.in_force(first, last or first) == "all"]


@cache
def regime_list() -> dict[str, RegimeEntry]:
    """Return the list of regimes by id, without reading their files."""
    made = {}
    for row in read_csv(_REGIMES, _REGIME_COLUMNS, ("regime", "name", "kind", "bound")):
        if row["kind"] not in KINDS:
            raise KnowledgeError(f"{_REGIMES}: '{row['kind']}' of {row['regime']} is none of {sorted(KINDS)}.")
        party = Party(several(row["countries"]), several(row["ids"]))
        made[row["regime"]] = RegimeEntry(
            row["regime"], row["name"], row["kind"], several(row["bound"]), party, several(row["near"])
        )
    return made


@cache
def act_classes() -> dict[str, frozenset[Act]]:
    """Return the acts of PLOVER that each act class holds."""
    rows = read_csv("measures/act_classes.csv", ("act_class", "acts", "meaning"), ("act_class", "acts", "meaning"))
    return {row["act_class"]: frozenset(Act(act) for act in several(row["acts"])) for row in rows}


@cache
def flow_words() -> dict[str, str]:
    """Return word -> ``in`` (goods come to the one who acts) or ``out`` (they go from it)."""
    made = {}
    for row in read_csv("measures/flow_words.csv", ("word", "flow", "example", "near_miss"), ("word", "flow", "example")):
        forms = several(row["word"])
        for form in forms if len(forms) > 1 else _forms(forms[0]):
            made[form] = row["flow"]
    return made


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    return (verb, f"{verb}s", f"{verb}ed", f"{verb}ing")


@cache
def _members() -> dict[str, tuple[tuple[str, str, str], ...]]:
    made: dict[str, list[tuple[str, str, str]]] = {}
    for row in read_csv(_GROUPS, ("group", "member", "from", "to", "source"), ("group", "member", "from", "source")):
        made.setdefault(row["group"], []).append((row["member"], row["from"], row["to"] or "9999-12-31"))
    return {group: tuple(rows) for group, rows in made.items()}


def is_bound(bound: tuple[str, ...], country: str | None, ident: str | None, day: str) -> bool:
    """Say whether a state (ISO alpha-3) or body is bound on a day by a regime that binds ``bound``."""
    if "any" in bound:
        return True
    for name in bound:
        if name in {country, ident}:
            return True
        if any(member in {country, ident} and start <= day <= end for member, start, end in _members().get(name, ())):
            return True
    return False


@cache
def regime(ident: str) -> Regime:
    """Return one regime. Raises KnowledgeError when its file has an unknown key, word or reference, or lacks one."""
    entry = regime_list()[ident]
    name = f"measures/{ident}.yml"
    document = read_yaml(name, _FILE_KEYS, _FILE_KEYS - {"exemptions"})
    if document["regime"] != ident:
        raise KnowledgeError(f"{name}: the file is about '{document['regime']}'.")
    instruments = {}
    for key, row in document["instruments"].items():
        _check(name, key, row, _INSTRUMENT_KEYS, _INSTRUMENT_KEYS)
        instruments[key] = Instrument(
            key, row["title"], _day(name, key, row["adopted"]), row["url"], row["second"],
            _day(name, key, row["checked"]),
        )  # fmt: skip
    exemptions = {key: _exemption(name, key, row) for key, row in (document.get("exemptions") or {}).items()}
    measures = {key: _measure(name, ident, key, row) for key, row in document["measures"].items()}
    for one in measures.values():
        unknown = (
            ({one.instrument} - set(instruments)) | ({*one.extends, *one.replaces, *one.reaffirms} - set(measures))
            | (set(one.exempt) - set(exemptions))
        )  # fmt: skip
        if unknown:
            raise KnowledgeError(f"{name}, {one.id}: refers to unknown {sorted(unknown)}.")
    return Regime(entry, document["summary"], _day(name, "known_to", document["known_to"]), instruments, measures, exemptions)


def _measure(name: str, ident: str, key: str, row: Any) -> Measure:
    needed = frozenset({"instrument", "paragraph", "says", "from", "acts", "direction", "goods", "confirmed"})
    _check(name, key, row, _MEASURE_KEYS, needed)
    goods, unsure = _list(row["goods"]), dict(row.get("unsure") or {})
    for what, value, known in (
        ("acts", {row["acts"]}, set(act_classes())),
        ("direction", {row["direction"]}, set(DIRECTIONS)),
        ("confirmed", {str(row["confirmed"])}, set(CONFIRMED)),
        ("goods", set(goods) | set(unsure), set(goods_classes())),
    ):
        if not value <= known:
            raise KnowledgeError(f"{name}, {key}: {what} {sorted(value - known)} is none of {sorted(known)}.")
    start, end = _day(name, key, row["from"]), _day(name, key, row["to"]) if row.get("to") else None
    if end is not None and end < start:
        raise KnowledgeError(f"{name}, {key}: ends on {end}, before it begins on {start}.")
    return Measure(
        key, ident, row["instrument"], str(row["paragraph"]), row["says"], start, end, row["acts"], row["direction"],
        goods, unsure, _party(name, key, row.get("party")), _list(row.get("territory")), _list(row.get("extends")),
        _list(row.get("replaces")), _list(row.get("reaffirms")), bool(row.get("renewable")), row.get("limit"), _list(row.get("exempt")),
        str(row["confirmed"]), row.get("second") or "",
    )  # fmt: skip


def _exemption(name: str, key: str, row: Any) -> Exemption:
    _check(name, key, row, _EXEMPTION_KEYS, frozenset({"paragraph", "says"}))
    goods, text = _list(row.get("goods")), _list(row.get("text"))
    if unknown := (set(goods) | set(text)) - set(goods_classes()):
        raise KnowledgeError(f"{name}, {key}: unknown classes {sorted(unknown)}.")
    return Exemption(
        key, str(row["paragraph"]), row["says"],
        _day(name, key, row["from"]) if row.get("from") else None, _day(name, key, row["to"]) if row.get("to") else None,
        goods, text, _party(name, key, row.get("party")), _list(row.get("needs")), _list(row.get("notice")),
    )  # fmt: skip


def _party(name: str, key: str, row: Any) -> Party | None:
    if row is None:
        return None
    _check(name, f"{key}, party", row, _PARTY_KEYS, frozenset())
    return Party(*(_list(row.get(part)) for part in ("countries", "ids", "sectors", "not_sectors")))


def _check(name: str, key: str, row: Any, keys: frozenset[str], needed: frozenset[str]) -> None:
    if not isinstance(row, Mapping):
        raise KnowledgeError(f"{name}, {key}: must be a mapping.")
    if set(row) - keys or needed - set(row):
        unknown, missing = sorted(set(row) - keys), sorted(needed - set(row))
        raise KnowledgeError(f"{name}, {key}: unknown keys {unknown}, missing keys {missing}.")


def _list(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def _day(name: str, key: str, value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise KnowledgeError(f"{name}, {key}: '{value}' is no day; write YYYY-MM-DD.")
