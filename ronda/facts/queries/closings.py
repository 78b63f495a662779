"""The closings of the viewer's company, and the tables in their folders."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.db.models import Case, QuerySet, Value, When

from ronda.facts.models import Closing
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

FURTHEST_FIRST = Case(
    *(
        When(state=state, then=Value(rank))
        for rank, state in enumerate(("distributed", "appraised", "frozen"))
    ),
)
SEES_ALL_RESULTS = frozenset({"leader", "operator"})


def closings_for(viewer: Viewer) -> QuerySet[Closing]:
    """Every run of every month, oldest month first."""
    mine = Closing.objects.filter(company_id=viewer.company_id)
    return mine.select_related("company", "previous").order_by("month", "run")


def closing_for(viewer: Viewer, month: Month, run: int | None = None) -> Closing:
    """The run asked for; else the newest distributed one, or the newest of those that came furthest."""
    runs = closings_for(viewer).filter(month=str(month))
    found = runs.order_by(FURTHEST_FIRST, "-run").first() if run is None else runs.filter(run=run).first()
    if found is None:
        what = "is not closed" if run is None else f"has no run {run}"
        remedy = f"close it with `ronda close {month}`" if run is None else "see `ronda closings`"
        raise RefusedError(Problem(str(month), what, remedy))
    return found


def newest_closing(viewer: Viewer, month: Month) -> Closing | None:
    """The last run of the month, whatever its state."""
    return closings_for(viewer).filter(month=str(month)).order_by("-run").first()


def predecessors_of(viewer: Viewer, closing: Closing) -> Iterator[Closing]:
    """The closings that this one's manifest rests on, from the one just before it."""
    known = closings_for(viewer).in_bulk()
    number = closing.previous_id
    while number is not None:
        yield known[number]
        number = known[number].previous_id


def successors_of(viewer: Viewer, closing: Closing) -> QuerySet[Closing]:
    """The closings whose manifests name this one as the one before."""
    return closings_for(viewer).filter(previous=closing)


def folder_of(closing: Closing) -> Path:
    """The folder of its files: `facts`, `policy`, `results` and `manifest.json`."""
    return Path(settings.RONDA_HOME) / closing.folder


def closed_table(viewer: Viewer, closing: Closing, path: str) -> pa.Table:
    """A whole table of the closing's folder, as `results/amounts`; for those who may see everybody's."""
    if closing.company_id != viewer.company_id or not viewer.roles & SEES_ALL_RESULTS:
        raise NotAllowedError(f"the results of everybody in {closing.month}")
    return pq.read_table(folder_of(closing) / f"{path}.parquet")
