"""One process: its text, its versions and reviews; its head, its review, its end."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.processes import ProcessForm, ReviewForm
from ronda.work.models import Process
from ronda.work.queries.desk import desk_of
from ronda.work.queries.processes import process_numbered, process_page
from ronda.work.queries.reached import Reached
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.company_wide import may_shape, may_write_rules
from ronda.work.rules.review_day import review_after
from ronda.work.services.processes import change_process, end_process, review_process
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.processes.library import owners
from ronda.work.views.processes.paragraphs import paragraphs


@for_viewer
def show_process(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = process_page(viewer, number, on=today())
    process = found.process
    context = {
        "found": found,
        "process": process,
        "text": paragraphs(found.current.text) if found.current else [],
        "overdue": process.ended_on is None and process.review_on < today(),
        "may_write": may_write(viewer, process),
        "may_shape": may_shape(viewer),
        "desk": desk_of(viewer, "process", number, Reached(process.owner_id)),
    }
    return render(request, "work/process.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    process = writable(viewer, number)
    initial = {
        "code": process.code,
        "title": process.title,
        "area": process.area,
        "owner": process.owner.code,
        "review_on": process.review_on,
    }
    people = owners(viewer)
    if process.owner.code not in dict(people):
        people.insert(0, (process.owner.code, process.owner.name))
    form = ProcessForm(request.POST or None, initial=initial, people=people, new=False, adopts=False)
    return record(
        request,
        form,
        lambda good: change_process(by=viewer, at=moment(), number=number, row=good.row()),
        to=_page(number),
        said=_("The process is changed."),
        heading=process.title,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def review(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    process = writable(viewer, number)
    next_on = review_after(today(), work_rules(today()).review_months)
    form = ReviewForm(request.POST or None, initial={"next_on": next_on})
    return record(
        request,
        form,
        lambda good: review_process(
            by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data
        ),
        to=_page(number),
        said=_("The review is kept, and the next one is set."),
        heading=_("Review of “%(title)s”") % {"title": process.title},
    )


@require_POST
@for_viewer
def end(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: end_process(by=viewer, at=moment(), number=number, on=today(), why=why),
        to=_page(number),
        said=_("The process is no longer used; it stays in the library to be read."),
    )


def may_write(viewer: Viewer, process: Process) -> bool:
    own = viewer.person_id is not None and viewer.person_id == process.owner_id
    return process.ended_on is None and (own or may_write_rules(viewer))


def writable(viewer: Viewer, number: int) -> Process:
    process = process_numbered(viewer, number)
    if not may_write(viewer, process):
        raise Http404
    return process


def _page(number: int) -> str:
    return reverse("work_process", args=[number])
