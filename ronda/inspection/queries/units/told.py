"""What a drawn unit is about, and what was answered first: the visit, the outlet's record, or the task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ronda.inspection.models import DrawnUnit
from ronda.inspection.rules.revisit import FormField, Value
from ronda.inspection.rules.unit_fields import FRONT, STORE, visit_fields, work_fields
from ronda.outlets.queries import products_for
from ronda.people.rules import Viewer
from ronda.policy import InspectionRules
from ronda.visits.queries import visits_numbered
from ronda.visits.queries.base_values import BaseValues, base_values
from ronda.visits.queries.forms import form_of_visit, forms_of_task
from ronda.visits.queries.watched import last_counts
from ronda.work.queries import records_numbered
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.queries.tasks import tasks_in_force

FORM_FIELDS = ("outcome", "display", "price_marking", "base_data", "task_result", "answer", "next_step")


@dataclass(frozen=True)
class ToldUnit:
    """`first` are the first answers, by the fields that are compared; no page shows them before its time."""

    unit: DrawnUnit
    visit: Any = None
    task: Any = None
    base: BaseValues | None = None
    products: Sequence[Any] = ()
    files: Sequence[Any] = ()
    forms: Sequence[Any] = ()
    fields: Sequence[FormField] = ()
    first: Mapping[str, Value] = field(default_factory=dict)


def told_unit(unit: DrawnUnit, rules: InspectionRules, *, today: date) -> ToldUnit:
    """Of a unit that the viewer was already given; the machine reads what the unit is about."""
    by = Viewer.operator(unit.round.company_id)
    if unit.round.object == "information":
        return _outlet(by, unit, today)
    if unit.round.object == "phase_work":
        return _task(by, unit)
    return _visit(by, unit, rules)


def _visit(by: Viewer, unit: DrawnUnit, rules: InspectionRules) -> ToldUnit:
    number = number_of(unit, "visit_number")
    [visit] = visits_numbered(by, [number]) if number else [None]
    form = form_of_visit(number) if number else None
    counted = {each.product_id: each for each in form.counts.all()} if form else {}
    known = set(last_counts(unit.outlet_id, before=unit.round.last)) if unit.outlet_id else set()
    products = list(products_for(by).filter(pk__in=known | set(counted)).order_by("name", "pk"))
    first: dict[str, Value] = {"took_place": "yes"}
    if form is not None:
        first |= {name: getattr(form, name) for name in FORM_FIELDS}
        first |= {"change": form.asked.get("change", ""), "next_on": _iso(form.next_on)}
    elif visit is not None:
        first["outcome"] = visit.outcome
    for pk, count in counted.items():
        first |= {f"{FRONT}{pk}": count.front, f"{STORE}{pk}": count.storeroom}
    fields = visit_fields([each.pk for each in products], rules)
    return ToldUnit(unit, visit=visit, products=products, fields=fields, first=first)


def _outlet(by: Viewer, unit: DrawnUnit, today: date) -> ToldUnit:
    base = base_values(by, unit.outlet_id or 0, today=today)
    first = {name: _plain(base.values.get(name)) for name in base.fields} if base else {}
    return ToldUnit(unit, base=base, first=first)


def _task(by: Viewer, unit: DrawnUnit) -> ToldUnit:
    """Its result, and its proof: what lies with it, and the visits at which it was done."""
    number = number_of(unit, "task_number")
    rows = tasks_in_force(by).select_related("owner", "outlet", "plan", "priority")
    [task] = records_numbered(rows, [number]) if number else [None]
    if task is None:
        return ToldUnit(unit, fields=work_fields())
    files = desk_of(by, "task", task.number, Reached(task.owner_id, task.centre_id)).files
    forms = forms_of_task(by, task.number)
    displays = [form.display for form in forms if form.display]
    first: dict[str, Value] = {
        "done": "yes" if task.done_on else "no",
        "display": displays[0] if displays else "",
        "proof": "shows" if files else "",
        "result": task.result,
    }
    return ToldUnit(unit, task=task, files=files, forms=forms, fields=work_fields(), first=first)


def number_of(unit: DrawnUnit, name: str) -> int | None:
    """A unit that repeats an inspection is about what the repeated one is about."""
    own: int | None = getattr(unit, name)
    if own is None and unit.second_of is not None:
        return number_of(unit.second_of, name)
    return own


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _plain(value: Any) -> Value:
    """As a row of JSON can keep it."""
    return value if value is None or isinstance(value, str | int | bool) else str(value)
