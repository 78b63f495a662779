"""Where visits begin: the running month in short, one's own and that of those whom one leads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries import visits_for
from ronda.visits.queries.quotas import paces_in
from ronda.visits.rules.quotas import by_class
from ronda.visits.views.quota_tables import PaceTable, pace_row
from ronda.visits.views.quotas import own_words
from ronda.visits.wording.quotas import reason_words
from ronda.work.views.doing import today

NEWEST = 12
SHOWN = 10


@for_viewer
def show_home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    month, on = Month.of(today()), today()
    found = paces_in(viewer, month, today=on)
    own = found.of(viewer.person_id)
    led = [each for each in found.people if each.stint.person_id != viewer.person_id]
    warned = [each for each in led if each.pace.warned]
    table = PaceTable([pace_row(each, "") for each in led], one_centre=True, order_by=("pace",))
    chosen = sorted(
        (row for each in own for row in each.chosen), key=lambda row: (row.day is None, row.day or on, row.pk)
    )
    held = [one for each in own for one in each.held]
    context = {
        "month": month,
        "visits": visits_for(viewer, month).order_by("-day", "-pk")[:NEWEST],
        "own": [own_words(each) for each in own],
        "may_choose": any(each.quota for each in own),
        "chosen": [(row, reason_words(row.told.get("reasons", ()))) for row in chosen[:SHOWN]],
        "more_chosen": max(len(chosen) - SHOWN, 0),
        "classes": by_class(one.book for one in held),
        "due": [one for one in held if one.book.due and not one.book.done][:SHOWN],
        "holds": bool(held),
        "led": len(led),
        "warned": len(warned),
        "table": table,
        "code": own[0].stint.code if own else "",
    }
    return render(request, "visits/home.html", context)
