"""What does not fit in a reading, is missing, or is supported: findings with their words, reasons and sources.

Every check is a function of a reading and the knowledge alone, so that findings can be made again from the record.
Nothing is corrected silently: a finding suggests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanderling.check.accessions import accession_conflicts
from sanderling.check.across import Origin, check_across
from sanderling.check.ages_now import ages_now
from sanderling.check.ahead import ahead_of_publication
from sanderling.check.arithmetic import sums_and_measures
from sanderling.check.ballots import ballots
from sanderling.check.beside_leaders import beside_leader_conflicts
from sanderling.check.birthplaces import birthplace_conflicts
from sanderling.check.came_to_power import came_to_power
from sanderling.check.chain import chain_conflicts
from sanderling.check.change_of_office import change_of_office_conflicts
from sanderling.check.chief_towns import chief_town_conflicts
from sanderling.check.clock_lengths import clock_length_conflicts
from sanderling.check.counts import number_conflicts
from sanderling.check.dams import dam_conflicts
from sanderling.check.dated_events import dated_event_conflicts
from sanderling.check.dates import date_conflicts, undated
from sanderling.check.day_steps import day_step_conflicts
from sanderling.check.deaths import death_conflicts
from sanderling.check.described import described_conflicts
from sanderling.check.descriptions import description_conflicts
from sanderling.check.distances import distance_conflicts
from sanderling.check.election_years import election_year_conflicts
from sanderling.check.elections import election_conflicts, run_off_conflicts
from sanderling.check.event_places import event_place_conflicts
from sanderling.check.excess import excesses
from sanderling.check.facts import fact_conflicts
from sanderling.check.feasts import feast_conflicts
from sanderling.check.finding import Draft, numbered
from sanderling.check.first_women import first_woman_conflicts
from sanderling.check.former_office import former_office_conflicts
from sanderling.check.fresh_events import fresh_event_conflicts
from sanderling.check.governments import government_conflicts
from sanderling.check.growth import growths, multiples
from sanderling.check.handovers import handover_conflicts
from sanderling.check.in_office import in_office_conflicts
from sanderling.check.island_waters import island_water_conflicts
from sanderling.check.itinerary import itinerary_conflicts
from sanderling.check.kin import kin_conflicts
from sanderling.check.kin_by_one_name import kin_by_one_name, mourned_too_early
from sanderling.check.kin_stretches import kin_in_stretches
from sanderling.check.landmarks import landmark_conflicts
from sanderling.check.lands import land_conflicts
from sanderling.check.lengths import length_conflicts
from sanderling.check.lives import life_conflicts
from sanderling.check.lying import lying_conflicts
from sanderling.check.mandates import mandate_conflicts
from sanderling.check.meant_again import meant_again_conflicts
from sanderling.check.memberships import membership_conflicts
from sanderling.check.monarchs import monarch_conflicts
from sanderling.check.multiply import products
from sanderling.check.nationality import nationality_conflicts
from sanderling.check.office_turns import office_turn_conflicts
from sanderling.check.offices import office_conflicts
from sanderling.check.one_whole import one_whole
from sanderling.check.pace import pace_conflicts
from sanderling.check.partition import partitions
from sanderling.check.party_told import party_conflicts
from sanderling.check.periods import period_conflicts
from sanderling.check.placed_facts import placed_fact_conflicts
from sanderling.check.places import place_conflicts
from sanderling.check.pluperfect import pluperfect_conflicts
from sanderling.check.portions import portions
from sanderling.check.posts import post_conflicts
from sanderling.check.proportion import proportions
from sanderling.check.questions import Question
from sanderling.check.ratios import ratios
from sanderling.check.reckoning import reckoning
from sanderling.check.running_mates import running_mate_conflicts
from sanderling.check.same_day import same_day_conflicts
from sanderling.check.sequence import date_order
from sanderling.check.shared_out import shared_out
from sanderling.check.signers import signer_conflicts
from sanderling.check.since_when import since_when_conflicts
from sanderling.check.spans import span_conflicts
from sanderling.check.spelling import name_variants
from sanderling.check.stays import stay_conflicts
from sanderling.check.steps import step_conflicts
from sanderling.check.straits import water_course_conflicts
from sanderling.check.taking_office import taking_office
from sanderling.check.tally import tallies
from sanderling.check.terms import term_conflicts
from sanderling.check.text import CheckedText
from sanderling.check.timeline import timeline
from sanderling.check.timetable import timetable_conflicts
from sanderling.check.told_order import told_order_conflicts
from sanderling.check.told_when import told_when_conflicts
from sanderling.check.travel import judged_journeys, travel_conflicts
from sanderling.check.turning_points import turning_point_conflicts
from sanderling.check.two_units import two_units
from sanderling.check.visits import visit_findings
from sanderling.check.votes import votes
from sanderling.check.wars import war_conflicts
from sanderling.check.whereabouts import whereabouts_conflicts
from sanderling.check.whole import WHOLE
from sanderling.check.whose_body import whose_body_conflicts
from sanderling.check.worked_out import worked_out
from sanderling.records import Finding, Reading
from sanderling.resolve.places import PlaceResolver

_QUESTIONS: tuple[Question, ...] = (
    Question((place_conflicts,), of_places=True),
    Question((landmark_conflicts,), of_places=True),
    Question((lying_conflicts,), of_places=True),
    Question((meant_again_conflicts,), of_places=True),
    Question((chief_town_conflicts,), of_places=True),
    Question((land_conflicts,)),
    Question((island_water_conflicts,)),
    Question((dam_conflicts,)),
    Question((water_course_conflicts,)),
    Question((office_conflicts,)),
    Question((post_conflicts,)),
    Question((former_office_conflicts,)),
    Question((taking_office,)),
    Question((election_conflicts,)),
    Question((run_off_conflicts,)),
    Question((election_year_conflicts,)),
    Question((mandate_conflicts,)),
    Question((kin_conflicts,)),
    Question((kin_in_stretches,)),
    Question((kin_by_one_name,)),
    Question((mourned_too_early,)),
    Question((handover_conflicts,)),
    Question((description_conflicts,)),
    Question((beside_leader_conflicts,)),
    Question((government_conflicts,)),
    Question((monarch_conflicts,)),
    Question((first_woman_conflicts,)),
    Question((described_conflicts,)),
    Question((nationality_conflicts,)),
    Question((party_conflicts,)),
    Question((whose_body_conflicts,)),
    Question((office_turn_conflicts,)),
    Question((came_to_power,)),
    Question((in_office_conflicts,)),
    Question((change_of_office_conflicts,)),
    Question((running_mate_conflicts,)),
    Question((birthplace_conflicts,)),
    Question((signer_conflicts,)),
    Question((life_conflicts,)),
    Question((death_conflicts,)),
    Question((war_conflicts,)),
    Question((name_variants,)),
    Question((undated,)),
    Question((date_conflicts,)),
    Question(deeds=ahead_of_publication),
    Question((date_order,)),
    Question((day_step_conflicts,)),
    Question((step_conflicts,)),
    Question((chain_conflicts,)),
    Question((stay_conflicts,)),
    Question((told_order_conflicts,)),
    Question((period_conflicts,)),
    Question((pluperfect_conflicts,)),
    Question((feast_conflicts,)),
    Question((fact_conflicts,), of_places=True),
    Question((turning_point_conflicts,)),
    Question((accession_conflicts,)),
    Question((term_conflicts,)),
    Question((dated_event_conflicts,)),
    Question((fresh_event_conflicts,)),
    Question((since_when_conflicts,)),
    Question((told_when_conflicts,)),
    Question((placed_fact_conflicts,)),
    Question((event_place_conflicts,), of_places=True),
    Question((number_conflicts,)),
    Question((sums_and_measures,)),
    Question((two_units,)),
    Question((reckoning,)),
    Question((tallies,)),
    Question((excesses,)),
    Question((proportions,)),
    Question((growths,)),
    Question((multiples,)),
    Question((products,)),
    Question((shared_out,)),
    Question((worked_out,)),
    Question((ratios,)),
    Question((partitions,)),
    Question((portions,)),
    Question((votes,)),
    Question((ballots,)),
    Question((one_whole,)),
    Question((membership_conflicts,)),
    Question((timeline,)),
    Question((length_conflicts,)),
    Question((ages_now,)),
    Question((span_conflicts,)),
    Question((clock_length_conflicts,)),
    Question(deeds=visit_findings),
    Question((pace_conflicts,), of_places=True),
    Question(deeds=travel_conflicts, of_places=True),
    Question((timetable_conflicts,)),
    Question((same_day_conflicts,), of_places=True),
    Question((whereabouts_conflicts,), of_places=True),
    Question((distance_conflicts,), of_places=True),
    Question((itinerary_conflicts,), of_places=True),
    *WHOLE,
)
"""In the order in which their findings are held against one another: of two of one claim the first stays."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What the words of a reading show, question by question, before its events are known."""

    text: CheckedText
    drafts: list[list[Draft]]


def begin(reading: Reading, places: PlaceResolver) -> Begun:
    """Ask what needs neither events nor journeys nor conveyances; ``places`` looks names of places up."""
    text = CheckedText(reading)
    return Begun(text, [question.ask_words(text, places) for question in _QUESTIONS])


def checked(reading: Reading, places: PlaceResolver, begun: Begun | None = None) -> Reading:
    """Return the reading with its findings, and with its journeys judged feasible or not where time and way are told.

    ``begun`` is what :func:`begin` made of the same article before its events were known.
    """
    begun = begun or begin(reading, places)
    begun.text.reading = reading
    return replace(reading, findings=_findings(begun, places), journeys=judged_journeys(begun.text))


def check(reading: Reading, places: PlaceResolver) -> tuple[Finding, ...]:
    """Return the findings of one reading, in the order of their words; ``places`` looks names of places up."""
    return _findings(begin(reading, places), places)


def _findings(begun: Begun, places: PlaceResolver) -> tuple[Finding, ...]:
    asked = zip(_QUESTIONS, begun.drafts, strict=True)
    return numbered(draft for question, words in asked for draft in question.ask_deeds(begun.text, places, words))


__all__ = ["Begun", "Origin", "begin", "check", "check_across", "checked"]
