"""Which river a dam holds back, and whose it is: 'the Kariba dam on the Limpopo', 'Itaipu, which Brazil shares with Uruguay'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sanderling.check.finding import Draft
from sanderling.check.lazily import lazily
from sanderling.check.named import Names
from sanderling.check.text import CheckedText, Line
from sanderling.check.who import country_words
from sanderling.knowledge.actor_data import state_names
from sanderling.knowledge.check_dams import Dam, dams
from sanderling.knowledge.check_data import waters

_DAM = lazily(r"^ (?:(?:[Hh]ydroelectric|[Hh]igh|[Hh]ydropower|[Gg]reat) )?(?:[Dd]ams?|[Bb]arrage|[Rr]eservoir|[Hh]ydroelectric (?:plant|station)|[Pp]ower (?:plant|station)|[Pp]roject)\b")
_ON = lazily(
    r"^,? (?:(?:which|that) )?(?:(?:is|was|stands|lies|being|under construction|built|building|has been built|is being built) )*(?:[a-z]+ ){0,3}?(?:on|across|over|holds? back|holding back|dams?|damming|blocks?|blocking|spans?|spanning|tames?|stops?) (?:the )?(?:waters of the |upper |lower |middle )?(?:[Rr]iver )?(?P<w>[A-ZÀ-Þ][\w’\-]+(?: [A-ZÀ-Þ][\w’\-]+)?)"
)
_STATE = r"(?P<{}>[A-Z][\w.]+(?: (?:[A-Z][\w.]+))?)"
_OWNED = lazily(
    rf"^,? (?:which|that) (?:the )?{_STATE.format('a')} (?:(?:also|now|still|long|jointly) )?(?:shares with (?:the )?{_STATE.format('b')}|(?:is |has been |was )?(?:building|built|finished|owns|runs|filled|filling|completed|inaugurated|operates)\b)"
    rf"|^,? (?:which is )?(?:shared|owned|run|built|operated) (?:jointly )?(?:by|between) (?:the )?{_STATE.format('c')}(?: and (?:the )?{_STATE.format('d')})?|^,? in (?:the )?(?:(?:north|south|east|west)(?:ern)? |central )?{_STATE.format('e')}(?=[,.;]| [a-z])"
)
_NOT = lazily(r"(?i)\b(?:not|never|unlike|like|than|engineers?|money|loan|financed?|helped|company|downstream|from)\b")


@cache
def _names() -> Names:
    return Names(dams())


@cache
def _rivers() -> frozenset[str]:
    return frozenset(name for name in waters() if not any(word in name for word in ("Sea", "Ocean", "Gulf", "Bay", "Lake"))) | {river for dam in dams().values() for river in dam.waters} | {"Niger", "Congo", "Jordan", "Colorado", "Columbia", "Limpopo", "Zambezi"}


def dam_conflicts(text: CheckedText) -> Iterator[Draft]:
    """Yield dams that are told to stand on a river, or to be of a state, that is not theirs."""
    for line in text.lines:
        if text.words(line).isdisjoint({"dam", "dams", "barrage", "reservoir", "hydroelectric", "power"}):
            continue
        for at, name in _names().find(line.text):
            behind = _DAM.match(line.text[at + len(name) :])
            of = re.search(r"\b(?:dam|barrage|reservoir|power (?:plant|station)) (?:of|at) $", line.text[:at])
            if behind is not None or of is not None:
                yield from _judge(text, line, dams()[name], at, at + len(name) + (behind.end() if behind is not None else 0))


def _judge(text: CheckedText, line: Line, dam: Dam, start: int, end: int) -> Iterator[Draft]:
    rest = line.text[end:]
    on = _ON.match(rest)
    if on is not None:
        words = on["w"] if on["w"] in _rivers() or on["w"].split(" ")[0] not in _rivers() else on["w"].split(" ")[0]
        plain = words.removesuffix(" River")
        if (words in _rivers() or plain in _rivers()) and not {words, plain} & set(dam.waters) and not _NOT.search(on[0]):
            yield Draft("place-conflict", text.span(line.start + start, line.start + end + on.end()), f"the {dam.name} dam is on the {dam.waters[0]}, not on the {words}", "Check the dam and the river.", (f"checks/dams.csv: {dam.source}",))
        return
    owned = _OWNED.match(rest)
    if owned is None or _NOT.search(owned[0]):
        return
    told = [country_words()[owned[letter]] for letter in "abcde" if owned[letter] in country_words()]
    wrong = [country for country in told if country not in dam.countries]
    if wrong:
        yield Draft(
            "place-conflict", text.span(line.start + start, line.start + end + owned.end()), f"the {dam.name} dam is of {', '.join(state_names()[code] for code in dam.countries)}, not of {state_names()[wrong[0]]}",
            "Check the dam and the state.", (f"checks/dams.csv: {dam.source}",),
        )  # fmt: skip
