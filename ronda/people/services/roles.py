"""Roles that follow from no post: leader, staff representative, administrator."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.models import RoleGrant
from ronda.people.queries import numbers_of_people
from ronda.people.rules import RoleRow, Viewer
from ronda.people.rules.viewing import GRANTED_ROLES
from ronda.people.services.checking import ends_too_early, refuse_unless_manager, unknown_code
from ronda.people.services.dating import carry_out, plan_rows
from ronda.people.services.guarding import never_without_administrator, opening_oneself
from ronda.people.services.kinds import ROLE


@transaction.atomic
def grant_roles(
    *,
    by: Viewer,
    at: datetime,
    rows: Iterable[RoleRow],
    why: str = "",
    instead_of: Collection[int] = (),
) -> list[Change]:
    """Another end for the same person, role and start corrects the grant.

    The rows numbered in `instead_of` are withdrawn at once; without `rows` they are withdrawn only.
    """
    refuse_unless_manager(by, "granting roles")
    problems: list[Problem] = []
    plan = plan_rows(ROLE, _grants(by, rows, problems), by=by, at=at, why=why, instead_of=instead_of)
    plan.problems[:0] = problems
    plan.problems += opening_oneself(ROLE, by, (record for _, record in plan.added), plan.withdrawn)
    with never_without_administrator(by, at):
        return carry_out(plan)


def _grants(by: Viewer, rows: Iterable[RoleRow], problems: list[Problem]) -> Iterator[tuple[str, RoleGrant]]:
    people = numbers_of_people(by)
    for number, row in enumerate(rows, start=1):
        where = f"row {number}, person {row.person_code}"
        wrong = ends_too_early(where, row.start, row.end)
        if row.role not in GRANTED_ROLES:
            allowed = ", ".join(sorted(GRANTED_ROLES))
            wrong = [Problem(where, f"'{row.role}' cannot be granted", f"use one of: {allowed}")]
        if row.person_code not in people:
            wrong = [unknown_code(where, "person", row.person_code)]
        problems += wrong
        if not wrong:
            yield (
                where,
                RoleGrant(person_id=people[row.person_code], role=row.role, start=row.start, end=row.end),
            )
