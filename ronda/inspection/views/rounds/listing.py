"""The rounds of inspections, each with what it waits for and for whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.inspection.queries.rounds import own_units, round_lines
from ronda.inspection.rules.rounds import leads_rounds
from ronda.inspection.wording.rounds import KINDS, NEXT, whose_turn
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today


@for_viewer
def show_rounds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    lines = round_lines(viewer, today=today())
    several = len({each.centre for each in lines}) > 1
    context = {
        "lines": [
            {
                "line": each,
                "kind": KINDS[each.state],
                "next": "" if each.next.code == "none" else NEXT[each.next.code],
                "whose": whose_turn(each.next),
            }
            for each in lines
        ],
        "several": several,
        "to_inspect": len(own_units(viewer)),
        "may_announce": may_announce(viewer),
    }
    return render(request, "inspection/rounds.html", context)


def may_announce(viewer: Viewer) -> bool:
    """Whether there is a centre, or the company, whose work the viewer has inspected."""
    if leads_rounds(viewer, None):
        return True
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return any(leads_rounds(viewer, each) for each in led) and centres_for(viewer).exists()
