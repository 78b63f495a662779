"""Changes of outlets' classes that were proposed, as far as the viewer sees the outlets."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import ClassChange, Outlet
from ronda.outlets.queries.visible import visible_outlets
from ronda.outlets.rules.second_person import may_decide_class
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES

__all__ = [
    "ClassChange",
    "class_change_numbered",
    "class_changes_decided",
    "class_changes_for",
    "class_changes_numbered",
    "class_changes_to_decide",
    "class_changes_waiting",
    "decides",
]


def class_changes_for(viewer: Viewer, *, on: date) -> QuerySet[ClassChange]:
    """Those of the viewer's outlets of the day, and those that the viewer proposed; the newest first."""
    seen = Outlet.objects.filter(visible_outlets(viewer, on=on)).values("pk")
    own = Q(proposed_by=viewer.person_id or 0)
    rows = ClassChange.objects.filter(Q(outlet__in=seen) | own, company_id=viewer.company_id)
    return rows.select_related("outlet__centre", "proposed_by", "settled_by").order_by("-pk")


def class_change_numbered(viewer: Viewer, number: int, *, on: date) -> ClassChange:
    found = class_changes_for(viewer, on=on).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"class change {number}", "is not yours to see", "look at the list again"))
    return found


def class_changes_to_decide(viewer: Viewer) -> list[ClassChange]:
    """Proposed by others, the oldest first; nothing is asked for whoever decides about none."""
    rows = class_changes_waiting(viewer).select_related("outlet", "proposed_by")
    return list(rows.order_by("pk"))


def class_changes_waiting(viewer: Viewer) -> QuerySet[ClassChange]:
    """The same to be counted: those that `may_decide_class` lets the viewer decide about."""
    rows = ClassChange.objects.filter(company_id=viewer.company_id, state=ClassChange.State.PROPOSED)
    if viewer.person_id is None:
        return rows.none()
    if not (viewer.can_manage or "leader" in viewer.roles):
        leads = bool(viewer.roles & LEADING_ROLES)
        rows = rows.filter(outlet__centre_id__in=viewer.centres_led if leads else ())
    return rows.exclude(proposed_by=viewer.person_id)


def class_changes_decided(viewer: Viewer, since: datetime) -> list[ClassChange]:
    """The viewer's own proposals that somebody decided about since then."""
    rows = ClassChange.objects.filter(
        company_id=viewer.company_id,
        proposed_by=viewer.person_id or 0,
        state__in=[ClassChange.State.APPROVED, ClassChange.State.RETURNED],
        settled_at__gte=since,
    )
    return list(rows.select_related("outlet", "settled_by").order_by("-settled_at"))


def class_changes_numbered(company_id: int, numbers: Collection[int]) -> QuerySet[ClassChange]:
    """To be decided about: locked, in the order in which they were proposed."""
    rows = ClassChange.objects.select_for_update(of=("self",)).filter(company_id=company_id, pk__in=numbers)
    return rows.select_related("outlet").order_by("pk")


def decides(viewer: Viewer, change: ClassChange) -> bool:
    return change.state == ClassChange.State.PROPOSED and may_decide_class(
        viewer, centre_id=change.outlet.centre_id, proposed_by=change.proposed_by_id
    )
