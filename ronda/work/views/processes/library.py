"""The library as a list, and a new process in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.processes import ProcessFilter, ProcessForm
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.processes import processes_for
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.company_wide import may_shape, may_write_rules
from ronda.work.rules.review_day import review_after
from ronda.work.services.processes import begin_process
from ronda.work.views.doing import moment, record, today
from ronda.work.views.processes.tables import ProcessTable


@for_viewer
def show_library(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = ProcessFilter(request.GET, queryset=processes_for(viewer, on=today()), on=today())
    table = ProcessTable(found.qs, on=today(), order_by=("review_on",))
    narrowed = found.form.has_changed()
    table.empty_text = _("No process fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-processes",
        template="work/processes.html",
        filter=found,
        narrowed=narrowed,
        may_write=may_write_rules(viewer),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_write_rules(viewer):
        raise Http404
    review_on = review_after(today(), work_rules(today()).review_months)
    form = ProcessForm(
        request.POST or None,
        initial={"review_on": review_on},
        people=owners(viewer),
        new=True,
        adopts=may_shape(viewer),
    )
    return record(
        request,
        form,
        lambda good: begin_process(
            by=viewer,
            at=moment(),
            code=good.cleaned_data["code"],
            row=good.row(),
            text=good.cleaned_data["text"],
            starts=good.cleaned_data.get("starts"),
        ),
        to=lambda process: reverse("work_process", args=[process.pk]),
        said=_("The process stands in the library."),
        back=reverse("work_processes"),
        heading=_("Add a process"),
    )


def owners(viewer: Viewer) -> list[tuple[str, str]]:
    """Code and name of those who work in the viewer's centres."""
    return [(each.code, each.name) for each in colleagues_of(viewer, on=today())]
