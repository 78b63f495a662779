"""The findings that a viewer sees, each with whose turn it is and by when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ronda.inspection.models import Finding
from ronda.inspection.queries.steps.seen import findings_seen
from ronda.inspection.queries.steps.standing import Standing, has_turn, standings_of
from ronda.inspection.rules.finding_steps import RUNNING
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class FindingsWanted:
    """What the list is narrowed down to; empty: everything. `person` and `centre` by code."""

    q: str = ""
    state: str = ""
    kind: str = ""
    person: str = ""
    centre: str = ""
    due: date | None = None


def listed_findings(viewer: Viewer, wanted: FindingsWanted, *, today: date) -> list[Standing]:
    """The latest first."""
    rows = _narrowed(findings_seen(viewer), wanted).order_by("-made_at", "-pk")
    found = standings_of(viewer, rows, today=today)
    if wanted.state == "late":
        found = [each for each in found if each.late]
    if wanted.state == "mine":
        found = [each for each in found if has_turn(viewer, each)]
    if wanted.due is not None:
        found = [each for each in found if each.limit is not None and each.limit <= wanted.due]
    return found


def people_of_findings(viewer: Viewer) -> list[tuple[str, str]]:
    rows = findings_seen(viewer).select_related(None).order_by("person__name")
    return list(rows.values_list("person__code", "person__name").distinct())


def centres_of_findings(viewer: Viewer) -> list[tuple[str, str]]:
    rows = findings_seen(viewer).select_related(None).order_by("centre__name")
    return list(rows.values_list("centre__code", "centre__name").distinct())


def _narrowed(rows: QuerySet[Finding], wanted: FindingsWanted) -> QuerySet[Finding]:
    for word in wanted.q.split():
        rows = rows.filter(
            Q(text__icontains=word)
            | Q(person__name__icontains=word)
            | Q(outlet__name__icontains=word)
            | Q(outlet__code__icontains=word)
        )
    if wanted.state in Finding.State.values:
        rows = rows.filter(state=wanted.state)
    elif wanted.state in {"running", "mine", "late"}:
        rows = rows.filter(state__in=RUNNING)
    named = {"kind": wanted.kind, "person__code": wanted.person, "centre__code": wanted.centre}
    return rows.filter(**{column: value for column, value in named.items() if value})
