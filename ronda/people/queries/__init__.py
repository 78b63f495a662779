"""Every read of people: what the viewer may see, and the frozen rows of a month."""

from ronda.people.queries.away import days_away
from ronda.people.queries.believing import believed_at, in_force
from ronda.people.queries.closings import months_with_results, register_closed_months
from ronda.people.queries.companies import company_day, company_for, company_named
from ronda.people.queries.facts import (
    known_calendar,
    known_people,
    known_units,
    refuse_unless_freezing,
    working_days_known,
)
from ronda.people.queries.led import LedPerson, people_led, people_led_on, working_days_of
from ronda.people.queries.numbers import numbers_of_centres, numbers_of_people, numbers_of_posts
from ronda.people.queries.spells import known_spells
from ronda.people.queries.staff import centres_for, people_for, person_named
from ronda.people.queries.viewers import viewer_for, viewer_of_person

__all__ = [
    "LedPerson",
    "believed_at",
    "centres_for",
    "company_day",
    "company_for",
    "company_named",
    "days_away",
    "in_force",
    "known_calendar",
    "known_people",
    "known_spells",
    "known_units",
    "months_with_results",
    "numbers_of_centres",
    "numbers_of_people",
    "numbers_of_posts",
    "people_for",
    "people_led",
    "people_led_on",
    "person_named",
    "refuse_unless_freezing",
    "register_closed_months",
    "viewer_for",
    "viewer_of_person",
    "working_days_known",
    "working_days_of",
]
