"""Numbers against one another inside a sentence: totals and parts, shares, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.text import CheckedText, Line

_WORDS = {
    word: float(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(), 1
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0}  # fmt: skip
_N = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})"
_SCALE = r"(?: (?P<{0}>thousand|million|billion|trillion))?"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, None: 1.0}
_INCLUDING = lazily(
    rf"(?P<total>\b{_N}) (?P<noun>[a-z][\w\-]*(?: [a-z][\w\-]*){{0,2}}),? (?:including|among them|of whom|of them) (?:at least )?(?P<part>{_N}) (?P<what>[a-z][\w\-]*)"
)
_OF_THE = lazily(
    rf"(?P<part>\b{_N}) (?:out )?of (?:the|its|their|all) (?P<total>{_N})\b(?! (?:percent|per cent|million|billion|thousand|hundred))"
)
_PERCENT = r"(?:percent|per cent|%)"
_SHARE = lazily(rf"(?P<value>\d+(?:\.\d+)?) ?{_PERCENT}")
_VOTE = lazily(r"(?i)\b(?:vote|votes|votes cast|ballots?|electorate|the poll|election|elections|run-off|runoff|referendum|presidency|ahead of|followed by|stations counted|first round|candidates?)\b")
_TURNOUT = lazily(r"(?i)(?:turnout|participation)[^,;]{0,20}$")
_CHANGE = lazily(
    rf"\b(?P<verb>rose|risen|grew|increased|climbed|jumped|fell|fallen|dropped|declined|decreased|shrank|was cut|were cut|was raised|were raised|raised|reduced|doubled|tripled|halved)\b(?P<mid>[^.;]{{0,40}}?) from (?P<c1>[$€£])?(?P<low>{_N})"
    rf"{_SCALE.format('s1')}(?P<u1> [a-z%]+(?: [a-z]+)?)? to (?P<c2>[$€£])?(?P<high>{_N}){_SCALE.format('s2')}(?P<rest>[^.;]{{0,70}})"
)
_BY = lazily(
    rf"(?:,|\(|\b(?:or|by)\b) ?(?:an? )?(?:increase|rise|fall|drop|decline|jump|gain|cut|decrease|growth|up|down|or|reduction)?(?: of)? ?(?P<value>\d+(?:\.\d+)?) ?{_PERCENT}"
)
_OF_SHARE = lazily(
    rf"\b(?:[Oo]f (?:the |its |their |all )?(?P<whole>{_N}) [a-z\- ]{{2,30}}, (?P<part>{_N})|(?P<part2>{_N}) (?:out )?of (?:the |its |their )?(?P<whole2>{_N})(?: [a-z\-]+){{1,3}})"
    rf",? (?:or|\() ?(?:about |some )?(?P<value>\d+(?:\.\d+)?) ?{_PERCENT}"
)
_PARTING = frozenset("including among of".split())
_UP = frozenset(
    {
        "rose",
        "risen",
        "grew",
        "increased",
        "climbed",
        "jumped",
        "was raised",
        "were raised",
        "raised",
        "doubled",
        "tripled",
    }
)


_SMALL = frozenset("two three four five six seven eight nine ten twelve".split())


def number_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield totals that are not the sum of their parts, shares and changes that do not come out."""
    for line in text.lines:
        # Two numbers at least: one digit of many may be of a number that a word goes with.
        if not text.digits(line) and len(_SMALL & text.words(line)) < 2:
            continue
        if not _PARTING.isdisjoint(text.words(line)):
            yield from _subsets(text, line)
        yield from _shares(text, line)
        if "from" in text.words(line):
            yield from _changes(text, line)


def value_of(words: str) -> float | None:
    """Return the number that words end with: '1,200', 'twelve', 'a total of 50'."""
    found = re.findall(_N, words.lower())
    if not found:
        return None
    last = found[-1]
    return _WORDS[last] if last in _WORDS else float(last.replace(",", "").rstrip("."))


def _draft(text: CheckedText, line: Line, match: re.Match[str], because: str, severity: str = "medium") -> Draft:
    span = text.span(line.start + match.start(), line.start + match.end())
    return Draft("number-conflict", span, because, "Check the numbers.", (), severity)


