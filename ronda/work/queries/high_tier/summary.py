"""The summary of a month: figures, alerts and what was done about them; and what was kept."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import centres_for, in_force
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, CustomerRequest, Task
from ronda.work.queries.high_tier.listing import HighTier, TierRow
from ronda.work.queries.seen import seen_by
from ronda.work.rules import may_record_in

DUTY = "B4"
MOST = 100


def may_summarise(viewer: Viewer) -> list[tuple[str, str, int]]:
    """Code, name and number of the centres whose month the viewer sums up."""
    centres = centres_for(viewer).values_list("code", "name", "pk")
    return [centre for centre in centres if may_record_in(viewer, centre[2])]


def summaries_for(viewer: Viewer) -> QuerySet[Analysis]:
    """Kept ones, the latest first, without their figures."""
    seen = seen_by(viewer, centre="centre_id", persons=["made_by_id"])
    found = Analysis.objects.filter(seen, kind=Analysis.Kind.HIGH_TIER).select_related("made_by", "centre")
    return found.defer("figures").order_by("-day", "-pk")


def summary_for(viewer: Viewer, number: int) -> Analysis:
    found = summaries_for(viewer).defer(None).select_related("company", "centre", "made_by").filter(pk=number)
    kept = found.first()
    if kept is None:
        what, remedy = "is not in force among yours", "look at the number again"
        raise RefusedError(Problem(f"analysis {number}", what, remedy))
    return kept


def summary_tasks(viewer: Viewer, centre_id: int, month: Month) -> list[Task]:
    """Open summary tasks of the duty that are due in the month or the one after it, the earliest first.

    One's own come first: another brand manager sums up other outlets.
    """
    open_ones = Task.objects.filter(
        in_force(),
        company_id=viewer.company_id,
        centre_id=centre_id,
        duty=DUTY,
        kind=Task.Kind.SUMMARY,
        done_on=None,
        due__gte=month.start,
        due__lt=month.plus(2).start,
    )
    found = list(open_ones.order_by("due", "pk"))
    return sorted(found, key=lambda each: each.owner_id != viewer.person_id)


def summary_figures(viewer: Viewer, found: HighTier) -> dict[str, Any]:
    """As they are kept: cents, and ten-thousandths of changes."""
    alerts = found.alerts
    done = _done_about(viewer, [each.outlet_id for each in alerts], found.last)
    falling = sum(1 for each in found.rows if each.trend.change is not None and each.trend.change < 0)
    return {
        "month": str(found.last),
        "outlets": len(found.rows),
        "total": found.total,
        "usual": round(found.usual),
        "change": round((found.total - found.usual) / found.usual * 10_000) if found.usual else None,
        "falling": falling,
        "limit": round(found.rules.high_tier_alert * 10_000),
        "months": [
            [
                str(month),
                sum(each.months[place] or 0 for each in found.rows) if _known(found, place) else None,
            ]
            for place, month in enumerate(found.months)
        ],
        "alerts": [_alert(each, done.get(each.outlet_id, [])) for each in alerts[:MOST]],
        "managers": _by_manager(found),
    }


def _known(found: HighTier, place: int) -> bool:
    return any(each.months[place] is not None for each in found.rows)


def _alert(row: TierRow, done: list[str]) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "holder": row.holder,
        "last": row.trend.last,
        "usual": round(row.trend.mean or 0),
        "change": round((row.trend.change or 0) * 10_000),
        "done": done,
    }


def _by_manager(found: HighTier) -> list[list[Any]]:
    """Name, outlets, sales, alerts; by name."""
    names = sorted({each.holder for each in found.rows})
    parts = {name: [each for each in found.rows if each.holder == name] for name in names}
    return [
        [
            name,
            len(rows),
            sum(each.trend.last or 0 for each in rows),
            sum(each.trend.alert for each in rows),
        ]
        for name, rows in parts.items()
    ]


def _done_about(viewer: Viewer, outlets: list[int], month: Month) -> dict[int, list[str]]:
    """Titles of tasks and texts of requests about these outlets, from the month on for two months."""
    first, end = month.start, month.plus(2).start
    done: dict[int, list[str]] = {outlet: [] for outlet in outlets}
    tasks = Task.objects.filter(
        in_force(), company_id=viewer.company_id, outlet_id__in=outlets, due__gte=first, due__lt=end
    )
    for outlet, title, day in tasks.order_by("due", "pk").values_list("outlet_id", "title", "done_on"):
        done[outlet].append(_told(title, day))
    requests = CustomerRequest.objects.filter(
        in_force(),
        company_id=viewer.company_id,
        outlet_id__in=outlets,
        raised_on__gte=first,
        raised_on__lt=end,
    )
    for outlet, text, day in requests.order_by("raised_on", "pk").values_list(
        "outlet_id", "text", "closed_on"
    ):
        done[outlet].append(_told(text, day))
    return done


def _told(text: str, day: date | None) -> str:
    """A day stands for done."""
    short = text if len(text) <= 80 else f"{text[:79]}…"
    return f"{short} ({day.isoformat()})" if day else short
