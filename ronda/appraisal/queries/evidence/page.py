"""One page of evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ronda.appraisal.queries.evidence import earning, inspected, learning, planned, presence, service, work
from ronda.appraisal.queries.evidence.asking import Asked, asked_for
from ronda.appraisal.queries.evidence.ordering import Records, in_order
from ronda.facts.queries import Closing
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

KINDS: Mapping[str, Callable[[Asked], Records]] = {
    "sales": earning.sales,
    "margin": earning.margin,
    "listing": earning.listing,
    "reorder": earning.reorder,
    "visits": presence.visits,
    "field_visits": presence.field_visits,
    "planned_visits": planned.planned_visits,
    "recorded_visits": planned.recorded_visits,
    "inspected_records": inspected.inspected_records,
    "inspections": inspected.inspections,
    "corrections": inspected.corrections,
    "learning_months": learning.learning_months,
    "learning_people": learning.learning_people,
    "exam_outcomes": learning.exam_outcomes,
    "certificates": learning.certificates,
    "system_use": presence.system_use,
    "satisfaction": service.satisfaction,
    "requests": service.requests,
    "information": service.information,
    "handovers": work.handovers,
    "tasks": work.tasks,
    "paperwork": work.paperwork,
    "findings": work.findings,
    "past_scores": work.past_scores,
}


@dataclass(frozen=True)
class EvidencePage:
    """Records from `offset` on, the most telling first; `total` counts them all.

    `first` and `last` are the days of the post that they are told of, `of_unit`: of everybody's in the unit.
    """

    table: str
    columns: tuple[str, ...]
    rows: Records
    total: int
    offset: int
    first: date | None = None
    last: date | None = None
    of_unit: bool = False


def evidence_rows(
    viewer: Viewer,
    closing: Closing,
    table: str,
    keys: Mapping[str, str | int],
    *,
    offset: int = 0,
    limit: int | None = 50,
    sort: str = "",
) -> EvidencePage:
    """The records that a node's evidence names; who rated is never among them.

    `sort` names a column, with a minus in front for falling; without it, the most telling come first.
    Without a limit, all records.
    """
    if table not in KINDS:
        raise RefusedError(Problem(f"evidence '{table}'", "is unknown", f"it is one of {', '.join(KINDS)}"))
    asked = asked_for(viewer, closing, table, keys)
    rows = KINDS[table](asked)
    columns = tuple(rows[0]) if rows else ()
    rows = in_order(rows, columns, sort)
    end = None if limit is None else offset + limit
    return EvidencePage(
        table,
        columns,
        rows[offset:end],
        len(rows),
        offset,
        first=min(spell["start"] for spell in asked.spells),
        last=max(spell["end"] for spell in asked.spells) - timedelta(days=1),
        of_unit=asked.of_unit,
    )
