"""What does not fit in a reading, is missing, or is supported: findings with their words, reasons and sources.

Every check is a function of a reading and the knowledge alone, so that findings can be made again from the record.
Nothing is corrected silently: a finding suggests.
"""

from __future__ import annotations

from dataclasses import replace

from sanderling.check.accessions import accession_conflicts
from sanderling.check.across import Origin, check_across
from sanderling.check.ahead import ahead_of_publication
from sanderling.check.arithmetic import sums_and_measures
from sanderling.check.ballots import ballots
from sanderling.check.beside_leaders import beside_leader_conflicts
from sanderling.check.came_to_power import came_to_power
from sanderling.check.chain import chain_conflicts
from sanderling.check.clock_lengths import clock_length_conflicts
from sanderling.check.counts import number_conflicts
from sanderling.check.dams import dam_conflicts
from sanderling.check.dated_events import dated_event_conflicts
from sanderling.check.dates import date_conflicts, undated
from sanderling.check.day_steps import day_step_conflicts
from sanderling.check.deaths import death_conflicts
from sanderling.check.descriptions import description_conflicts
from sanderling.check.distances import distance_conflicts
from sanderling.check.election_years import election_year_conflicts
from sanderling.check.elections import election_conflicts, run_off_conflicts
from sanderling.check.event_places import event_place_conflicts
from sanderling.check.excess import excesses
from sanderling.check.facts import fact_conflicts
from sanderling.check.feasts import feast_conflicts
from sanderling.check.finding import numbered
from sanderling.check.former_office import former_office_conflicts
from sanderling.check.fresh_events import fresh_event_conflicts
from sanderling.check.governments import government_conflicts
from sanderling.check.growth import growths, multiples
from sanderling.check.handovers import handover_conflicts
from sanderling.check.island_waters import island_water_conflicts
from sanderling.check.itinerary import itinerary_conflicts
from sanderling.check.kin import kin_conflicts
from sanderling.check.kin_by_one_name import kin_by_one_name, mourned_too_early
from sanderling.check.known_deeds import known_deed_conflicts
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
from sanderling.check.national_posts import national_post_conflicts
from sanderling.check.nationality import nationality_conflicts
from sanderling.check.office_turns import office_turn_conflicts
from sanderling.check.offices import office_conflicts
from sanderling.check.pace import pace_conflicts
from sanderling.check.partition import partitions
from sanderling.check.periods import period_conflicts
from sanderling.check.placed_facts import placed_fact_conflicts
from sanderling.check.places import place_conflicts
from sanderling.check.pluperfect import pluperfect_conflicts
from sanderling.check.portions import portions
from sanderling.check.posts import post_conflicts
from sanderling.check.proportion import proportions
from sanderling.check.ratios import ratios
from sanderling.check.reckoning import reckoning
from sanderling.check.same_day import same_day_conflicts
from sanderling.check.sequence import date_order
from sanderling.check.shared_out import shared_out
from sanderling.check.signers import signer_conflicts
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
from sanderling.check.travel import judged_journeys, travel_conflicts
from sanderling.check.turning_points import turning_point_conflicts
from sanderling.check.two_units import two_units
from sanderling.check.visits import visit_findings
from sanderling.check.votes import votes
from sanderling.check.wars import war_conflicts
from sanderling.check.whereabouts import whereabouts_conflicts
from sanderling.check.whole import whole_findings
from sanderling.check.whose_body import whose_body_conflicts
from sanderling.check.worked_out import worked_out
from sanderling.records import Finding, Reading
from sanderling.resolve.places import PlaceResolver


def checked(reading: Reading, places: PlaceResolver) -> Reading:
    """Return the reading with its findings, and with its journeys judged feasible or not where time and way are told."""
    text = CheckedText(reading)
    return replace(reading, findings=_findings(text, places), journeys=judged_journeys(text))


def check(reading: Reading, places: PlaceResolver) -> tuple[Finding, ...]:
    """Return the findings of one reading, in the order of their words; ``places`` looks names of places up."""
    return _findings(CheckedText(reading), places)


def _findings(text: CheckedText, places: PlaceResolver) -> tuple[Finding, ...]:
    return numbered(
        [
            *place_conflicts(text, places, places.gazetteer),
            *landmark_conflicts(text, places),
            *lying_conflicts(text, places),
            *meant_again_conflicts(text, places),
            *land_conflicts(text),
            *island_water_conflicts(text),
            *dam_conflicts(text),
            *water_course_conflicts(text),
            *office_conflicts(text),
            *post_conflicts(text),
            *former_office_conflicts(text),
            *taking_office(text),
            *election_conflicts(text),
            *run_off_conflicts(text),
            *election_year_conflicts(text),
            *mandate_conflicts(text),
            *national_post_conflicts(text),
            *kin_conflicts(text),
            *kin_by_one_name(text),
            *mourned_too_early(text),
            *handover_conflicts(text),
            *description_conflicts(text),
            *beside_leader_conflicts(text),
            *government_conflicts(text),
            *monarch_conflicts(text),
            *known_deed_conflicts(text),
            *nationality_conflicts(text),
            *whose_body_conflicts(text),
            *office_turn_conflicts(text),
            *came_to_power(text),
            *signer_conflicts(text),
            *life_conflicts(text),
            *death_conflicts(text),
            *war_conflicts(text),
            *name_variants(text),
            *undated(text),
            *date_conflicts(text),
            *ahead_of_publication(text),
            *date_order(text),
            *day_step_conflicts(text),
            *step_conflicts(text),
            *chain_conflicts(text),
            *stay_conflicts(text),
            *period_conflicts(text),
            *pluperfect_conflicts(text),
            *feast_conflicts(text),
            *fact_conflicts(text, places),
            *turning_point_conflicts(text),
            *accession_conflicts(text),
            *term_conflicts(text),
            *dated_event_conflicts(text),
            *fresh_event_conflicts(text),
            *placed_fact_conflicts(text),
            *event_place_conflicts(text, places),
            *number_conflicts(text),
            *sums_and_measures(text),
            *two_units(text),
            *reckoning(text),
            *tallies(text),
            *excesses(text),
            *proportions(text),
            *growths(text),
            *multiples(text),
            *products(text),
            *shared_out(text),
            *worked_out(text),
            *ratios(text),
            *partitions(text),
            *portions(text),
            *votes(text),
            *ballots(text),
            *membership_conflicts(text),
            *timeline(text),
            *length_conflicts(text),
            *clock_length_conflicts(text),
            *visit_findings(text),
            *pace_conflicts(text, places),
            *travel_conflicts(text, places),
            *timetable_conflicts(text),
            *same_day_conflicts(text, places),
            *whereabouts_conflicts(text, places),
            *distance_conflicts(text, places),
            *itinerary_conflicts(text, places),
            *whole_findings(text),
        ]
    )


__all__ = ["Origin", "check", "check_across", "checked"]
