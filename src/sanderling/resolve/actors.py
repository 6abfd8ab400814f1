"""Finds the actors in a parsed article and says what each stands for, or why it is unresolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sanderling.knowledge import actor_data
from sanderling.knowledge.loading import collection_paused
from sanderling.parse import Parsed, Token
from sanderling.resolve import bodies, persons, sex
from sanderling.resolve.found import HONORIFICS, NAMED_AS, ORGANISATION_WORDS, SEX_OF_TITLE, SURE, Found
from sanderling.resolve.names import NameHit, NameIndex, fold
from sanderling.resolve.roles import Roles
from sanderling.resolve.senses import Senses, stands_as_place

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "da",
        "dos",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "du",
        "di",
    }
)
_LONGEST_ROLE = 4
_SERVING = frozenset(
    "envoy chief head commissioner coordinator spokesman spokeswoman spokesperson secretary-general director-general official mediator".split()
)
_SENT = frozenset(["ambassador", "representative", "delegate", "former", "ex"])
"""Whom a state sends to a body: 'U.N. ambassador X' speaks for a state."""
_OF_EVERY_STATE = frozenset(["Red Cross", "Red Crescent"])
_BODIES_OF_STATES = frozenset(["GOV", "LEG", "MIL", "JUD", "COP", "PTY", "SPY"])
_NOT_NAMES = frozenset(
    """
        january february march april may june july august september october november december monday tuesday
        wednesday thursday friday saturday sunday aug oct nov dec sept feb jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    """.split()
)


class ActorFinder:
    """Finds actor mentions. Holds the index of known names; build one and use it for many articles."""

    def __init__(self) -> None:
        """Build the index of names."""
        with collection_paused():
            self._index = NameIndex()
        self._roles = actor_data.roles()
        self._role_starts = _role_starts(self._roles)
        self._organisations = {organisation.id: organisation for organisation in actor_data.organisations()}
        self._states = actor_data.state_names()
        self._seats = frozenset(name for name, _ in actor_data.seats())

    def find(self, parsed: Parsed, published: str | None, written_in: str | None = None) -> list[Found]:
        """Return all mentions in text order; ``published`` is an ISO date or None, ``written_in`` the state of the dateline."""
        return _Search(self, parsed, published, written_in).run()


def _role_starts(roles: Iterable[str]) -> dict[str, int]:
    """Return how many tokens a role noun may have that begins with a word; a hyphen is one of its own, or none."""
    made: dict[str, int] = {}
    for noun in roles:
        size = min(_LONGEST_ROLE, len(noun.replace("-", " - ").split()))
        for word in {noun.split(" ")[0], noun.split(" ")[0].split("-")[0]}:
            made[word] = max(size, made.get(word, 0))
    return made


class _Search:
    """The search through one article."""

    def __init__(self, finder: ActorFinder, parsed: Parsed, published: str | None, written_in: str | None = None) -> None:
        self.index = finder._index
        self.roles = finder._roles
        self._role_starts = finder._role_starts
        self.organisations = finder._organisations
        self.states = finder._states
        self.seats = finder._seats
        self.parsed = parsed
        self.day = published
        self.written_in = written_in
        self.taken: dict[int, Found] = {}
        self.by_name: dict[str, Counter[str]] = {}
        self.known: dict[str, Found] = {}
        self.around: frozenset[str] = frozenset()
        self.serving: set[str] = set()
        """Persons who speak for an international body in this article, by their ids."""

    def run(self) -> list[Found]:
        """Known names first, then roles, then what other names are left, each with its neighbours' help."""
        hits = self.index.scan(self.parsed.text)
        spans = [(hit, self.parsed.within(hit.start, hit.end)) for hit in hits]
        self.senses = Senses(self.parsed, hits, self.index, self.roles, self.organisations, self.day)
        self.around = self.senses.around
        for hit, tokens in spans:
            if tokens and tokens[0].start <= hit.start and tokens[-1].end >= hit.end:
                self._add_known(hit, tokens)
        self._add_halves()
        self._add_roles()
        self._add_names()
        roles = Roles(self.parsed, self.taken, self.known, self.day, self.written_in)
        for found in list(dict.fromkeys(self.taken.values())):
            if found.kind == "role":
                roles.place(found)
        roles.join_titles()
        roles.settle()
        bodies.bring_home(dict.fromkeys(self.taken.values()), roles.home, self.states.get(roles.home or "", ""))
        sex.tell(dict.fromkeys(self.taken.values()), roles.joined)
        roles.spread()
        return sorted(dict.fromkeys(self.taken.values()), key=lambda found: found.first)

    def _take(self, found: Found) -> None:
        for i in range(found.first, found.last + 1):
            self.taken[i] = found

    # Known names

    def _add_known(self, hit: NameHit, tokens: list[Token]) -> None:
        head = _head_of(tokens)
        sense = self.senses.of(hit, tokens, head)
        if sense is None or (sense.kind == "organisation" and self._sends_the_text(sense.id, tokens)):
            return
        found = Found(tokens[0].i, tokens[-1].i, head, sense.kind, "", id=sense.id, resolved=True, plural=sense.plural)
        words = self.parsed.text[hit.start : hit.end]
        if sense.kind == "person":
            ids = tuple(one.id for one in hit.senses if one.kind == "person")
            self._as_person(found, ids, words)
        elif sense.kind == "organisation":
            organisation = self.organisations[sense.id]
            found.name, found.country, found.sector = organisation.name, organisation.country, organisation.sector
            found.why = f"'{words}' is a name of {organisation.name}"
            self._of_another_state(found, words, tokens)
            found.sure = SURE["seat" if words in self.seats else "acronym" if words.isupper() and len(words) < 5 else "organisation"]
        else:
            found.name, found.country = self.states.get(sense.id, sense.id), sense.id
            found.why = f"'{words}' is {NAMED_AS[sense.kind]} of {found.name}"
            found.sure = SURE[sense.kind]
            if sense.kind in {"capital", "metonym"}:
                found.sector = "GOV"
                found.placed = stands_as_place(head)
        rivals = [one for one in hit.senses if one.kind == sense.kind and one.id != sense.id]
        if rivals and sense.kind != "person" and found.country not in self.around:
            found.sure = min(found.sure, SURE["guessed"])  # another bears the name too, and nothing here tells
        self._take(found)

    def _of_another_state(self, found: Found, words: str, tokens: list[Token]) -> None:
        """'Nepal's House of Representatives', 'the Italian Red Cross': a name that bodies of many states bear."""
        shared = words in _OF_EVERY_STATE
        if not (shared or (found.country and found.sector in _BODIES_OF_STATES)):
            return
        i = tokens[0].i - 1
        while i >= 0 and (self.parsed.tokens[i].tag == "POS" or self.parsed.tokens[i].lower in {"opposition", "ruling", "national", "main"}):
            i -= 1
        owner = self.taken.get(i)
        if owner is None and shared:  # 'the Red Cross Society of China'
            after = self.parsed.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
            if [token.lower for token in after[:2]] == ["society", "of"] and len(after) == 3:
                code = next((state.id for state in actor_data.states() if after[2].text in (state.name, *state.aliases)), None)
                if code is not None:
                    found.country, found.why = code, f"{found.why}; the society of {self.states[code]}"
            return
        if owner is None or owner.kind not in {"state", "adjective"} or not owner.country or owner.country == found.country:
            return
        if owner.head.dep not in {"poss", "amod", "compound", "nmod"} or owner.head.head.i not in range(tokens[0].i, tokens[-1].i + 1):
            return
        state = self.states.get(owner.country, owner.country)
        found.id, found.resolved, found.country, found.name = None, False, owner.country, f"{state} {words}"
        found.why = f"'{words}' is also a name of a body of {state}, which stands before it"

    def _sends_the_text(self, organisation_id: str, tokens: list[Token]) -> bool:
        """'SANAA (AFP), April 1 -', 'ROME (The Guardian) -': in brackets stands whose report it is, and nobody who acts."""
        if self.organisations[organisation_id].sector != "JRN":
            return False
        before = self.parsed.tokens[tokens[0].i - 1] if tokens[0].i else None
        after = self.parsed.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
        return before is not None and before.text == "(" and (not after or after[0].text.startswith(")"))

    def _as_person(self, found: Found, ids: tuple[str, ...], words: str) -> None:
        country, office = self._before(found)
        person, why = persons.choose(ids, country, office, self.day, self.around)
        if person is None and len(ids) == 1:
            person, why = actor_data.persons()[ids[0]], "the only person of that name known"
        if person is None:
            found.kind, found.id, found.resolved, found.name, found.why = "person", None, False, words, why
            found.country = country
            return
        self._set_person(found, person, f"'{words}': {why}", "full name" if len(ids) == 1 else "one of several")
        body = self._serves(found) if country is None else None
        if body is not None:
            found.country, found.why = None, f"{found.why}; speaks for {body.name}, not for a state"
            self.serving.add(person.id)

    def _serves(self, found: Found) -> Found | None:
        """The international body whose envoy, chief or commissioner a title right before the name makes a person."""
        i = found.first - 1
        words: set[str] = set()
        while i >= 0 and self.parsed.tokens[i].sentence == found.head.sentence and found.first - i <= 8:
            token, other = self.parsed.tokens[i], self.taken.get(i)
            if other is not None and other.kind == "organisation":
                return other if other.country is None and words & _SERVING and not words & _SENT else None
            if not (token.tag.startswith(("NN", "JJ")) or token.text in {"'s", "’s", "-"}):
                return None
            words.add(token.lower)
            i -= 1
        return None

    def _set_person(self, found: Found, person: actor_data.Person, why: str, how: str) -> None:
        found.kind, found.id, found.name, found.resolved = "person", person.id, person.name, True
        found.sex, found.sure = person.sex, SURE[how]
        held = person.office_on(self.day)
        found.country = (held.country if held and held.country in self.states else None) or person.country
        if held is None and not found.country:
            found.country = self._served_last(person)
        if held is not None:
            found.office, found.sector = held.office, "GOV"
        if person.id in self.serving or (held is not None and held.country not in self.states):
            found.country = None
        if held is not None and held.country not in self.states:
            found.sector = "IGO"
        found.why = why
        for word in {fold(person.name.split()[-1]), fold(person.name.split()[0])}:
            self.by_name.setdefault(word, Counter())[person.id] += 1
        last = fold(self.parsed.tokens[found.last].text)
        self.by_name.setdefault(last, Counter())[person.id] += 1
        self.known[person.id] = found

    def _served_last(self, person: actor_data.Person) -> str | None:
        """The state whose office a person held last by the day of the article: a former head of a body is at home again."""
        held = [h for h in person.offices if h.country in self.states and (self.day is None or h.since <= self.day)]
        return max(held, key=lambda h: h.since).country if held else None

    def _before(self, found: Found) -> tuple[str | None, str | None]:
        """The country and office that stand right before a name: 'Russian Defence Minister ...'."""
        country: str | None = None
        office: str | None = None
        i = found.first - 1
        words: list[str] = []
        while i >= 0 and self.parsed.tokens[i].sentence == found.head.sentence and found.first - i <= 8:
            token = self.parsed.tokens[i]
            other = self.taken.get(i)
            if token.lower.startswith(("pro-", "anti-")) or (i > 1 and self.parsed.tokens[i - 1].text == "-" and self.parsed.tokens[i - 2].lower in {"pro", "anti"}):
                break  # 'the pro-Serb Democratic Front' is none of Serbia's
            if (
                other is not None
                and other.country
                and other.kind in {"adjective", "state", "capital", "metonym", "organisation"}
            ):
                country = other.country
                break
            if not (token.tag.startswith(("NN", "JJ", "VBN")) or token.text in {"'s", "’s", "-"}):
                break
            words.insert(0, token.lower)
            i -= 1
        for start in range(len(words)):
            entry = self.roles.get(" ".join(words[start:]))
            if entry is not None:
                office = entry[0].office
                break
        return country, office

    def _add_halves(self) -> None:
        """'the North' in an article about North Korea, 'the South' likewise."""
        for word, country in (("North", "PRK"), ("South", "KOR")):
            if not self.around & {"PRK", "KOR"}:
                continue
            for token in self.parsed.tokens:
                if (
                    token.text != word
                    or token.i in self.taken
                    or not token.i
                    or (
                        self.parsed.tokens[token.i - 1].lower != "the"
                        and not self.parsed.sentences[token.sentence].heading
                    )
                ):
                    continue
                after = self.parsed.tokens[token.i + 1] if token.i + 1 < len(self.parsed.tokens) else None
                if after is not None and (after.tag.startswith("NNP") or after.text == "-"):
                    continue
                found = Found(
                    token.i,
                    token.i,
                    token,
                    "state",
                    self.states.get(country, country),
                    id=country,
                    country=country,
                    resolved=True,
                )
                found.why, found.sure = f"'the {word}' in an article that names Korea", SURE["named before"]
                self._take(found)

    # Role nouns

    def _add_roles(self) -> None:
        for sentence in self.parsed.sentences:
            tokens = sentence.tokens
            at = 0
            while at < len(tokens):
                step = 1
                longest = self._role_starts.get(tokens[at].lower, 0)
                for size in range(min(longest, len(tokens) - at), 0, -1):
                    piece = tokens[at : at + size]
                    if piece[-1].pos not in {"NOUN", "PROPN"} and not (size == 1 and piece[0].lower == "military"):
                        continue
                    if any(token.i in self.taken for token in piece):
                        continue
                    entry = self.roles.get(" ".join(token.lower for token in piece).replace(" - ", "-"))
                    if entry is None or (
                        size == 1
                        and piece[0].dep == "compound"
                        and piece[0].head.pos == "NOUN"
                        and piece[0].tag != "NNP"
                    ):
                        continue
                    if size == 1 and self._ends_a_name(piece[0]):
                        continue  # 'the Galaxy Leader' is a ship
                    role, plural = entry
                    found = Found(
                        piece[0].i, piece[-1].i, _head_of(piece), "role", " ".join(token.text for token in piece),
                        sector=role.sector, office=role.office, plural=plural, role=role,
                        why=f"'{role.noun}' says what they are, not who",
                    )  # fmt: skip
                    self._take(found)
                    step = size
                    break
                at += step

    def _ends_a_name(self, token: Token) -> bool:
        """Whether a capitalised role noun closes a name that is not known, and no person's name follows it."""
        before = self.parsed.tokens[token.i - 1] if token.i else None
        after = self.parsed.tokens[token.i + 1] if token.i + 1 < len(self.parsed.tokens) else None
        return (
            token.tag == "NNP"
            and token.lower in {"leader", "star", "pioneer", "guardian", "ambassador", "king", "queen", "prince", "captain"}
            and before is not None
            and before.tag == "NNP"
            and before.head is token
            and before.i not in self.taken
            and before.lower not in {"supreme", "opposition", "majority", "minority", "house", "senate", "party", "crown"}
            and not (after is not None and after.tag == "NNP")
        )

    # Other names

    def _add_names(self) -> None:
        for sentence in self.parsed.sentences:
            run: list[Token] = []
            for token in (*sentence.tokens, None):
                if token is not None and token.i not in self.taken and self._in_run(token, run):
                    run.append(token)
                    continue
                while run and not (run[-1].tag.startswith("NNP") or self._known_surname(run[-1])):
                    run.pop()
                if run:
                    self._add_run(run)
                run = []

    def _in_run(self, token: Token, run: list[Token]) -> bool:
        if token.tag.startswith("NNP") and token.text[0].isalnum() and token.lower not in _NOT_NAMES:
            return True
        if not run and self._known_surname(token):
            return True
        if not run:
            return False
        after = self.parsed.tokens[token.i + 1] if token.i + 1 < len(self.parsed.tokens) else None
        if after is None or not after.tag.startswith("NNP") or after.i in self.taken:
            return False
        return (
            token.text == "-"
            or token.lower in _PARTICLES
            or (token.text in {"of", "&"} and run[-1].lower in ORGANISATION_WORDS)
        )

    def _known_surname(self, token: Token) -> bool:
        """A surname of somebody named in full in the article, whatever the parser takes it for."""
        return token.pos in {"NOUN", "ADJ"} and token.text[0].isupper() and fold(token.text) in self.by_name

    def _add_run(self, run: list[Token]) -> None:
        told = ""
        title = False
        while run and run[0].lower in HONORIFICS:
            told, title = SEX_OF_TITLE.get(run[0].lower, told), True
            run = run[1:]
        if not run:
            return
        run = self._after_a_place(run)
        words = [token.text for token in run if token.text != "-"]
        name = self.parsed.text[run[0].start : run[-1].end]
        found = Found(
            run[0].i, run[-1].i, _head_of(run), "name", name, sex=told, why="a name that the knowledge does not hold"
        )
        if words == ["West"] and self._the(found):  # the states that call themselves so: of no one state, and a party
            found.kind, found.sector, found.resolved = "organisation", "IGO", True
            found.why = "'the West' are the states that are called so"
            self._take(found)
            return
        country, office = self._before(found)
        if words[-1].lower() in ORGANISATION_WORDS:
            found.kind, found.country = "organisation", country
            self._take(found)
            return
        person: actor_data.Person | None = None
        why, how = "", "surname"
        if len(words) == 1:
            earlier = self.by_name.get(fold(words[0]))
            if earlier:
                how = "named before"
                person, why = (
                    actor_data.persons().get(earlier.most_common(1)[0][0]),
                    "named in full elsewhere in the article",
                )
            if person is None and fold(words[0]) in self.known:
                self._same_as(found, self.known[fold(words[0])])
                return
            if person is None and len(words[0]) > 2 and words[0][0].isupper():
                person, why = persons.by_surname(words[0], country, office, self.day, self.around)
                if person is not None and self._no_surname(run[0], person, bool(country or office)):
                    person, why = None, ""
        if person is None:
            person, near = persons.by_spelling(words, country, office, self.day)
            why, how = near or why, "spelling"
        if person is not None:
            self._set_person(found, person, f"'{name}': {why}", how)
            self._take(found)
            return
        found.country = country
        before = self.taken.get(found.first - 1)
        by_role = (
            before is not None and before.kind == "role" and before.role is not None and before.role.kind == "person"
        )
        if title or by_role or office or _looks_human(found.head, words):
            found.kind = "person"
            if why:
                found.why = why
            self.known.setdefault(fold(words[-1]), found)
        self._take(found)

    def _the(self, found: Found) -> bool:
        """Whether a name of one word stands by itself after 'the': 'blamed the West'; no 'the West Bank', 'the West of the country'."""
        before = self.parsed.tokens[found.first - 1] if found.first else None
        after = self.parsed.tokens[found.last + 1] if found.last + 1 < len(self.parsed.tokens) else None
        return before is not None and before.lower == "the" and not (after is not None and (after.lower in {"of", "-", "coast", "side"} or after.text[:1].isupper()))

    def _no_surname(self, token: Token, person: actor_data.Person, titled: bool) -> bool:
        """Whether a word that is some known person's surname means something else here."""
        serves = self.day is not None and person.office_on(self.day) is not None
        if token.text in person.aliases:
            return False  # 'AMLO', 'Hemedti': a name of his own, and no surname
        if _modifies(token) and not serves:
            return True  # 'Moro rebels' are no Mr Moro's, 'the Law Council' none of a Mr Law
        if token.text.isupper() and len(token.text) < 5 and not self.parsed.sentences[token.sentence].heading:
            return True  # 'PAN', 'JUN 13'
        return not (titled or serves or person.country in self.around or persons.lately_served(person, self.day))

    def _after_a_place(self, run: list[Token]) -> list[Token]:
        """'In Geneva Clinton met': a place of one word and a known surname are two names."""
        before = self.parsed.tokens[run[0].i - 1] if run[0].i else None
        if len(run) != 2 or before is None or before.lower not in {"in", "at"} or before.tag != "IN":
            return run
        if persons.by_surname(run[1].text, None, None, self.day, self.around)[0] is None or persons.is_given_name(run[0].text):
            return run
        self._take(Found(run[0].i, run[0].i, run[0], "name", run[0].text, why="a name that the knowledge does not hold"))
        return run[1:]

    def _same_as(self, found: Found, other: Found) -> None:
        found.kind, found.name, found.id, found.country = other.kind, other.name, other.id, other.country
        found.sector, found.office, found.resolved, found.sex = (
            other.sector,
            other.office,
            other.resolved,
            other.sex or found.sex,
        )
        found.why = "named in full elsewhere in the article"
        found.sure = other.sure and SURE["named before"]
        self._take(found)


def _head_of(tokens: list[Token]) -> Token:
    inside = {token.i for token in tokens}
    for token in reversed(tokens):
        if token.head.i not in inside or token.head is token:
            return token
    return tokens[-1]


def _modifies(token: Token) -> bool:
    if token.dep not in {"compound", "amod", "nmod"} or token.head.i <= token.i:
        return False
    return token.head.pos == "NOUN" or token.head.lower in ORGANISATION_WORDS


def _looks_human(head: Token, words: list[str]) -> bool:
    """Two or three capitalised words that do something are most often a person."""
    return (
        2 <= len(words) <= 4
        and head.dep in {"nsubj", "nsubjpass", "appos", "conj"}
        and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)
    )
