"""Service requests of the front office to the back office: the list, and a new one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import numbers_of_outlets
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.requests import ServiceForm
from ronda.work.models import Handover
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.rules_today import work_rules
from ronda.work.queries.task_choices import plans_open
from ronda.work.rules.service_duty import SERVICE_DUTIES, service_duty
from ronda.work.services.service_requests import ServiceAsked, ask_service
from ronda.work.views.doing import moment, record, today
from ronda.work.views.handover_shared import filter_of, named
from ronda.work.views.handover_tables import HandoverTable
from ronda.work.wording.requests import topics_of


@for_viewer
def show_service_requests(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = filter_of(viewer, request.GET)
    rows = found.qs.filter(kind=Handover.Kind.REQUEST)
    table = HandoverTable(
        rows, standing=found.standing, order_by=("-started_on",), caption=_("Service requests"),
        exclude=("chosen", "kind"),
    )  # fmt: skip
    narrowed = found.form.has_changed()
    table.empty_text = (
        _("No service request fits these filters.")
        if narrowed
        else _("Nobody has asked the back office yet.")
    )
    may_ask = bool(viewer.person_id and viewer.centre_ids)
    if not narrowed and may_ask:
        table.empty_link = (reverse("work_service_request_new"), _("Ask the back office"))
    return show_list(
        request,
        table,
        name="ronda-service-requests",
        template="work/service_requests.html",
        filter=found,
        may_ask=may_ask,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def ask(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not (viewer.person_id and viewer.centre_ids):
        raise Http404
    on = today()
    order = list(SERVICE_DUTIES)
    served = [
        each
        for each in colleagues_of(viewer, on=on)
        if service_duty(each.post) is not None and each.person_id != viewer.person_id
    ]
    people = named(sorted(served, key=lambda each: (order.index(each.post), each.name)))
    initial = {name: request.GET[name] for name in ("outlet", "plan", "topic", "to") if request.GET.get(name)}
    form = ServiceForm(
        request.POST or None,
        initial=initial,
        topics=topics_of(work_rules(on).service_request_days),
        people=people,
        plans=plans_open(viewer),
    )
    return record(
        request,
        form,
        lambda good: ask_service(by=viewer, at=moment(), today=on, asked=_asked(viewer, good)),
        to=lambda asked: reverse("work_handover", args=[asked.number]),
        said=_("It is asked; you see here when it is answered."),
        heading=_("Ask the back office"),
        below=_("It has a time limit by its topic, and you say whether the answer helped."),
        back=reverse("work_service_requests"),
    )


def _asked(viewer: Viewer, form: ServiceForm) -> ServiceAsked:
    said: dict[str, Any] = form.cleaned_data
    outlet = None
    if said["outlet"]:
        outlet = numbers_of_outlets(viewer).get(said["outlet"])
        if outlet is None:
            raise RefusedError(Problem("outlet", "is not among your outlets", "choose another outlet"))
    plan = int(said["plan"]) if said["plan"] else None
    return ServiceAsked(said["topic"], said["text"], said["to"], outlet, plan)
