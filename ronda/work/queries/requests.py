"""Reads of customer requests."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest
from ronda.work.queries.numbered import NUMBER
from ronda.work.queries.seen import seen_by
from ronda.work.rules import is_answered_in_time


def requests_in_force(viewer: Viewer) -> QuerySet[CustomerRequest]:
    """Those that the viewer answers or took down, those of one's centres' outlets, or the company's."""
    seen = seen_by(viewer, centre="outlet__centre_id", persons=["owner_id", "raised_by_id"])
    return CustomerRequest.objects.filter(in_force(), seen)


def requests_for(viewer: Viewer, month: Month) -> QuerySet[CustomerRequest]:
    """Those due in the month."""
    requests = requests_in_force(viewer).filter(due_on__gte=month.start, due_on__lt=month.end)
    return requests.select_related("outlet", "owner")


def known_requests(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the requests due in the month."""
    refuse_unless_freezing(viewer)
    requests = CustomerRequest.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, due_on__gte=month.start, due_on__lt=month.end
    )
    return [
        {
            "request_id": number,
            "outlet_id": outlet,
            "owner_id": owner,
            "due": due_on,
            "in_time": is_answered_in_time(due_on, closed_on, confirmed),
        }
        for number, outlet, owner, due_on, closed_on, confirmed in requests.values_list(
            NUMBER, "outlet_id", "owner_id", "due_on", "closed_on", "confirmed"
        )
    ]
