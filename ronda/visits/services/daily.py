"""What visits do by themselves once a day."""

from datetime import date, datetime

from ronda.people.rules import Viewer
from ronda.visits.services.cancelling import mark_missed
from ronda.visits.services.measuring import measure_advice
from ronda.visits.services.plans.settling import settle_recorded
from ronda.visits.services.proof.asking import ask_again
from ronda.visits.services.proof.clearing import clear_places


def do_visits_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """By the name of what was done; a second time on a day finds nothing left to do."""
    return {
        work.__name__: work(by, at, today)
        for work in (settle_recorded, mark_missed, measure_advice, ask_again, clear_places)
    }
