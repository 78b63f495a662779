"""Duties of a draft: added, changed, put elsewhere, taken out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.cards import AddDutyForm, DutyForm, texts_of_duty
from ronda.work.models import Card
from ronda.work.queries.cards import card_numbered
from ronda.work.rules.company_wide import may_shape
from ronda.work.services.cards import add_duty, change_duty, move_duty, remove_duty
from ronda.work.views.doing import moment, press, record

SAVED = ["GET", "HEAD", "POST"]


@require_http_methods(SAVED)
@for_viewer
def add_from_pack(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    card = _draft(viewer, number)
    form = AddDutyForm(request.POST or None, taken={duty.code for duty in card.duties.all()})
    return record(
        request,
        form,
        lambda good: add_duty(by=viewer, at=moment(), number=number, duty=good.duty()),
        to=_page(number),
        said=_("The duty stands at the end of the card."),
        heading=_("Add a duty of the default cards"),
    )


@require_http_methods(SAVED)
@for_viewer
def add_own(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _draft(viewer, number)
    form = DutyForm(request.POST or None, duty=None)
    return record(
        request,
        form,
        lambda good: add_duty(by=viewer, at=moment(), number=number, duty=good.duty()),
        to=_page(number),
        said=_("The duty stands at the end of the card."),
        heading=_("Add a duty of your own"),
    )


@require_http_methods(SAVED)
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int, code: str) -> HttpResponse:
    card = _draft(viewer, number)
    kept = next((duty for duty in card.duties.all() if duty.code == code), None)
    if kept is None:
        raise Http404
    form = DutyForm(request.POST or None, duty=texts_of_duty(kept))
    return record(
        request,
        form,
        lambda good: change_duty(by=viewer, at=moment(), number=number, duty=good.duty()),
        to=_page(number),
        said=_("The duty is changed in this draft."),
        heading=_("Change duty %(code)s") % {"code": code},
        below=_("The texts in your language; those in other languages stay as they are."),
    )


@require_POST
@for_viewer
def move(request: HttpRequest, viewer: Viewer, number: int, code: str) -> HttpResponse:
    up = request.POST.get("to") == "up"
    return press(
        request,
        lambda: move_duty(by=viewer, at=moment(), number=number, code=code, up=up),
        to=_page(number),
        said=_("The duty stands elsewhere now."),
    )


@require_POST
@for_viewer
def remove(request: HttpRequest, viewer: Viewer, number: int, code: str) -> HttpResponse:
    return press(
        request,
        lambda: remove_duty(by=viewer, at=moment(), number=number, code=code),
        to=_page(number),
        said=_("The duty is taken out of this draft."),
    )


def _draft(viewer: Viewer, number: int) -> Card:
    card = card_numbered(viewer, number)
    if not may_shape(viewer) or card.state != Card.State.DRAFT:
        raise Http404
    return card


def _page(number: int) -> str:
    return reverse("work_card", args=[number])
