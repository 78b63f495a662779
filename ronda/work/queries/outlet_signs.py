"""What the work of a centre says about outlets that are worth seeing."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Anomaly, CustomerRequest, Plan, PlanOutlet, PriorityOutlet
from ronda.work.queries.seen import seen_by, shared_with

Signs = Mapping[str, Mapping[str, Any]]


def signs_of_work(viewer: Viewer, outlets: Collection[int], *, today: date) -> dict[int, dict[str, Any]]:
    """By outlet and kind of sign, the figures that it is told with; four statements."""
    found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    wanted = set(outlets)
    for kind, rows in (
        ("priority", _priorities(viewer, today)),
        ("demonstration", _demonstrations(viewer)),
        ("late_request", _late_requests(viewer, today)),
        ("anomaly", _anomalies(viewer)),
    ):
        for outlet_id, said in rows:
            if outlet_id in wanted:
                found[outlet_id].setdefault(kind, said)
    return found


def _priorities(viewer: Viewer, today: date) -> list[tuple[int, dict[str, Any]]]:
    """The one that ends first is told first."""
    rows = PriorityOutlet.objects.filter(
        shared_with(viewer, centre="priority__centre_id", company="priority__company_id"),
        priority__starts__lte=today,
        priority__last__gte=today,
        priority__closed_on=None,
    ).order_by("priority__last", "priority_id")
    said = rows.values_list("outlet_id", "priority_id", "priority__title")
    return [(outlet, {"number": number, "title": title}) for outlet, number, title in said]


def _demonstrations(viewer: Viewer) -> list[tuple[int, dict[str, Any]]]:
    rows = PlanOutlet.objects.filter(
        shared_with(viewer, centre="plan__centre_id", company="plan__company_id"),
        plan__state=Plan.State.RUNNING,
        demonstration=True,
    ).order_by("plan_id")
    said = rows.values_list("outlet_id", "plan_id", "plan__title")
    return [(outlet, {"number": number, "title": title}) for outlet, number, title in said]


def _late_requests(viewer: Viewer, today: date) -> list[tuple[int, dict[str, Any]]]:
    """The one that has waited longest is told first."""
    rows = CustomerRequest.objects.filter(
        in_force(),
        seen_by(viewer, centre="outlet__centre_id", persons=["owner_id"]),
        closed_on=None,
        due_on__lt=today,
    ).order_by("due_on", "pk")
    return [(outlet, {"days": (today - due).days}) for outlet, due in rows.values_list("outlet_id", "due_on")]


def _anomalies(viewer: Viewer) -> list[tuple[int, dict[str, Any]]]:
    """The strongest is told first."""
    rows = Anomaly.objects.filter(
        shared_with(viewer, centre="analysis__centre_id", company="analysis__company_id"),
        state=Anomaly.State.OPEN,
    ).order_by("-strength", "pk")
    return [(outlet, {"kind": kind}) for outlet, kind in rows.values_list("outlet_id", "kind")]
