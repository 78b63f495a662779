"""Customer requests: the list, one of them, a new one, and what becomes of it."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.chains import first_day
from ronda.work.forms.requests import AssignForm, ConfirmForm, RequestFilter, RequestForm
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.queries.request_list import BY_TURN, listed_requests, request_page
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import may_record_in
from ronda.work.services import answer_request
from ronda.work.services.customer_requests import (
    RequestRaised,
    assign_requests,
    confirm_request,
    open_request_again,
    raise_request,
)
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.handover_shared import named
from ronda.work.views.request_tables import RequestTable
from ronda.work.wording.requests import STATES, topic_word, topics_of


@for_viewer
def show_requests(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = _filter(request, viewer)
    table = RequestTable(found.qs.order_by(*BY_TURN))
    narrowed = found.form.has_changed()
    table.empty_text = (
        _("No request fits these filters.") if narrowed else _("No outlet has asked for anything.")
    )
    if not narrowed:
        table.empty_link = (reverse("work_request_new"), _("Take down the first request"))
    return show_list(
        request,
        table,
        name="ronda-requests",
        template="work/requests.html",
        filter=found,
        narrowed=narrowed,
        may_assign=bool(viewer.can_manage or any(may_record_in(viewer, each) for each in viewer.centre_ids)),
    )


@for_viewer
def show_request(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    on = today()
    found = request_page(viewer, number, today=on)
    word, kind = STATES[found.state]
    whose = Reached(found.request.owner_id, found.request.outlet.centre_id)
    context: dict[str, Any] = {
        "found": found,
        "asked": found.request,
        "topic": topic_word(found.request.topic),
        "state": word,
        "state_kind": kind,
        "desk": desk_of(viewer, "request", number, whose),
        "confirm_form": ConfirmForm(initial={"confirmed_on": on}) if found.may_check else None,
    }
    return render(request, "work/request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def new_request(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    asked = request.GET
    initial = {name: asked[name] for name in ("outlet", "topic", "visit", "text") if asked.get(name)}
    form = RequestForm(
        request.POST or None,
        initial={"raised_on": first_day(asked.get("raised_on", ""), on)} | initial,
        topics=topics_of(work_rules(on).customer_request_days),
        people=named(colleagues_of(viewer, on=on)),
    )
    return record(
        request,
        form,
        lambda good: raise_request(by=viewer, at=moment(), today=on, raised=_raised(good)),
        to=lambda raised: reverse("work_request", args=[raised.number]),
        said=lambda raised: _("It is taken down; %(name)s answers.") % {"name": raised.owner.name},
        heading=_("New customer request"),
        below=_("What an outlet asks for, on a visit or by telephone."),
        back=reverse("work_requests"),
    )


@require_POST
@for_viewer
def answer(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    text = request.POST.get("answer", "").strip()[:4000]

    def write() -> Any:
        if not text:
            raise RefusedError(Problem("answer", "says nothing", "write the answer"))
        return answer_request(by=viewer, at=moment(), number=number, closed_on=today(), answer=text)

    return _press(request, number, write, _("It is answered; the outlet has to confirm it."))


@require_POST
@for_viewer
def confirm(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    form = ConfirmForm(request.POST)
    return record(
        request,
        form,
        lambda good: confirm_request(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=reverse("work_request", args=[number]),
        said=_("The request is closed: the outlet has confirmed it."),
        heading=_("The outlet confirms it"),
    )


@require_POST
@for_viewer
def open_again(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return _press(
        request,
        number,
        lambda: open_request_again(by=viewer, at=moment(), today=today(), number=number, why=why),
        _("The request is open again; its due day stays."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def assign(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    if not request_page(viewer, number, today=today()).may_assign:
        raise Http404
    return _assign(request, viewer, [number], "send" in request.POST, reverse("work_request", args=[number]))


@require_POST
@for_viewer
def assign_many(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """First the chosen ones with a form, then the deed."""
    if request.POST.get("every"):
        rows = _filter(request, viewer).qs.filter(state__in=("open", "late"))
        numbers = list(rows.order_by("due_on").values_list("kept", flat=True)[:500])
    else:
        numbers = [int(each) for each in request.POST.getlist("chosen") if each.isdecimal()]
    if not numbers:
        raise Http404
    return _assign(request, viewer, numbers, "send" in request.POST, reverse("work_requests"))


def _assign(
    request: HttpRequest, viewer: Viewer, numbers: list[int], confirmed: bool, to: str
) -> HttpResponse:
    people = named(colleagues_of(viewer, on=today()))
    form = AssignForm(request.POST if confirmed else None, people=people)
    return record(
        request,
        form,
        lambda good: assign_requests(
            by=viewer,
            at=moment(),
            today=today(),
            numbers=numbers,
            to_code=good.cleaned_data["owner"],
            why=good.cleaned_data["why"],
        ),
        to=to,
        said=lambda changes: (
            ngettext("%(number)s request passed on.", "%(number)s requests passed on.", len(changes))
            % {"number": len(changes)}
        ),
        template="work/chosen_form.html",
        heading=_("Pass on to another owner"),
        above=ngettext("%(number)s request", "%(number)s requests", len(numbers)) % {"number": len(numbers)},
        below=_("The due day stays as it is."),
        chosen=numbers,
    )


def _raised(form: RequestForm) -> RequestRaised:
    said = form.cleaned_data
    return RequestRaised(
        outlet_code=said["outlet"].strip(),
        topic=said["topic"],
        text=said["text"],
        raised_on=said["raised_on"],
        owner_code=said["owner"],
        visit_number=said["visit"],
    )


def _filter(request: HttpRequest, viewer: Viewer) -> RequestFilter:
    on = today()
    return RequestFilter(
        request.GET,
        queryset=listed_requests(viewer, today=on),
        viewer=viewer,
        people=named(colleagues_of(viewer, on=on)) if viewer.scope != "own" else (),
        topics=topics_of(work_rules(on).customer_request_days),
    )


def _press(request: HttpRequest, number: int, write: Callable[[], Any], said: str) -> HttpResponse:
    def written() -> Any:
        try:
            return write()
        except IntegrityError as overtaken:
            what = "is not in force among yours"
            raise RefusedError(Problem(f"request {number}", what, "look at it again")) from overtaken

    return press(request, written, to=reverse("work_request", args=[number]), said=said)
