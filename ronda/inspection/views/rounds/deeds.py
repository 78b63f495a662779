"""The buttons and small forms of a round's page."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.inspection.services import rounds
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press


@require_POST
@for_viewer
def commit(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    said = request.POST
    return press(
        request,
        lambda: rounds.commit(
            by=viewer,
            at=moment(),
            number=number,
            party=said.get("party", ""),
            digest=said.get("digest", "").strip(),
        ),
        to=_page(number),
        said=_("Your party has committed. Keep the nonce: it is asked for after the freeze."),
    )


@require_POST
@for_viewer
def reveal(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    said = request.POST
    return press(
        request,
        lambda: rounds.reveal(
            by=viewer,
            at=moment(),
            number=number,
            party=said.get("party", ""),
            nonce=said.get("nonce", ""),
        ),
        to=_page(number),
        said=_("Your party has revealed. Nobody sees the nonce before the release."),
    )


@require_POST
@for_viewer
def freeze(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: rounds.freeze_round(by=viewer, at=moment(), number=number),
        to=_page(number),
        said=_("The frame is frozen. Both parties reveal now."),
    )


@require_POST
@for_viewer
def beacon(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: rounds.give_beacon(
            by=viewer, at=moment(), number=number, value=request.POST.get("value", "")
        ),
        to=_page(number),
        said=_("The beacon is entered."),
    )


@require_POST
@for_viewer
def draw(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: rounds.draw_round(by=viewer, at=moment(), number=number),
        to=_page(number),
        said=_("The list is drawn, and the inspectors find their part on their own pages."),
    )


@require_POST
@for_viewer
def release(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: rounds.release_round(
            by=viewer, at=moment(), number=number, why_left=request.POST.get("reason", "")
        ),
        to=_page(number),
        said=_("The draw is released: everybody can run it again."),
    )


@require_POST
@for_viewer
def abandon(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: rounds.abandon_round(
            by=viewer, at=moment(), number=number, why=request.POST.get("reason", "")
        ),
        to=_page(number),
        said=_("The round is abandoned; its public page says so with your reason."),
    )


@require_POST
@for_viewer
def inspector(request: HttpRequest, viewer: Viewer, number: int, unit: int) -> HttpResponse:
    said = request.POST
    return press(
        request,
        lambda: rounds.name_inspector(
            by=viewer,
            at=moment(),
            number=number,
            unit=unit,
            code=said.get("code", ""),
            why=said.get("reason", ""),
        ),
        to=_page(number),
        said=_("Another inspector has it now."),
    )


def _page(number: int) -> str:
    return reverse("inspection_round", args=[number])
