"""The register: what is found and not solved yet, what repeats, and how it went."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import month_name
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.problems.filters import ProblemFilter
from ronda.work.forms.problems.steps import SettleForm
from ronda.work.queries.problem_proposals import process_numbered, processes_in_use, repeated_problems
from ronda.work.queries.problem_trend import courses_of
from ronda.work.queries.problems import owners_of, problems_for, topics_of
from ronda.work.rules.company_wide import may_write_rules
from ronda.work.rules.problem_trend import trend_by_month, trend_by_topic, trend_of
from ronda.work.services.problem_proposals import settle_proposal
from ronda.work.views.doing import moment, record, today
from ronda.work.views.problems.tables import ProblemTable

MONTHS = 12


@for_viewer
def show_problems(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = ProblemFilter(
        request.GET,
        queryset=problems_for(viewer),
        viewer=viewer,
        on=today(),
        topics=topics_of(viewer),
        owners=owners_of(viewer),
    )
    table = ProblemTable(found.qs, on=today(), order_by=("-found_on",))
    table.empty_text = _("No problem fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-problems",
        template="work/problems.html",
        filter=found,
        narrowed=found.form.has_changed(),
        repeated=repeated_problems(viewer),
        settled=repeated_problems(viewer, settled=True)[:5],
        may_settle=may_write_rules(viewer),
    )


@for_viewer
def show_trend(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Twelve months, the running one last."""
    running = Month.of(today())
    months = [running.plus(number) for number in range(1 - MONTHS, 1)]
    courses = courses_of(viewer, months)
    by_month = trend_by_month(courses, months)
    context = {
        "whole": trend_of(courses, months),
        "by_month": by_month[::-1],
        "by_topic": trend_by_topic(courses, months),
        "chart": {
            "labels": [month_name(month) for month, _trend in by_month],
            "series": [
                {"name": _("Found"), "values": [trend.found for _month, trend in by_month]},
                {"name": _("Solved"), "values": [trend.solved for _month, trend in by_month]},
            ],
        },
    }
    return render(request, "work/problem_trend.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def settle(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    repeated = next((each for each in repeated_problems(viewer) if each.proposal.pk == number), None)
    if repeated is None or not may_write_rules(viewer):
        raise Http404
    form = SettleForm(
        request.POST or None,
        processes=processes_in_use(viewer),
        initial={"process": str(repeated.proposal.process_id or "")},
    )

    def write(good: SettleForm) -> str:
        chosen = good.cleaned_data["process"] if good.cleaned_data["how"] == "adopted" else ""
        process = process_numbered(viewer, int(chosen)) if chosen else None
        settle_proposal(by=viewer, at=moment(), number=number, why=good.cleaned_data["why"], process=process)
        return reverse("work_process_write", args=[process.pk]) if process else reverse("work_problems")

    return record(
        request,
        form,
        write,
        to=lambda address: address,
        said=_("It is settled; the problems that follow are counted anew."),
        template="work/problem_settle.html",
        back=reverse("work_problems"),
        repeated=repeated,
    )
