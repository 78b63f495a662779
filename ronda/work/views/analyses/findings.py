"""The findings of one search, and those of all searches."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.analyses.filters import AnomalyFilter
from ronda.work.models import Analysis
from ronda.work.queries.anomalies import anomalies_for
from ronda.work.queries.rules_today import work_rules
from ronda.work.views.analyses.choices import centres_recorded, holder_names
from ronda.work.views.analyses.tables import AnomalyTable
from ronda.work.views.doing import today
from ronda.work.wording.anomalies import KINDS, method_of


@for_viewer
def show_anomalies(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Of every search: an account manager reads those of the own outlets."""
    may_settle = bool(centres_recorded(viewer))
    found, table = _listed(request, viewer, anomalies_for(viewer, on=today()), may_settle)
    return show_list(
        request,
        table,
        name="ronda-anomalies",
        template="work/anomalies.html",
        filter=found,
        narrowed=found.form.has_changed(),
        may_settle=may_settle,
    )


def show_findings(
    request: HttpRequest, viewer: Viewer, analysis: Analysis, context: dict[str, Any]
) -> HttpResponse:
    rows = anomalies_for(viewer, on=today()).filter(analysis=analysis)
    found, table = _listed(request, viewer, rows, context["may_settle"], currency=analysis.company.currency)
    return show_list(
        request,
        table,
        name="ronda-anomalies",
        template="work/analysis_anomalies.html",
        filter=found,
        narrowed=found.form.has_changed(),
        looked=_looked(analysis),
        method=method_of(work_rules(analysis.day)),
        **context,
    )


def _listed(
    request: HttpRequest, viewer: Viewer, rows: Any, may_settle: bool, *, currency: str = ""
) -> tuple[AnomalyFilter, AnomalyTable]:
    on: date = today()
    own, one = viewer.scope == "own", bool(currency)
    held = {} if own else holder_names(viewer, on)
    found = AnomalyFilter(
        request.GET,
        queryset=rows,
        viewer=viewer,
        on=on,
        holders=sorted({(code, name) for code, name in held.values()}, key=lambda each: each[1]),
    )
    left_out = [] if may_settle else ["chosen"]
    left_out += ["analysis"] if one else []
    left_out += ["holder"] if own else []
    table = AnomalyTable(
        found.qs,
        holders={outlet: name for outlet, (_code, name) in held.items()},
        left_out=tuple(left_out),
        currency=currency or company_for(viewer).currency,
        order_by=("-strength",) if one else ("-analysis", "-strength"),
    )
    table.empty_text = _("No anomaly fits these filters.")
    return found, table


def _looked(analysis: Analysis) -> list[dict[str, Any]]:
    return [
        {**each, "name": KINDS[each["kind"]], "by_chance": each["by_chance_hundredths"] / 100}
        for each in analysis.figures.get("looked", [])
    ]
