"""The months that have results, and the closing that a page shows."""

from ronda.facts.queries import Closing, closing_for, closings_for
from ronda.kernel.period import Month
from ronda.people.rules import Viewer


def closed_months(viewer: Viewer) -> list[Month]:
    """Months with results, the newest first."""
    found = closings_for(viewer).exclude(state="frozen").values_list("month", flat=True)
    return sorted({Month.parse(month) for month in found}, reverse=True)


def shown_closing(viewer: Viewer, month: Month | None) -> Closing | None:
    """The closing of the month, or of the newest closed month; None where there are no results yet."""
    months = closed_months(viewer)
    wanted = month or (months[0] if months else None)
    return closing_for(viewer, wanted) if wanted in months and wanted is not None else None


def closings_shown(viewer: Viewer) -> dict[Month, Closing]:
    """For every month with results, the newest first, the run that its pages show; one statement."""
    found: dict[Month, Closing] = {}
    for closing in closings_for(viewer).exclude(state=Closing.State.FROZEN):
        month = Month.parse(closing.month)
        if closing.state == Closing.State.DISTRIBUTED or _is_undivided(found.get(month)):
            found[month] = closing
    return dict(sorted(found.items(), reverse=True))


def _is_undivided(closing: Closing | None) -> bool:
    return closing is None or closing.state != Closing.State.DISTRIBUTED
