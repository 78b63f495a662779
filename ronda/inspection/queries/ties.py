"""Information checks that were made for a phase priority."""

from django.db.models import Count, Q, Window
from django.utils.translation import gettext_lazy as _

from ronda.inspection.queries.checks import checks_in_force
from ronda.people.rules import Viewer
from ronda.work.queries.ties import Concern, TiedRow, Ties

SHOWN = 10
WORDS = {
    True: _("%(outlet)s: complete, correct and in time"),
    False: _("%(outlet)s: something was missing, wrong or late"),
}


def checks_tied(viewer: Viewer, concern: Concern) -> Ties:
    """Those that name it, and those of its outlets within its days."""
    within = Q(day__range=(concern.starts, concern.last), outlet_id__in=concern.outlets)
    found = checks_in_force(viewer).filter(
        Q(priority_id=concern.number) | within, company_id=concern.company_id
    )
    counted = found.annotate(all=Window(Count("pk")))
    rows = list(counted.select_related("outlet").order_by("-day", "-pk")[:SHOWN])
    return Ties(
        _("Information checks"),
        rows[0].all if rows else 0,
        [
            TiedRow(
                each.day,
                str(WORDS[each.complete and each.correct and each.on_time]) % {"outlet": each.outlet.name},
            )
            for each in rows
        ],
    )
