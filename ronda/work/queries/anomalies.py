"""Reads of anomalies: the back office those of its centre, an account manager those of the own outlets."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.work.models import Anomaly, Problem
from ronda.work.queries.seen import shared_with
from ronda.work.rules.anomalies.raising import Raised
from ronda.work.rules.problem_states import RUNNING


def anomalies_for(viewer: Viewer, *, on: date) -> QuerySet[Anomaly]:
    """`on` is the day of the portfolio that an account manager looks at."""
    seen = shared_with(viewer, centre="analysis__centre_id", company="analysis__company_id")
    if viewer.scope == "own":
        seen &= Q(outlet_id__in=outlets_for(viewer, on=on).values("pk"))
    return Anomaly.objects.filter(seen).select_related("outlet", "analysis")


def anomalies_to_settle(viewer: Viewer, numbers: list[int]) -> list[Anomaly]:
    """Locked until the end of the transaction; refuses numbers that are not among the viewer's."""
    seen = shared_with(viewer, centre="analysis__centre_id", company="analysis__company_id")
    found = list(
        Anomaly.objects.filter(seen, pk__in=numbers)
        .select_related("outlet", "analysis")
        .select_for_update(of=("self",))
        .order_by("-strength", "pk")
    )
    if len(found) != len(set(numbers)):
        raise RefusedError(Fault("anomaly", "is not in force among yours", "look at the page again"))
    return found


def raised_before(viewer: Viewer, centre_id: int) -> list[Raised]:
    """What was raised in the centre so far: still open, dismissed, or a problem."""
    running = Problem.objects.filter(anomaly_id=OuterRef("pk"), state__in=RUNNING)
    known = Anomaly.objects.filter(analysis__company_id=viewer.company_id, analysis__centre_id=centre_id)
    return [
        Raised(
            each.outlet_id,
            each.kind,
            each.brand,
            each.strength,
            open=each.state == Anomaly.State.OPEN or each.runs,
            dismissed_on=timezone.localdate(each.settled_at)
            if each.state == Anomaly.State.DISMISSED and each.settled_at
            else None,
        )
        for each in known.annotate(runs=Exists(running)).only(
            "outlet_id", "kind", "brand", "strength", "state", "settled_at"
        )
    ]
