"""Where each frozen table comes from: the one list of what a month is made of, ledger apart."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from ronda.facts.queries.targets import known_targets
from ronda.facts.services.card_rows import card_rows
from ronda.inspection.queries import (
    disproved_visits,
    known_corrections,
    known_information_checks,
    known_inspections,
    known_integrity_findings,
)
from ronda.inspection.queries.for_visits import known_on_site
from ronda.kernel.period import Month
from ronda.learning.queries import known_certificates, known_exam_outcomes, known_learning_months
from ronda.outlets.queries import known_books, known_outlets, known_products, known_system_use
from ronda.people.queries import known_calendar, known_people, known_units, working_days_known
from ronda.people.rules import Viewer
from ronda.policy import Rules
from ronda.recognition.queries import known_satisfaction_forms
from ronda.visits.queries import known_visits
from ronda.visits.queries.planned import known_planned_visits
from ronda.work.queries import (
    known_form_times,
    known_handovers,
    known_listing_targets,
    known_requests,
    known_tasks,
)

Rows = Sequence[dict[str, Any]]


def known_rows(
    viewer: Viewer,
    month: Month,
    as_of: datetime,
    rules: Rules,
    spells: Rows,
    past_scores: Rows,
    until: date | None = None,
) -> dict[str, Callable[[], Rows]]:
    """A reader for every frozen table but those of the ledger, so that only one is in memory at a time.

    With `until`, hand-overs, tasks and requests that are due later are not in it.
    """
    asked = (viewer, month, as_of)
    holding = [row for row in spells if rules.posts[row["post"]].holds_portfolio]
    return {
        "units": lambda: known_units(viewer, as_of),
        "people": lambda: known_people(*asked),
        "spells": lambda: spells,
        "books": lambda: known_books(*asked, holding),
        "outlets": lambda: known_outlets(viewer, as_of),
        "products": lambda: known_products(viewer, as_of),
        "listing_targets": lambda: known_listing_targets(*asked),
        "targets": lambda: known_targets(*asked),
        "handovers": lambda: known_handovers(*asked, _days_up_to(viewer, month, as_of, until)),
        "tasks": lambda: _due_up_to(until, known_tasks(*asked)),
        "visits": lambda: known_visits(*asked, disproved_visits(*asked), _inspections(*asked, rules)),
        "requests": lambda: _due_up_to(until, known_requests(*asked)),
        "information_checks": lambda: known_information_checks(*asked),
        "satisfaction_forms": lambda: known_satisfaction_forms(*asked),
        "system_use": lambda: known_system_use(*asked),
        "integrity_findings": lambda: known_integrity_findings(*asked),
        "past_scores": lambda: past_scores,
        "calendar": lambda: known_calendar(*asked),
        "cards": lambda: card_rows(viewer, as_of, month),
        "form_times": lambda: known_form_times(*asked),
        "planned_visits": lambda: _planned_up_to(until, known_planned_visits(*asked)),
        "inspections": lambda: _inspected_up_to(until, known_inspections(*asked)),
        "learning_months": lambda: known_learning_months(*asked, rules.absence),
        "exam_outcomes": lambda: known_exam_outcomes(*asked),
        "certificates": lambda: known_certificates(*asked),
        "corrections": lambda: _due_up_to(until, known_corrections(*asked)),
    }


def _inspections(viewer: Viewer, month: Month, as_of: datetime, rules: Rules) -> frozenset[Any]:
    """Those on the spot, unless the policy lets a visit serve a quota and an inspection."""
    both = rules.field_work is None or rules.field_work.visit_serves_both
    return frozenset() if both else known_on_site(viewer, month, as_of)


def _due_up_to(until: date | None, rows: Rows) -> Rows:
    return rows if until is None else [row for row in rows if row["due"] <= until]


def _inspected_up_to(until: date | None, rows: Rows) -> Rows:
    """What is due later counts only where its result stands already."""
    return [row for row in rows if until is None or row["settled_on"] or (row["due"] and row["due"] <= until)]


def _planned_up_to(until: date | None, rows: Rows) -> Rows:
    """A visit that may take place on any day is not due before the month is over."""
    if until is None:
        return rows
    return [row for row in rows if row["day"] is not None and row["day"] <= until]


def _days_up_to(viewer: Viewer, month: Month, as_of: datetime, until: date | None) -> frozenset[date]:
    """The month's working days; a hand-over that is due after the last of them is due another time."""
    days = working_days_known(viewer, month.period, as_of)
    return days if until is None else frozenset(day for day in days if day <= until)
