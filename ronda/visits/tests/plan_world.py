"""A round town in October 2022: Diego's outlets lie around its middle, a kilometre from each other."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ronda.kernel.period import Month
from ronda.outlets.models import Outlet
from ronda.outlets.rules import OutletRow, PortfolioRow
from ronda.outlets.services import assign_portfolios, keep_outlets
from ronda.people.models import Person
from ronda.people.tests.builders import HIRED, OPENED
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.work.tests.builders import Town

OCTOBER = Month(2022, 10)
FIRST = datetime(2022, 10, 1, 8, tzinfo=UTC)
STEP = Decimal("0.009")


def october(day: int) -> date:
    return date(2022, 10, day)


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2022, 10, day, hour, tzinfo=UTC)


def on_a_grid(town: Town, count: int, *, holder: str = "E05", width: int = 5, **more: Any) -> list[str]:
    """So many more outlets in a person's portfolio, a kilometre apart."""
    codes = [f"G{number:03}" for number in range(count)]
    rows = [
        OutletRow(
            code,
            f"Grid {code}",
            town.county.centre.code,
            **{
                "latitude": Decimal("40") + STEP * (number // width),
                "longitude": Decimal("-3") + STEP * (number % width),
                "visit_class": "B",
                **more,
            },
        )
        for number, code in enumerate(codes)
    ]
    keep_outlets(by=town.operator, at=OPENED, rows=rows)
    assign_portfolios(by=town.operator, at=OPENED, rows=[PortfolioRow(code, holder, HIRED) for code in codes])
    return codes


def a_plan(person: str, *, state: str = "draft", version: int = 1, starts: date = OCTOBER.start) -> VisitPlan:
    who = Person.objects.get(code=person)
    return VisitPlan.objects.create(
        company=who.company,
        centre=who.appointments.get().centre,
        person=who,
        month=str(OCTOBER),
        version=version,
        state=state,
        starts=starts,
        made_at=FIRST,
        accepted_at=FIRST if state in {"accepted", "replaced"} else None,
    )


def planned(plan: VisitPlan, code: str, day: date | None, position: int = 1, **more: Any) -> PlannedVisit:
    outlet = Outlet.objects.get(code=code)
    return PlannedVisit.objects.create(
        plan=plan, outlet=outlet, day=day, position=position, **{"minutes": 15, **more}
    )


def days_of(rows: Sequence[PlannedVisit]) -> dict[str, list[date | None]]:
    found: dict[str, list[date | None]] = {}
    for row in rows:
        found.setdefault(row.outlet.code, []).append(row.day)
    return found
