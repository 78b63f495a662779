"""How a person's indicator stood in the closed months after the one that proposed a course."""

from ronda.appraisal.queries import met_in
from ronda.cockpit.queries.months import closed_months
from ronda.facts.queries import closing_for
from ronda.kernel.period import Month
from ronda.learning.queries.proposals import After
from ronda.people.rules import Viewer

MOST_MONTHS = 6


def months_after(viewer: Viewer, person_id: int, code: str, month: str) -> list[After]:
    """The next months, the earliest first; those in which it was not assessed are left out."""
    since = Month.parse(month)
    later = sorted(each for each in closed_months(viewer) if each.start > since.start)[:MOST_MONTHS]
    stood = [(each, met_in(viewer, closing_for(viewer, each), person_id, code)) for each in later]
    return [After(str(each), met) for each, met in stood if met is not None]