def _subsets(text: CheckedText, line: Line) -> Iterator[Draft]:
    for match in _INCLUDING.finditer(line.text):
        total, part = value_of(match["total"]), value_of(match["part"])
        if re.search(r"\b(?:million|billion|thousand|hundred|dozen|percent)\b", match["noun"]) or re.search(
            r"[\d,.]$", line.text[: match.start()]
        ):
            continue
        if (
            total is not None
            and part is not None
            and part > total
            and match["what"] not in {"percent", "per", "million", "years"}
        ):
            yield _draft(text, line, match, f"a part of {part:g} is greater than its whole of {total:g}", "high")
    for match in _OF_THE.finditer(line.text):
        total, part = value_of(match["total"]), value_of(match["part"])
        years = total is not None and part is not None and (1900 <= total <= 2100 or 1900 <= part <= 2100)
        if (
            total is not None
            and part is not None
            and part > total
            and not years
            and not re.match(r" ?(?:percent|per cent|%|million|billion)", line.text[match.end("part") :])
        ):
            yield _draft(text, line, match, f"a part of {part:g} is greater than its whole of {total:g}", "high")


def _shares(text: CheckedText, line: Line) -> Iterator[Draft]:
    for match in _OF_SHARE.finditer(line.text):
        whole, part = value_of(match["whole"] or match["whole2"]), value_of(match["part"] or match["part2"])
        if whole and part is not None and part <= whole:
            share = 100 * part / whole
            if abs(share - float(match["value"])) > max(1.5, 0.06 * share):
                yield _draft(text, line, match, f"{part:g} of {whole:g} is {share:.0f} percent, not {match['value']}")
    # A second vote is most often told behind a semicolon, or with its year.
    clause = line.text.split(";")[0]
    if not _VOTE.search(clause) or re.search(
        r"\b(?:first round|second round|rose|fell|from|up|down|compared|against \d|than|earlier|previous|turned out|last time|whereas in|and in|had (?:won|taken|got))\b",
        clause,
    ):
        return
    shares = [
        m
        for m in _SHARE.finditer(clause)
        if not _TURNOUT.search(line.text[: m.start()])
        and not re.match(r"[^,;]{0,14}turnout", line.text[m.end() :])
        and not re.match(
            r" of (?:the )?(?:votes|ballots) (?:counted|had been counted)|[^,.;]{0,25}\bcounted", line.text[m.end() :]
        )
    ]
    if len(shares) >= 2 and sum(float(m["value"]) for m in shares) > 100.9:
        total = " + ".join(m["value"] for m in shares)
        span = text.span(line.start + shares[0].start(), line.start + shares[-1].end())
        yield Draft(
            "number-conflict",
            span,
            f"the shares of one vote, {total} percent, come to more than 100",
            "Check the shares.",
        )


def _changes(text: CheckedText, line: Line) -> Iterator[Draft]:
    for match in _CHANGE.finditer(line.text):
        low, high = value_of(match["low"]), value_of(match["high"])
        if low is None or high is None or low == 0:
            continue
        if 1900 <= low <= 2100 and 1900 <= high <= 2100:
            continue
        if re.search(r", and\b|\bwhile\b", match["mid"]):
            continue
        after = match["rest"]
        scale1, scale2 = match["s1"], match["s2"]
        if scale1 is None and scale2 is not None and not (match["u1"] or "").strip():
            scale1 = scale2
        old, new = low * _SCALES[scale1], high * _SCALES[scale2]
        verb = match["verb"]
        if verb not in {"halved"} and verb in _UP and new < old:
            yield _draft(text, line, match, f"'{verb}' does not fit a change from {old:,.10g} to {new:,.10g}")
            continue
        if verb not in _UP and new > old:
            yield _draft(text, line, match, f"'{verb}' does not fit a change from {old:,.10g} to {new:,.10g}")
            continue
        wanted = {"doubled": 2.0, "tripled": 3.0, "halved": 0.5}.get(verb)
        if wanted and abs(new / old / wanted - 1) > 0.2:
            yield _draft(
                text, line, match, f"from {old:,.10g} to {new:,.10g} is {new / old:.2g} times, which is not '{verb}'"
            )
        said = _BY.search(after) or _BY.search(match["mid"])
        if said is not None and not re.search(_PERCENT, f"{match['u1'] or ''}{after[: said.start()]}"):
            change = 100 * abs(new - old) / old
            if abs(change - float(said["value"])) > max(2.0, 0.08 * change):
                yield _draft(
                    text, line, match, f"from {old:,.10g} to {new:,.10g} is {change:.0f} percent, not {said['value']}"
                )
