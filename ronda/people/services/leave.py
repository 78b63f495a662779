"""Who is away, from when to when, and why."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.models import Leave
from ronda.people.queries import numbers_of_people
from ronda.people.rules import LeaveRow, Viewer
from ronda.people.services.checking import ends_too_early, refuse_unless_manager, unknown_code
from ronda.people.services.dating import carry_out, plan_rows
from ronda.people.services.kinds import LEAVE


@transaction.atomic
def record_leave(
    *,
    by: Viewer,
    at: datetime,
    rows: Iterable[LeaveRow],
    why: str = "",
    instead_of: Collection[int] = (),
) -> list[Change]:
    """Another end or note for the same person, start and kind corrects the leave.

    The rows numbered in `instead_of` are withdrawn at once; without `rows` they are withdrawn only.
    """
    refuse_unless_manager(by, "recording leave")
    problems: list[Problem] = []
    plan = plan_rows(LEAVE, _leave(by, rows, problems), by=by, at=at, why=why, instead_of=instead_of)
    plan.problems[:0] = problems
    return carry_out(plan)


def _leave(by: Viewer, rows: Iterable[LeaveRow], problems: list[Problem]) -> Iterator[tuple[str, Leave]]:
    people = numbers_of_people(by)
    for number, row in enumerate(rows, start=1):
        where = f"row {number}, person {row.person_code}"
        wrong = ends_too_early(where, row.start, row.end)
        if row.person_code not in people:
            wrong = [unknown_code(where, "person", row.person_code)]
        problems += wrong
        if not wrong:
            yield (
                where,
                Leave(
                    person_id=people[row.person_code],
                    start=row.start,
                    end=row.end,
                    kind=row.kind,
                    note=row.note,
                ),
            )
