"""Every read of work: what the viewer may see, and the frozen rows of a month."""

from ronda.work.queries.cards import card_in_force, cards_in_force, known_cards
from ronda.work.queries.handovers import handovers_for, known_handovers
from ronda.work.queries.in_flight import (
    OpenCount,
    OpenHandover,
    open_handovers,
    open_requests,
    open_tasks,
    open_work_by_person,
)
from ronda.work.queries.listing import known_listing_targets, listing_targets_for
from ronda.work.queries.method import method_places
from ronda.work.queries.numbered import NUMBER, numbered, records_numbered
from ronda.work.queries.own_work import OwnWork, concerns, own_work
from ronda.work.queries.paperwork import known_form_times
from ronda.work.queries.reach import OutletReach
from ronda.work.queries.requests import known_requests, requests_for
from ronda.work.queries.seen import seen_by, shared_with
from ronda.work.queries.tasks import known_tasks, tasks_for
from ronda.work.queries.told_today import ToldWork, told_work

__all__ = [
    "NUMBER",
    "OpenCount",
    "OpenHandover",
    "OutletReach",
    "OwnWork",
    "ToldWork",
    "card_in_force",
    "cards_in_force",
    "concerns",
    "handovers_for",
    "known_cards",
    "known_form_times",
    "known_handovers",
    "known_listing_targets",
    "known_requests",
    "known_tasks",
    "listing_targets_for",
    "method_places",
    "numbered",
    "open_handovers",
    "open_requests",
    "open_tasks",
    "open_work_by_person",
    "own_work",
    "records_numbered",
    "requests_for",
    "seen_by",
    "shared_with",
    "tasks_for",
    "told_work",
]
