"""The living page of the design, and the page of help."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.design.showcase import pictures
from ronda.design.showcase.forms import SampleForm
from ronda.design.showcase.rows import SampleFilter, SampleTable, asked_for
from ronda.design.tables import show_table


@login_required
def show_design(request: HttpRequest) -> HttpResponse:
    table = SampleTable(asked_for(request.GET), currency="CNY")
    if file := show_table(request, table, name="example"):
        return file
    charts = [
        ("line", "chart-line", _("Score of twelve months"), pictures.line_chart()),
        ("bar", "chart-bar", _("Amount of six months"), pictures.bar_chart()),
        ("stacked", "chart-stacked", _("Lost points of six months, by office"), pictures.stacked_chart()),
    ]
    context = {
        "table": table,
        "filter_form": SampleFilter(request.GET),
        "form": SampleForm(prefix="whole"),
        "wrong_form": SampleForm({"wrong-name": "", "wrong-since": ""}, prefix="wrong"),
        "charts": [(*chart, pictures.chart_lines(chart[3])) for chart in charts],
        "trend": pictures.SCORES,
        "gaps": [None, 3, 4, None, 6, 5, 7],
        "heat_columns": [_("Visits"), _("Display"), _("Listing"), _("Training")],
        "heat_rows": pictures.heat_rows(),
        "points": pictures.map_points(),
        "steps": pictures.steps(),
        "history": pictures.history(),
        "kinds": ["good", "attention", "stop", "note", "plain"],
        "toasts": ["success", "info", "warning", "error"],
    }
    return render(request, "design/page.html", context)


@login_required
@require_POST
def try_out(request: HttpRequest) -> HttpResponse:
    """What every form of the living page is sent to: it says so and changes nothing."""
    messages.success(request, _("This is an example: nothing was changed."))
    return redirect("design")


@login_required
def show_help(request: HttpRequest) -> HttpResponse:
    return render(request, "design/help.html")
