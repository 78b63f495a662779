"""What the two of an observed visit do: arrange it, name the visit, fill in, agree, close, call off."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import day
from ronda.learning.forms.practice.observations import (
    AgreeForm,
    ArrangeForm,
    CallOffForm,
    SheetForm,
    VisitForm,
)
from ronda.learning.models import Observation
from ronda.learning.queries.practice.observations import (
    made_visits,
    observation_for,
    own_sheet,
    tied_visit,
    visits_to_tie,
)
from ronda.learning.queries.practice.who import (
    OBSERVED,
    colleagues_by_code,
    courses_in,
    is_colleague,
    practice_rules,
)
from ronda.learning.services.practice import (
    ObservationSaid,
    agree_observation,
    arrange_observation,
    cancel_observation,
    close_observation,
    fill_sheet,
    tie_to_visit,
)
from ronda.learning.wording.practice_home import observation_words
from ronda.learning.wording.practice_words import SHOWER_QUESTIONS, WATCHER_QUESTIONS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code
from ronda.work.views.doing import moment, record, today


@for_viewer
def arrange(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not is_colleague(viewer):
        raise Http404
    people = [(each.code, each.name) for each in colleagues_by_code(viewer, today()).values()]
    courses = [(str(each.pk), each.title) for each in courses_in(viewer, OBSERVED)]
    first = {"kind": "peer", "watches": own_code(request), "day": today()}
    form = ArrangeForm(request.POST or None, people=people, courses=courses, initial=first)

    def write(good: ArrangeForm) -> Observation:
        said = dict(good.cleaned_data)
        course = said.pop("course", "")
        known = ObservationSaid(**said, course=int(course) if course else None)
        return arrange_observation(by=viewer, at=moment(), today=today(), said=known)

    return record(
        request,
        form,
        write,
        to=lambda made: reverse("observation", args=[made.pk]),
        said=_("It is arranged; now name the visit."),
        back=reverse("observations"),
        heading=_("Arrange an observation"),
        below=_("Two people at one visit: both fill in a sheet, and then talk about what they saw."),
    )


@for_viewer
def name_visit(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    each = observation_for(viewer, number, today())
    planned, made = visits_to_tie(each)
    offered = [(f"planned-{one.pk}", _planned_words(one)) for one in planned if one.state != "done"]
    offered += [(f"visit-{one.number}", _made_words(one)) for one in made]
    form = VisitForm(request.POST or None, visits=offered)

    def write(good: VisitForm) -> Any:
        plan, visit = good.named
        return tie_to_visit(by=viewer, at=moment(), today=today(), number=number, planned=plan, visit=visit)

    return record(
        request,
        form,
        write,
        to=_address(number),
        said=_("The visit is named."),
        template="learning/observation_visit.html",
        heading=_("Name the visit"),
        below=observation_words(each),
        each=each,
        any=bool(offered),
    )


@for_viewer
def fill_in(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One's own sheet, and never the other's."""
    each, rules = observation_for(viewer, number, today()), practice_rules(today())
    shows = viewer.person_id == each.shows_id
    if not shows and viewer.person_id != each.watches_id:
        raise Http404
    form = SheetForm(
        request.POST or None,
        questions=rules.shower_questions if shows else rules.watcher_questions,
        words=SHOWER_QUESTIONS if shows else WATCHER_QUESTIONS,
        grade_most=rules.grade_most,
        initial=dict(own_sheet(each, viewer.person_id)),
    )
    return record(
        request,
        form,
        lambda good: fill_sheet(by=viewer, at=moment(), today=today(), number=number, answers=good.answers),
        to=_address(number),
        said=_("Your sheet is in. You see the other's once both are in."),
        heading=_("Sheet of who shows") if shows else _("Sheet of who watches"),
        below=observation_words(each),
    )


@for_viewer
def agree(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    each = observation_for(viewer, number, today())
    return record(
        request,
        AgreeForm(request.POST or None, initial={"text": each.agreed}),
        lambda good: agree_observation(
            by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data
        ),
        to=_address(number),
        said=_("It is written down."),
        heading=_("What both take from it"),
        below=observation_words(each),
    )


@for_viewer
def close(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """With the visit that took place; the one that it is tied to is chosen already."""
    each = observation_for(viewer, number, today())
    made = [(f"visit-{one.number}", _made_words(one)) for one in made_visits(each).select_related("outlet")]
    form = VisitForm(request.POST or None, visits=made, initial={"visit": f"visit-{tied_visit(each)}"})
    form.send = _("Close the observation")
    return record(
        request,
        form,
        lambda good: close_observation(
            by=viewer, at=moment(), today=today(), number=number, visit=good.named[1]
        ),
        to=_address(number),
        said=_("It is closed; the time of the visit counts as learning time of both."),
        template="learning/observation_visit.html",
        heading=_("Close the observation"),
        below=observation_words(each),
        each=each,
        any=bool(made),
    )


@for_viewer
def call_off(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    each = observation_for(viewer, number, today())
    return record(
        request,
        CallOffForm(request.POST or None),
        lambda good: cancel_observation(
            by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data
        ),
        to=_address(number),
        said=_("It is called off."),
        heading=_("Call the observation off"),
        below=observation_words(each),
    )


def _address(number: int) -> str:
    return reverse("observation", args=[number])


def _planned_words(one: Any) -> str:
    starts = one.starts_at.strftime("%H:%M ") if one.starts_at else ""
    state = capfirst(one.get_state_display())
    return f"{starts}{one.outlet.name} · {state}"


def _made_words(one: Any) -> str:
    return _("%(outlet)s, visited on %(day)s") % {"outlet": one.outlet.name, "day": day(one.day)}
