"""Targets set by hand, for pages: who set which when and why, and what the outlets sold that rules go by."""

from collections.abc import Mapping
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import QuerySet
from django.utils import timezone

from ronda.facts.models import Target
from ronda.facts.queries.closings import closings_for
from ronda.facts.queries.targets import targets_of
from ronda.kernel.period import Month
from ronda.outlets.queries import ledger_files
from ronda.people.rules import Viewer

SUBJECTS = ("person", "centre", "outlet")


def targets_in_force(viewer: Viewer, month: Month, indicator: str, subject: str) -> dict[int, Target]:
    """By the number of the subject."""
    found = targets_of(viewer).filter(
        month=str(month), indicator=indicator, withdrawn_at__isnull=True, **{f"{subject}__isnull": False}
    )
    return {getattr(target, f"{subject}_id"): target for target in found.select_related("known_by")}


def history_of_target(
    viewer: Viewer, month: Month, indicator: str, subject: str, number: int
) -> QuerySet[Target]:
    """Every target that this subject had for the month, the newest first."""
    found = targets_of(viewer).filter(month=str(month), indicator=indicator, **{f"{subject}_id": number})
    return found.select_related("known_by", "withdrawn_by").order_by("-known_at", "-pk")


def is_closed(viewer: Viewer, month: Month) -> bool:
    """Whether money was distributed for the month; what is set now counts in a new run only."""
    return closings_for(viewer).filter(month=str(month), state="distributed").exists()


def months_with_targets(viewer: Viewer) -> list[Month]:
    months = targets_of(viewer).order_by("month").values_list("month", flat=True).distinct()
    return [Month.parse(month) for month in months]


def sales_targets_of_outlets(
    viewer: Viewer, month: Month, growth: Fraction, recent_months: int
) -> Mapping[int, int]:
    """Cents that the rule asks of each outlet: the month a year earlier, else the mean of recent months."""
    now = timezone.now()
    earlier = _sold(viewer, [month.plus(-12)], now)
    sums = {number: cents for number, (cents, _months) in earlier.items()}
    recent = _sold(viewer, [month.plus(-back) for back in range(1, recent_months + 1)], now)
    for number, (cents, months) in recent.items():
        sums.setdefault(number, int(cents / months))
    return {number: int(cents * growth) for number, cents in sums.items()}


def _sold(viewer: Viewer, months: list[Month], as_of: object) -> dict[int, tuple[int, int]]:
    """Cents by outlet, and in how many of the months it bought."""
    found: dict[int, tuple[int, int]] = {}
    for month in months:
        paths = [file.path for file in ledger_files(viewer, [month], as_of)]  # type: ignore[arg-type]
        tables = [pq.read_table(path, columns=["outlet_id", "amount_cents"]) for path in paths]
        if not tables:
            continue
        sums = pa.concat_tables(tables).group_by("outlet_id").aggregate([("amount_cents", "sum")])
        for number, cents in zip(
            sums["outlet_id"].to_pylist(),
            pc.cast(sums["amount_cents_sum"], pa.int64()).to_pylist(),
            strict=True,
        ):
            before = found.get(number, (0, 0))
            found[number] = (before[0] + cents, before[1] + 1)
    return found
