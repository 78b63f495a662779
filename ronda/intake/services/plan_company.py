"""Imports of a company's centres, and of the roles that follow from no post."""

from ronda.intake.rules.repeats import last_of_each
from ronda.intake.services.draft import Draft, end_of, unknown_codes, without, wrong_end
from ronda.intake.services.planning import Plan, keep_rows
from ronda.people.queries import numbers_of_people
from ronda.people.rules.records import CentreRow, RoleRow
from ronda.people.services import grant_roles, keep_centres


def plan_centres(draft: Draft) -> Plan:
    rows, repeated = last_of_each(
        [(cells["row"], CentreRow(cells["code"], cells["name"])) for cells in draft.rows],
        key=lambda row: row.code,
    )
    return Plan(len(rows), lambda: keep_rows(draft, keep_centres, rows), oddities=repeated)


def plan_roles(draft: Draft) -> Plan:
    problems = unknown_codes(draft, "person_code", numbers_of_people(draft.by), "person")
    for cells in draft.rows:
        problems += wrong_end(draft, cells)
    rows, repeated = last_of_each(
        [
            (cells["row"], RoleRow(cells["person_code"], cells["role"], cells["start"], end_of(cells)))
            for cells in without(draft.rows, problems)
        ],
        key=lambda row: (row.person_code, row.role, row.start),
    )
    return Plan(len(rows), lambda: keep_rows(draft, grant_roles, rows), problems, repeated)
