"""A phase priority is written or changed, with the lessons of similar ones beside the form."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.outlets.queries import holders_of
from ronda.people.queries import centres_for
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording.indicators import indicator_name
from ronda.work.forms.priorities import PriorityForm
from ronda.work.models import Priority
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.method import method_places
from ronda.work.queries.priorities import lessons_like, may_make, priority_for
from ronda.work.queries.priorities.kinds import codes_of_kind
from ronda.work.rules import may_record_in
from ronda.work.services.priorities import PriorityRow, change_priority, make_priority
from ronda.work.views.doing import moment, record, today


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = may_make(viewer)
    if not centres:
        raise Http404
    begins: dict[str, Any] = {
        "starts": today(),
        "title": request.GET.get("title", ""),
        "owner": _own_code(viewer),
    }
    form = PriorityForm(request.POST or None, initial=begins, new=True, centres=centres, **_offered(viewer))
    return record(
        request,
        form,
        lambda good: make_priority(by=viewer, at=moment(), row=_row(viewer, good, centres[0][0])),
        to=lambda priority: reverse("work_priority", args=[priority.pk]),
        said=_("The phase priority is made. Now give the tasks that it needs."),
        template="work/priority_form.html",
        back=reverse("work_priorities"),
        heading=_("New phase priority"),
        learnt=_lessons(
            viewer, request.POST.get("title", begins["title"]), request.POST.getlist("indicators")
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    priority = priority_for(viewer, number)
    if priority.closed_on is not None or not may_record_in(viewer, priority.centre_id):
        raise Http404
    centre = (priority.centre.code, priority.centre.name)
    form = PriorityForm(
        request.POST or None, initial=_said(priority), new=False, centres=[centre], **_offered(viewer)
    )
    return record(
        request,
        form,
        lambda good: change_priority(
            by=viewer, at=moment(), number=number, row=_row(viewer, good, centre[0])
        ),
        to=reverse("work_priority", args=[number]),
        said=_("The phase priority is changed."),
        template="work/priority_form.html",
        heading=_("Change the phase priority"),
        below=priority.title,
        learnt=lessons_like(
            viewer,
            title=priority.title,
            indicators=priority.indicators,
            place=priority.place,
            number=number,
        ),
    )


def _offered(viewer: Viewer) -> dict[str, Any]:
    on = today()
    people = {each.code: each.name for each in colleagues_of(viewer, on=on)}
    # Several posts may have an indicator of one name: one of them stands for all.
    named = {indicator_name(code): code for code in reversed(list(rules_in_use(on).indicators))}
    return {
        "people": sorted(people.items(), key=lambda each: each[1]),
        "indicators": sorted(((code, name) for name, code in named.items()), key=lambda each: each[1]),
        "places": method_places(viewer, on),
        "holders": holders_of(viewer, on=on),
    }


def _own_code(viewer: Viewer) -> str:
    own = (each.code for each in colleagues_of(viewer, on=today()) if each.person_id == viewer.person_id)
    return next(own, "")


def _lessons(viewer: Viewer, title: str, indicators: list[str]) -> list[Any]:
    return lessons_like(viewer, title=title, indicators=indicators)


def _said(priority: Priority) -> dict[str, Any]:
    plain = ("title", "goal", "indicators", "place", "starts", "last")
    codes = priority.outlets.order_by("outlet__code").values_list("outlet__code", flat=True)
    return {name: getattr(priority, name) for name in plain} | {
        "owner": priority.owner.code,
        "centre": priority.centre.code,
        "codes": " ".join(codes),
    }


def _row(viewer: Viewer, good: PriorityForm, centre: str) -> PriorityRow:
    said = good.cleaned_data
    chosen = said["centre"] or centre
    centre_id = centres_for(viewer).get(code=chosen).pk
    added = codes_of_kind(viewer, centre_id, said["add"], said["holder"], on=today())
    return PriorityRow(
        centre_code=chosen,
        title=said["title"],
        goal=said["goal"],
        starts=said["starts"],
        last=said["last"],
        owner_code=said["owner"],
        indicators=said["indicators"],
        place=said["place"],
        outlets={*said["codes"], *added},
    )
