"""When and where a claim holds. What other modules may ask of clauses, dates and places stands here under one name."""

from pipeline.extract.clauses import clause_bounds, clauses, in_attribution, in_clause, tellers
from pipeline.extract.date_owners import date_owners
from pipeline.extract.learned import PLACE_NOUNS, learned_group, learned_place
from pipeline.extract.lengths import at_other_times, offset_of
from pipeline.extract.mentions import closed, is_in_force, is_term, is_within, lies_behind, when_of
from pipeline.extract.place_names import (
    HOMES,
    PLACE_KINDS,
    REGION_NOUNS,
    ROADS,
    is_generic,
    is_place,
    place_of_noun,
    placed,
)
from pipeline.extract.told_as_one import labelled
from pipeline.extract.when import find_date, main_verb
from pipeline.extract.where import find_place, find_places, is_aside, place_of_clause

__all__ = [
    "HOMES",
    "PLACE_KINDS",
    "PLACE_NOUNS",
    "REGION_NOUNS",
    "ROADS",
    "at_other_times",
    "clause_bounds",
    "clauses",
    "closed",
    "date_owners",
    "find_date",
    "find_place",
    "find_places",
    "in_attribution",
    "in_clause",
    "is_aside",
    "is_generic",
    "is_in_force",
    "is_place",
    "is_term",
    "is_within",
    "labelled",
    "learned_group",
    "learned_place",
    "lies_behind",
    "main_verb",
    "offset_of",
    "place_of_clause",
    "place_of_noun",
    "placed",
    "tellers",
    "when_of",
]
