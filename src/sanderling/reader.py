"""The order of the steps for one article: bytes in, Reading out."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from sanderling import __version__
from sanderling.assess import assess
from sanderling.check import begin, checked
from sanderling.coding.answers import answer
from sanderling.coding.arguments import Arguments
from sanderling.coding.assemble import Assembler, Circumstances
from sanderling.coding.claims import find_claims
from sanderling.coding.events import EventFinder, instruments
from sanderling.coding.journeys import find_trips
from sanderling.coding.opinion import ask, opinions
from sanderling.coding.quote import Quoter
from sanderling.coding.settling import settle
from sanderling.coding.stances import find_stances
from sanderling.coding.trips import merge_trips
from sanderling.coding.vehicles import Measured, find_vehicles
from sanderling.coding.visits import complete
from sanderling.errors import EmptyInput
from sanderling.ingest import from_bytes, read_path
from sanderling.ingest.language import require_english
from sanderling.knowledge.digest import knowledge_digest
from sanderling.knowledge.loading import collection_paused
from sanderling.model import pair_model
from sanderling.parse import Parser
from sanderling.records import Article, Reading, Trail
from sanderling.repair import repair
from sanderling.repair.page import Page, page_of
from sanderling.resolve.actors import ActorFinder
from sanderling.resolve.circumstances import Whereabouts, circumstances
from sanderling.resolve.day import given_day
from sanderling.resolve.home import written_in
from sanderling.resolve.places import PlaceResolver
from sanderling.resolve.reference import Mentions
from sanderling.resolve.toponyms import find_toponyms


class Reader:
    """Reads articles. Loading the parser takes about a second; keep one Reader for many articles."""

    settle = staticmethod(settle)

    @cached_property
    def parser(self) -> Parser:
        """The syntax parser, loaded on first use."""
        return Parser()

    @property
    def model(self) -> str:
        """The name and version of the syntax model, as a reading's trail gives it."""
        return self.parser.version

    @cached_property
    def _actors(self) -> ActorFinder:
        return ActorFinder()

    @cached_property
    def _places(self) -> PlaceResolver:
        return PlaceResolver()

    @cached_property
    def _instruments(self) -> frozenset[str]:
        return instruments()

    @collection_paused()
    def read(self, article: Article, published: str | None = None) -> Reading:
        """Read one article; ``published`` is its ISO date when the caller knows it, or else ``article.published``.

        Raises InputError (EmptyInput, OtherLanguage, ...) when the text cannot be read.
        """
        day = given_day(published) if published is not None else None
        repaired = repair(article.text)
        language = require_english(repaired.clean, article.name or "The text")
        page = page_of(repaired.clean)
        published_from = "given" if day is not None else None
        if day is None and article.published is not None:
            day, published_from = given_day(article.published), article.published_from
        if day is None and page.dateline_date is not None:
            day, published_from = page.dateline_date, "dateline"
        iso = day.isoformat() if day is not None else None

        parsed = self.parser.parse(repaired.clean, page.stretches)
        if not any(token.pos in {"VERB", "AUX"} for token in parsed.tokens):
            raise EmptyInput(
                f"{article.name or 'The text'} has no sentence to read; give a file with an article's text."
            )
        quoter = Quoter(article.text, parsed, repaired.offsets.to_original)
        written = written_in(page.dateline_place, self._places)
        found = self._actors.find(parsed, iso, written)
        toponyms = find_toponyms(parsed, found, self._places)
        where = circumstances(parsed, quoter, toponyms, self._places, day)
        mentions = Mentions(parsed, found, self._instruments, where.country_at, written)
        arguments = Arguments(mentions)
        said = find_claims(parsed, arguments)
        claims = sorted([*said, *find_stances(parsed, arguments, said)], key=lambda one: one.cue[0].i)
        coder = EventFinder(parsed, mentions, said)
        assembler = Assembler(
            parsed, quoter,
            Circumstances(where.times, where.time_anchors, where.places, where.place_anchors, where.quantities, iso),
        )  # fmt: skip
        title = quoter.span(*page.title) if page.title is not None else None
        proposed = coder.find()
        asking = ask(coder, proposed, pair_model())
        # What needs no events is done while the model judges: it has a thread of its own.
        reading = Reading(
            article=replace(article, title=title, published=iso, published_from=published_from, language=language),
            clean=repaired.clean,
            edits=tuple(repaired.edits),
            flags=repaired.flags,
            regions=assembler.regions(page.regions),
            mentions=assembler.mentions(found),
            events=(),
            claims=tuple(assembler.claims(claims, [])),
            journeys=(),
            conveyances=(),
            findings=(),
            assessments=(),
            answers={},
            trail=Trail(__version__, self.parser.version, knowledge_digest(), ()),
        )
        begun = begin(reading, self._places)
        drafts = self.settle(parsed, mentions, opinions(coder, proposed, asking), where.country_at, coder.rejected)
        trips = merge_trips(find_trips(parsed, arguments, where.country_at), where.country_at)
        complete(trips, parsed, arguments, where.country_at)
        vehicles = find_vehicles(parsed, _measured(where), {trip.vehicle.i for trip in trips if trip.vehicle is not None})
        events = assembler.events(drafts)
        conveyances = assembler.conveyances(vehicles, lambda token: [one for one in said if one.holds(token)])
        reading = replace(
            reading,
            mentions=assembler.mentions([*found, *mentions.references()]),
            events=tuple(events),
            claims=tuple(assembler.claims(claims, drafts)),
            journeys=tuple(assembler.journeys(trips, vehicles)),
            conveyances=tuple(conveyances),
            assessments=tuple(assess(events, iso)),
            answers=answer(parsed, quoter, events, drafts, conveyances),
            trail=replace(reading.trail, dropped=tuple(assembler.dropped(coder.rejected))),
        )
        return checked(reading, self._places, begun)


def read(source: str | bytes, published: str | None = None) -> Reading:
    """Read one article with a Reader of its own: a path, ``-`` for standard input, or the bytes themselves."""
    article = from_bytes(source, "The text") if isinstance(source, bytes) else read_path(source)
    return Reader().read(article, published)


def _measured(where: Whereabouts) -> list[Measured]:
    return [
        Measured(anchor.first, anchor.last, quantity.unit, quantity.counted)
        for quantity, anchor in zip(where.quantities, where.quantity_anchors, strict=True)
    ]


__all__ = ["Page", "Reader", "read"]
