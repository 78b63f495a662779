"""A kept proposal: what it moves, on the map before and after, and accepting it as it is shown."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.design.tables import show_table
from ronda.kernel.reason import Reason
from ronda.outlets.forms.portfolios import AcceptForm
from ronda.outlets.queries import proposal_for
from ronda.outlets.queries.listing import MOST_POINTS
from ronda.outlets.rules.kept import Shown
from ronda.outlets.services import accept_kept
from ronda.outlets.views.doing import moment, record
from ronda.outlets.views.tables import MoveTable
from ronda.outlets.wording import proposal_sentence
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def show_proposal(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    kept, shown = proposal_for(viewer, number)
    side = "before" if request.GET.get("map") == "before" else "after"
    table = MoveTable(_moves(shown), order_by=("name",))
    table.empty_text = _("No outlet moves: the portfolios are as this proposal has them.")
    if (file := show_table(request, table, name=f"ronda-proposal-{number}")) is not None:
        return file
    form = AcceptForm(request.POST or None, initial={"start": kept.day})
    context: dict[str, Any] = {
        "kept": kept,
        "shown": shown,
        "table": table,
        "loads": _loads(shown),
        "sentences": _sentences(shown, only_handovers=False),
        "handovers": _sentences(shown, only_handovers=True),
        "side": side,
        "points": _points(shown, side),
        "moving": len(shown.moving),
        "free": sum(not each.before for each in shown.outlets),
    }
    return record(
        request,
        viewer,
        form,
        lambda good: accept_kept(
            by=viewer, at=moment(), number=number, start=good.cleaned_data["start"], why=good.reason
        ),
        to=f"{reverse('outlets_portfolios')}?centre={kept.centre.code}",
        template="outlets/proposal.html",
        **context,
    )


def _loads(shown: Shown) -> list[dict[str, Any]]:
    """Each account manager before and after, with the part of the month's minutes; the widest bar is 100."""
    after = {load.manager: load for load in shown.after}
    most = max((load.minutes for load in (*shown.before, *shown.after)), default=0) or 1
    rows = []
    for before in shown.before:
        later = after.get(before.manager)
        minutes = later.minutes if later else 0
        rows.append(
            {
                "name": shown.names.get(before.manager, before.manager),
                "before": before,
                "after": later,
                "share_before": _percent(before.minutes, shown.monthly_minutes),
                "share_after": _percent(minutes, shown.monthly_minutes),
                "bar_before": round(100 * before.minutes / most),
                "bar_after": round(100 * minutes / most),
            }
        )
    return rows


def _percent(minutes: int, of: int) -> int | None:
    return round(100 * minutes / of) if of else None


def _sentences(shown: Shown, *, only_handovers: bool) -> list[str]:
    return [
        proposal_sentence(_named(reason, shown))
        for reason in shown.reasons
        if (reason.code == "proposal.handover") is only_handovers
    ]


def _named(reason: Reason, shown: Shown) -> Reason:
    manager = str(reason.facts.get("manager", ""))
    return Reason(reason.code, {**reason.facts, "manager": shown.names.get(manager, manager)})


def _moves(shown: Shown) -> list[dict[str, str]]:
    return [
        {
            "outlet": each.outlet,
            "name": each.name or each.outlet,
            "before": shown.names.get(each.before, each.before) or _("nobody"),
            "after": shown.names.get(each.after, each.after),
        }
        for each in shown.moving
    ]


def _points(shown: Shown, side: str) -> list[dict[str, Any]]:
    placed = [each for each in shown.outlets if each.latitude is not None and each.longitude is not None]
    if len(placed) > MOST_POINTS:
        return []
    return [
        {
            "lat": each.latitude,
            "lon": each.longitude,
            "name": each.name or each.outlet,
            "group": shown.names.get(getattr(each, side), "") or _("nobody"),
            "href": reverse("outlet", args=[each.outlet]),
        }
        for each in placed
    ]
