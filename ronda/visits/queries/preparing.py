"""Everything that one wants to know before going to an outlet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.queries import outlet_named
from ronda.outlets.queries.outlet_sales import OutletSales, sales_of_outlet
from ronda.people.rules import Viewer
from ronda.visits.models import Advice, PlannedVisit, Promise, Visit, VisitForm
from ronda.visits.queries.advice import Prepared, advice_at, drafts_kept, prepare_advice
from ronda.visits.queries.form_page import last_visits
from ronda.visits.queries.forms import forms_under_way, promises_waiting
from ronda.visits.queries.plans_today import planned_for
from ronda.visits.rules.forms import kinds_open
from ronda.work.queries.at_outlet import WorkAtOutlet, may_visit_own, work_at_outlet

MONTHS = 12
GIVEN = 5


@dataclass(frozen=True)
class Preparation:
    """`kinds` are the visits that the viewer may make there; `kept` are drafts that were changed already."""

    outlet: Any
    kinds: tuple[str, ...]
    planned: PlannedVisit | None
    under_way: VisitForm | None
    work: WorkAtOutlet
    promises: Sequence[Promise]
    last_visits: Sequence[Visit]
    advice: Prepared
    kept: Sequence[Advice]
    given: Sequence[Advice]
    sales: OutletSales


def prepare_visit(viewer: Viewer, code: str, *, on: date) -> Preparation:
    """Refused where the viewer neither holds the outlet on the day nor keeps its centre's records."""
    outlet = outlet_named(viewer, code, beside=("centre", "company"))
    holds, records = may_visit_own(viewer, outlet.pk, on=on)
    kinds = kinds_open(holds_outlet=holds, records_in_centre=records)
    if not kinds:
        raise NotAllowedError(f"a visit to outlet {code}")
    work = work_at_outlet(viewer, code, on=on)
    given = advice_at(outlet.pk).filter(given_on__isnull=False).exclude(state=Advice.State.DISMISSED)
    return Preparation(
        outlet=outlet,
        kinds=kinds,
        planned=next((each for each in planned_for(viewer, on) if _is_for(each, outlet.pk)), None),
        under_way=next((each for each in forms_under_way(viewer) if each.outlet_id == outlet.pk), None),
        work=work,
        promises=promises_waiting(viewer, outlet.pk),
        last_visits=last_visits(viewer, outlet.pk),
        advice=prepare_advice(viewer, outlet, work, on=on),
        kept=drafts_kept(viewer, outlet.pk),
        given=list(given[:GIVEN]),
        sales=sales_of_outlet(viewer, outlet.pk, months_up_to(on)),
    )


def months_up_to(on: date) -> list[Month]:
    last = Month.of(on)
    return [last.plus(-back) for back in range(MONTHS - 1, -1, -1)]


def _is_for(planned: PlannedVisit, outlet_id: int) -> bool:
    return planned.outlet_id == outlet_id and planned.state == PlannedVisit.State.PLANNED
