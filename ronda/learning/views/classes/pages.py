"""A class: its page, made, changed and cancelled; signed up for and off; its date for a calendar program."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ronda.design.templatetags.figures import quantity
from ronda.learning.forms.classes import ClassForm, InviteToClassForm
from ronda.learning.models import LearningForm, TrainingClass
from ronda.learning.queries.classes.page import ClassPage, class_page
from ronda.learning.queries.year.needs import courses_offered
from ronda.learning.queries.year.plans import centres_to_train
from ronda.learning.services.classes import (
    cancel_class,
    change_class,
    invite_to_class,
    make_class,
    sign_off,
    sign_up,
)
from ronda.learning.wording.class_dates import class_entry
from ronda.learning.wording.year_pages import CLASS_STATES, PLACE_STATES, why_words
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.rules.ics import calendar_text
from ronda.work.views.doing import moment, press, record, today

MINUTE = 60
CALENDAR = "text/calendar; charset=utf-8"


@require_GET
@for_viewer
def show_class(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    page = class_page(viewer, number)
    held = page.held
    word, colour = CLASS_STATES[held.state]
    now = moment()
    context = {
        "page": page,
        "held": held,
        "state": word,
        "state_kind": colour,
        "why": why_words(held.state_why),
        "minutes": int((held.ends_at - held.starts_at).total_seconds()) // MINUTE,
        "currency": company_for(viewer).currency,
        "rows": [_place_shown(each) for each in page.places],
        "own": _place_shown(page.own) if page.own else None,
        "begun": held.starts_at <= now,
        "open": held.state == "planned",
        "may_sign_up": held.state == "planned"
        and held.starts_at > now
        and page.own_state in {"", "invited", "left"},
        "may_sign_off": held.state == "planned" and page.own_state in {"invited", "signed_up", "waiting"},
        "desk": desk_of(viewer, "training_class", number, Reached(held.trainer_id, held.centre_id))
        if page.leads
        else None,
    }
    return render(request, "learning/class.html", context)


def _place_shown(place: Any) -> dict[str, Any]:
    word, colour = PLACE_STATES[place.state]
    return {
        "place": place,
        "word": word,
        "colour": colour,
        "why": why_words(place.state_why),
        "how": place.get_how_display() if place.how else "",
        "can_leave": place.state in {"invited", "signed_up", "waiting"},
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def new_class(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = list(centres_to_train(viewer))
    if not centres:
        raise Http404
    courses = courses_offered(viewer.company_id)
    wanted = request.GET.get("course", "")
    chosen = next((each for each in courses if each.code == wanted), None)
    zone = ZoneInfo(company_for(viewer).timezone)
    form = ClassForm(
        request.POST or None,
        courses=[
            (each.code, each.title) for each in courses if each.form == LearningForm.CLASS or each is chosen
        ],
        centres=[(each.code, each.name) for each in centres],
        trainers=_trainers(viewer),
        initial={
            "course": wanted,
            "minutes": chosen.minutes if chosen else None,
            "seats": chosen.seats if chosen else None,
            "trainer": chosen.trainer.code if chosen and chosen.trainer else "",
            "cost": chosen.cost_cents / 100 if chosen and chosen.cost_cents else None,
            "begins": "14:00",
        },
    )
    return record(
        request,
        form,
        lambda good: make_class(
            by=viewer,
            at=moment(),
            centre=good.cleaned_data["centre"],
            course=good.cleaned_data["course"],
            said=good.said(zone),
        ),
        to=lambda held: reverse("training_class", args=[held.pk]),
        said=_("The class is laid down; invite people to it."),
        back=reverse("training_classes"),
        heading=_("New class"),
    )


def _trainers(viewer: Viewer) -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in colleagues_of(viewer, on=today())]


def _led(viewer: Viewer, number: int) -> ClassPage:
    page = class_page(viewer, number)
    if not page.leads:
        raise Http404
    return page


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    held = _led(viewer, number).held
    zone = ZoneInfo(company_for(viewer).timezone)
    form = ClassForm(
        request.POST or None,
        courses=None,
        centres=None,
        trainers=_trainers(viewer),
        initial=_as_it_is(held),
    )
    return record(
        request,
        form,
        lambda good: change_class(by=viewer, at=moment(), number=number, said=good.said(zone)),
        to=reverse("training_class", args=[number]),
        said=_("The class is changed; whoever has a place finds it so."),
        heading=_("Change the class"),
        below=held.course.title,
    )


def _as_it_is(held: TrainingClass) -> dict[str, Any]:
    starts = timezone.localtime(held.starts_at)
    return {
        "day": starts.date(),
        "begins": starts.strftime("%H:%M"),
        "minutes": int((held.ends_at - held.starts_at).total_seconds()) // MINUTE,
        "room": held.room,
        "trainer": held.trainer.code if held.trainer else "",
        "trainer_name": held.trainer_name,
        "seats": held.seats,
        "cost": held.cost_cents / 100,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def invite(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    page = _led(viewer, number)
    seated = {each.person_id for each in page.places if each.state not in {"left", "waiting"}}
    people = [
        (each.code, each.name)
        for each in colleagues_of(viewer, on=today(), centres=[page.held.centre_id])
        if each.person_id not in seated
    ]
    form = InviteToClassForm(request.POST or None, people=people)

    def said(told: Any) -> str:
        if not told[1]:
            return _("They are invited.")
        more = ngettext(
            "More people than seats: %(number)s person waits, and moves up when a seat is given back.",
            "More people than seats: %(number)s people wait, and move up when seats are given back.",
            len(told[1]),
        )
        return more % {"number": quantity(len(told[1]))}

    return record(
        request,
        form,
        lambda good: invite_to_class(
            by=viewer, at=moment(), number=number, people=good.cleaned_data["people"]
        ),
        to=reverse("training_class", args=[number]),
        said=said,
        heading=_("Invite people"),
        below=page.held.course.title,
    )


@require_POST
@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: cancel_class(by=viewer, at=moment(), number=number, why=request.POST.get("reason", "")),
        to=reverse("training_class", args=[number]),
        said=_("The class is cancelled; whoever had a place finds the reason."),
    )


@require_POST
@for_viewer
def join(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: sign_up(by=viewer, at=moment(), number=number),
        to=reverse("training_class", args=[number]),
        said=lambda place: (
            _("No seat is left: you are on the waiting list and move up when one is given back.")
            if place.state == "waiting"
            else _("You are signed up.")
        ),
    )


@require_POST
@for_viewer
def leave(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Oneself, or the person that who leads the class takes out."""
    person = request.POST.get("person", "")
    return press(
        request,
        lambda: sign_off(
            by=viewer, at=moment(), number=number, why=request.POST.get("reason", ""), person=person
        ),
        to=reverse("training_class", args=[number]),
        said=_("The seat is given back."),
    )


@require_GET
@for_viewer
def calendar_file(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One class; a later copy of it changes the earlier one."""
    held = class_page(viewer, number).held
    host = request.get_host().partition(":")[0]
    now = moment()
    entry = class_entry(
        held,
        uid=f"class-{held.pk}@{host}",
        url=request.build_absolute_uri(reverse("training_class", args=[held.pk])),
    )
    text = calendar_text([entry], name=held.course.title, stamp=now, sequence=int(now.timestamp()) // MINUTE)
    answer = HttpResponse(text, content_type=CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="ronda-class-{held.pk}.ics"'
    return answer
