"""Independence and accessions told with a year, or a count of years, that is not the state's: 'independent since 1962'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.quantities import quantities
from sanderling.check.text import CheckedText, Line
from sanderling.check.told_dates import WHEN, told_date
from sanderling.check.who import country_words, named_states
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_years import Accession, accessions

_FROM = r"(?:[a-z ]{0,25}from [^,.;]{3,35}? )?"
_WHEN = rf"(?:(?:early|late|mid|the spring of|the summer of|the autumn of) )?{WHEN}"
_INDEPENDENT = lazily(
    rf"\b(?:independent(?: (?:state|republic|country|kingdom))?,? (?:again )?{_FROM}?since|(?:became|becoming|become|been|was|is|made|declared(?: itself)?) (?:an? )?(?:fully )?(?:independent|sovereign)(?: (?:state|republic|country|kingdom|nation))?,? {_FROM}(?:only )?(?:in|on|since)"
    rf"|(?:gained|gaining|won|winning|achieved|achieving|got|obtained|declared|declaring|proclaimed|proclaiming|granted|received|regained|regaining|attained|secured|given|celebrated)(?: (?:its|their|her|full|formal))* independence,? {_FROM}(?:only )?(?:in|on)"
    rf"|(?:[’']s|[Ii]ts|[Tt]heir|[Ss]ince|[Aa]t|[Oo]n|[Aa]fter|[Bb]efore|[Ww]ith|[Uu]ntil|[Uu]pon|of) (?:the )?(?:[Dd]eclaration of |formal |full )?independence,? {_FROM}(?:only )?(?:in|on|of|since)) (?:the )?{_WHEN}"
)
_BROKE_AWAY = lazily(rf"\b(?:broke (?:away|free|off)|broken away|breaking away|seceded|split (?:away|off)?|parted|cut (?:itself|herself) loose|shook off)(?: (?:from|of|with) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?(?: rule)?)?,? (?:only )?(?:in|on) (?:the )?{_WHEN}")
_BROKE = frozenset("broke broken breaking seceded split parted cut shook".split())
_BODIES = {
    "nato": r"(?:NATO|Nato|the (?:North )?Atlantic [Aa]lliance|the Western [Aa]lliance|the North Atlantic Treaty(?: Organi[sz]ation)?)",
    "eu": r"(?:the European Union|the EU|the European Communit(?:y|ies)|the European Economic Community|the EEC|the Common Market)",
    "euro": r"(?:the euro|the eurozone|the euro zone|the euro area|the single currency)",
    "un": r"(?:the United Nations|the UN|the U\.N\.)",
    "wto": r"(?:the World Trade Organi[sz]ation|the WTO)",
    "asean": r"(?:ASEAN|Asean|the Association of South-?[Ee]ast Asian Nations)",
    "opec": r"(?:OPEC|Opec)",
    "coe": r"(?:the Council of Europe)",
    "commonwealth": r"(?:the Commonwealth)",
    "sco": r"(?:the Shanghai Cooperation Organi[sz]ation|the SCO)",
    "brics": r"(?:BRICS|the BRICS(?: group)?)",
    "schengen": r"(?:the Schengen (?:area|zone)|Schengen)",
    "g8": r"(?:the Group of Eight|the G8|the G-8)",
    "arab": r"(?:the Arab League)",
    "au": r"(?:the Organi[sz]ation of African Unity|the OAU)",
    "icc": r"(?:the International Criminal Court|the ICC)",
    "unesco": r"(?:UNESCO|Unesco)",
    "npt": r"(?:the (?:nuclear )?[Nn]on-[Pp]roliferation [Tt]reaty|the NPT)",
}
_QUICK = frozenset("euro eurozone independent independence sovereign joined joining entered entering acceded admitted member members membership accession entry adopted adopting introduced introducing left leaving quit withdrew withdrawal expelled suspended thrown".split())
_IN = rf"(?:,? (?:together )?with [^,;.]{{3,40}}?,?|,? as [^,;.]{{3,40}}?,?)? (?:only )?(?:in|on|since|of) (?:the )?{_WHEN}"
_JOIN = r"(?:joined|joining|entered|entering|acceded to|acceding to|(?:was|were|being) (?:admitted|let|taken|accepted) (?:in)?to|accession to|entry (?:in)?to|admission to|(?:became|becoming) (?:a|an|the \w+)? ?(?:full )?(?:member|members)(?: state)? of|(?:membership|(?:a|an|full|new)? ?members?(?: state)?) of|adopted|adopting|adoption of|introduced|introducing|introduction of|came into|went into|(?:pa(?:id|ys?|ying)|trad(?:ed|es|ing)|count(?:ed|s|ing)|calculat(?:ed|es|ing)) (?:(?:its|their|her) [a-z]+ )?(?:with|in)|us(?:ed|es|ing)|switched to|changed (?:over )?to|(?:took|taken|taking) (?:up|over|on)|(?:gone|going|went) over to|brought in|has had|in)"
_LEAVE = r"(?:left|leaving|quit|quitting|withdrew from|withdrawal from|walked out of|pulled out of|(?:was|were) (?:expelled|suspended|excluded|thrown out|shut out|put out|banned) (?:from|of)|exit from|expulsion from|suspension from)"
_NOT_SO = lazily(r"(?i)\b(?:not|never|if|would|could|should|hopes?|hoped|wants?|wanted|applied|apply|application|candidate|negotiat\w+|invited|invitation|plan(?:s|ned)?|expected|may|might|to be|promised|refused|rejected|voted|referendum|failed|anniversary|day|war|movement|fight|struggle|campaign|leaders?|hero(?:es)?)\b")


@cache
def _any_body() -> re.Pattern[str]:
    return re.compile("|".join(_bare(body) for body in _BODIES.values()))


def _bare(body: str) -> str:
    return body.replace("the ", "(?:the )?")


@cache
def _joined() -> tuple[tuple[str, re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """Return (event, pattern of the body's names, patterns with what they add to the event)."""
    made = []
    for event, body in _BODIES.items():
        found = []
        found.append(("", re.compile(rf"\b{_JOIN} {body}{_IN}")))
        bare = _bare(body)
        found.append(("", re.compile(rf"\b(?:an? |full )?(?:{bare})(?:[’']s)? (?:member(?: state)?|membership|entry|accession)(?:,| has been| is)? (?:since|in|of|from) (?:the )?{_WHEN}")))
        found.append(("", re.compile(rf"\b(?:joined|acceded|entered|came in|came aboard|got in|went in|followed|switched|was (?:let in|taken in|admitted|accepted)|were (?:let in|taken in|admitted|accepted))(?: (?:it|them|the (?:bloc|club|alliance|union|body|zone|area)))?,? (?:only )?(?:in|on) (?:the )?{_WHEN}")))
        found.append(("_left", re.compile(rf"\b{_LEAVE} (?:the (?:integrated )?military (?:command|wing|structures?|arm) of )?{body}{_IN}")))
        made.append((event, re.compile(bare), tuple(found)))
    return tuple(made)


def accession_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield years, and counts of years, told of a state's independence or accession that are not known of it."""
    lines = [line for line in text.lines if not line.heading]
    for number, line in enumerate(lines):
        words = text.words(line)
        if not _BROKE.isdisjoint(words) and text.digits(line):
            for match in _BROKE_AWAY.finditer(line.text):
                yield from _judge(text, line, None, match, "independence")
        if _QUICK.isdisjoint(words):
            continue
        before = lines[number - 1] if number else None
        if "independent" in words or "independence" in words or "sovereign" in words:
            if text.digits(line):
                for match in _INDEPENDENT.finditer(line.text):
                    yield from _judge(text, line, before, match, "independence")
            yield from _for_years(text, line)
        if text.digits(line):
            for event, body, patterns in _joined() if _any_body().search(line.text) else ():
                for name, pattern in patterns if body.search(line.text) else ():
                    for match in pattern.finditer(line.text):
                        yield from _judge(text, line, before, match, event + name)


def _states(words: str) -> list[tuple[int, str]]:
    """Return (offset, ISO code) of the states that are named, without those that something is told to come from."""
    return [
        (start, country_words()[name]) for start, name in named_states().find(words)
        if name[-1].isalnum() and not re.search(r"\b(?:from|of|against|with|by|than)(?: the)? $", words[:start]) and not re.match(r" (?:rule|empire|Empire|colon)", words[start + len(name) :])
    ]  # fmt: skip


def _judge(text: CheckedText, line: Line, before: Line | None, match: re.Match[str], event: str) -> Iterator[Draft]:
    told = told_date(match)
    if not told:
        return
    lead, year = line.text[: match.start()], int(told[:4])
    clause = re.split(r"[;:]|, (?:but|while|and) ", lead)[-1]
    head = match[0][: match[0].rfind(told[:4])]
    if _NOT_SO.search(clause[-40:]) or re.search(r"(?i)\b(?:not|never|if|would)\b", head):
        return
    known = [(at, known) for at, country in _states(line.text) if (known := accessions().get((event, country))) is not None]
    if not known and before is not None and re.match(r"(?:It|The (?:country|island|republic|state|kingdom|two|three)|They|Both|Since)\b", line.text):
        known = [(0, row) for _, country in _states(before.text) if (row := accessions().get((event, country))) is not None]
        if len({row.country for _, row in known}) != 1:
            return
    if not known or any(year in row.years for _, row in known):
        return
    # One that is named before, as near as may be; at the head of the sentence one behind.
    ahead = [row for at, row in known if at < match.start()]
    others = [at for at, _ in _states(line.text) if at < match.start()]
    row = ahead[-1] if ahead else known[0][1]
    if ahead and others and max(others) > max(at for at, _ in known if at < match.start()):
        return  # a state of which nothing is known stands nearer
    if not ahead and re.search(r"\w", re.sub(r"^(?:Since|After|Before|On|At|Upon|Having|Until|With|Ever since|The|In the years since) ?", "", lead)):
        return
    if re.search(rf"\b(?:{'|'.join(str(one) for one in row.years)})\b", line.text) or (abs(min(row.years, key=lambda one: abs(one - year)) - year) > 30 and event != "independence"):
        return
    yield _draft(text, line, match.start(), match.end(), row, f"not {told}")


def _draft(text: CheckedText, line: Line, start: int, end: int, row: Accession, wrong: str) -> Draft:
    what = "independence" if row.event == "independence" else row.event.replace("_left", ", leaving").upper()
    years = " or ".join(map(str, row.years))
    return Draft(
        "date-conflict", text.span(line.start + start, line.start + end), f"{state_names().get(row.country, row.country)}, {what}: {years}, {wrong}", "Check the year.",
        (f"checks/accessions.csv: {row.source}",), "high",
    )  # fmt: skip


_AFTER = lazily(r"^ years? (?:after|since|from|of) (?:[^,.;]{0,40}?\b)?(?:independence\b|(?:became|becoming) independent\b)")
_BEEN_FOR = lazily(r"\b(?:been |is |was )?independent (?:from [^,.;]{3,25}? )?for (?:more than |nearly |almost |just |only |over |about |some |the past |the last )?$")


def _for_years(text: CheckedText, line: Line) -> Iterator[Draft]:
    """'It has been independent for 20 years'; '40 years after Namibia gained independence'."""
    published = text.reading.article.published
    if published is None or re.search(r"\b(?:18|19|20)\d\d\b", line.text) or _NOT_SO.search(re.sub(r"(?i)\b(?:war|leaders?|day|anniversary|referendum|voted|movement|struggle)\b", "", line.text)):
        return
    states = {country for _, country in _states(line.text)}
    for one in quantities(text, line):
        behind = _AFTER.match(line.text[one.end :])
        lead = _BEEN_FOR.search(line.text[: one.start])
        if (behind is None and not (lead is not None and line.text[one.end :].startswith(" years"))) or len(states) != 1 or one.percent:
            continue
        row = accessions().get(("independence", next(iter(states))))
        if row is None:
            continue
        slack = 1.0 if not one.approximate and one.value % 10 else 0.1 * one.value + 1.5
        if all(abs(int(published[:4]) - year - one.value) > slack for year in row.years):
            end = one.end + (behind.end() if behind is not None else len(" years"))
            yield _draft(text, line, lead.start() if lead is not None else one.start, end, row, f"{int(published[:4]) - row.years[-1]} years before {published[:4]}, not {one.value:g}")
