"""What work knows about one outlet on a day, for whoever goes there."""

from dataclasses import dataclass
from datetime import date

from ronda.outlets.queries import outlet_named
from ronda.people.rules import Viewer
from ronda.work.models import Anomaly, CustomerRequest, Plan, PlanProduct, Priority, Task
from ronda.work.queries.anomalies import anomalies_for
from ronda.work.queries.reach import OutletReach
from ronda.work.queries.requests import requests_in_force
from ronda.work.queries.seen import shared_with
from ronda.work.queries.tasks import tasks_in_force


@dataclass(frozen=True)
class WorkAtOutlet:
    """Open on the day: the viewer's own tasks there, and everybody's requests, priorities and plans."""

    tasks: list[Task]
    requests: list[CustomerRequest]
    priorities: list[Priority]
    plan_products: list[PlanProduct]
    alerts: list[Anomaly]


def work_at_outlet(viewer: Viewer, outlet_code: str, *, on: date) -> WorkAtOutlet:
    """RefusedError for an outlet that is not the viewer's."""
    outlet = outlet_named(viewer, outlet_code)
    own_tasks = tasks_in_force(viewer).filter(owner_id=viewer.person_id or 0, outlet=outlet, done_on=None)
    requests = requests_in_force(viewer).filter(outlet=outlet, closed_on=None).select_related("owner")
    priorities = Priority.objects.filter(
        shared_with(viewer), outlets__outlet=outlet, closed_on=None, starts__lte=on, last__gte=on
    )
    products = PlanProduct.objects.filter(
        shared_with(viewer, centre="plan__centre_id", company="plan__company_id"),
        plan__outlets__outlet=outlet,
        plan__state=Plan.State.RUNNING,
        plan__starts__lte=on,
        plan__last__gte=on,
    )
    return WorkAtOutlet(
        list(own_tasks.order_by("due", "pk")),
        list(requests.order_by("due_on", "pk")),
        list(priorities.order_by("last", "pk")),
        list(products.select_related("product", "plan").order_by("plan__last", "pk").distinct()),
        list(anomalies_for(viewer, on=on).filter(outlet=outlet, state=Anomaly.State.OPEN)),
    )


def may_visit_own(viewer: Viewer, outlet_id: int, *, on: date) -> tuple[bool, bool]:
    """Whether the outlet is in the own portfolio of the day, and whether its centre's records are kept."""
    if viewer.person_id is None:
        return False, False
    reach = OutletReach(viewer)
    return reach.holds(outlet_id, on), reach.may_record(outlet_id)
