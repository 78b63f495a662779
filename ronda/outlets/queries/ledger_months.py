"""The months of which sales are known."""

from ronda.kernel.period import Month
from ronda.outlets.models import LedgerSegment
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


def ledger_months(viewer: Viewer) -> set[Month]:
    """Which months the company's valid segments are of; nothing of what they say."""
    segments = LedgerSegment.objects.filter(in_force(), company_id=viewer.company_id)
    return {Month.parse(month) for month in segments.order_by().values_list("month", flat=True).distinct()}
