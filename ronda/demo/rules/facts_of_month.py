"""One month of a region: every subject's facts, each from a stream of its own."""

from dataclasses import dataclass, fields

import numpy as np

from ronda.demo.rules.chance import Days, open_stream
from ronda.demo.rules.effects import Effects
from ronda.demo.rules.handovers import Handovers, make_handovers
from ronda.demo.rules.region import Books, Region
from ronda.demo.rules.service import (
    Checks,
    Forms,
    Requests,
    SystemUse,
    make_checks,
    make_forms,
    make_requests,
    make_use,
)
from ronda.demo.rules.tasks import Tasks, make_tasks
from ronda.demo.rules.visits import Visits, make_field_visits, make_visits
from ronda.kernel.period import Month


@dataclass(frozen=True)
class Leave:
    """The first day of leave and the first day back of every person of the region; equal without leave."""

    start: Days
    end: Days


@dataclass(frozen=True)
class MonthFacts:
    """What happened besides sales."""

    visits: Visits
    field_visits: Visits
    handovers: Handovers
    tasks: Tasks
    requests: Requests
    checks: Checks
    forms: Forms
    use: SystemUse

    def done_visits(self) -> Visits:
        """Visits and field visits that took place, in the order of outlets."""
        both = _joined(self.visits, self.field_visits)
        kept = np.flatnonzero(both.done)
        return _rows(both, kept[np.lexsort((both.day[kept], both.outlet[kept]))])


def make_facts(region: Region, month: Month, effects: Effects, books: Books, leave: Leave) -> MonthFacts:
    """The month's facts as the effects say; nobody visits while on leave."""

    def stream(subject: str) -> np.random.Generator:
        return open_stream(region.seed, subject, str(month), region.first_centre)

    visits = make_visits(region, month, books, effects.visits, stream("visits"))
    field_visits = make_field_visits(region, month, effects.field_visits, stream("field visits"))
    late = {"B1": effects.plan_late, "N1": effects.brief_late}
    return MonthFacts(
        visits=_while_there(visits, leave),
        field_visits=_while_there(field_visits, leave),
        handovers=make_handovers(region, month, late, stream("handovers")),
        tasks=make_tasks(region, month, effects, stream("tasks")),
        requests=make_requests(region, month, books, effects.requests, stream("requests")),
        checks=make_checks(region, month, books, effects.information, stream("checks")),
        forms=make_forms(region, month, books, effects.satisfaction, stream("forms")),
        use=make_use(region, effects.modern_use, stream("system use")),
    )


def _while_there(visits: Visits, leave: Leave) -> Visits:
    away = (visits.day >= leave.start[visits.person]) & (visits.day < leave.end[visits.person])
    return _rows(visits, np.flatnonzero(~away))


def _rows(visits: Visits, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Visits:
    return Visits(**{column.name: getattr(visits, column.name)[rows] for column in fields(Visits)})


def _joined(one: Visits, other: Visits) -> Visits:
    names = [column.name for column in fields(Visits)]
    return Visits(**{name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in names})
