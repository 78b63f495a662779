"""Which of the frozen records have a page that the viewer may open: visits, planned visits, findings."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from ronda.appraisal.queries import EvidencePage
from ronda.inspection.queries.steps.seen import findings_seen
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_in_force
from ronda.visits.queries.plans_today import planned_visits_for
from ronda.work.queries import NUMBER, numbered

Numbers = Collection[int]


def _visits(viewer: Viewer, numbers: Numbers) -> set[int]:
    return set(visits_in_force(viewer).filter(numbered(numbers)).values_list(NUMBER, flat=True))


def _planned(viewer: Viewer, numbers: Numbers) -> set[int]:
    return set(planned_visits_for(viewer).filter(pk__in=numbers).values_list("pk", flat=True))


def _findings(viewer: Viewer, numbers: Numbers) -> set[int]:
    return set(findings_seen(viewer).filter(pk__in=numbers).values_list("pk", flat=True))


READERS: Mapping[str, Callable[[Viewer, Numbers], set[int]]] = {
    "planned_visits": _planned,
    "recorded_visits": _visits,
    "field_visits": _visits,
    "corrections": _findings,
}


def with_pages(viewer: Viewer, page: EvidencePage) -> EvidencePage:
    """`number` 0 where there is no page to go to: what was corrected since, or is not the viewer's."""
    numbers = {int(row["number"] or 0) for row in page.rows}
    there = READERS[page.table](viewer, numbers) if numbers else set()
    rows = [{**row, "number": row["number"] if row["number"] in there else 0} for row in page.rows]
    return replace(page, rows=rows)
