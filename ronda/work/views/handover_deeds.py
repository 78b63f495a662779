"""The buttons of a hand-over: given, accepted, returned, settled, reminded of; singly and for many."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.clocks import handover_terms
from ronda.work.queries.handover_list import numbers_to_answer
from ronda.work.queries.handover_page import handover_page
from ronda.work.services import accept_handover, give_handover, return_handover, take_back_answer
from ronda.work.services.handover_reminding import remind
from ronda.work.services.handover_settling import settle_handover
from ronda.work.views.doing import moment, next_page, press, today
from ronda.work.views.handover_shared import filter_of

MOST_AT_ONCE = 500


@require_POST
@for_viewer
def give(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    answer = request.POST.get("answer", "")[:4000]
    return _press(
        request,
        number,
        lambda: give_handover(by=viewer, at=moment(), number=number, given_on=today(), answer=answer),
        _("It is given; its receiver answers next."),
    )


@require_POST
@for_viewer
def accept(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    word = request.POST.get("satisfaction", "")
    on = today()
    return _press(
        request,
        number,
        lambda: accept_handover(
            by=viewer,
            at=moment(),
            number=number,
            accepted_on=on,
            satisfaction=word if word in ("good", "fair", "poor") else "",
            terms=handover_terms(on),
        ),
        _("The hand-over is accepted."),
    )


@require_POST
@for_viewer
def send_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    reason = request.POST.get("reason", "")[:500]
    on = today()
    return _press(
        request,
        number,
        lambda: return_handover(
            by=viewer,
            at=moment(),
            number=number,
            returned_on=on,
            reason=reason,
            terms=handover_terms(on),
        ),
        _("The hand-over is returned with your reason."),
    )


@require_POST
@for_viewer
def take_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _press(
        request,
        number,
        lambda: take_back_answer(by=viewer, at=moment(), number=number, today=today()),
        _("The hand-over waits for your answer again."),
    )


@require_POST
@for_viewer
def settle(request: HttpRequest, viewer: Viewer, number: int, how: str) -> HttpResponse:
    if how not in ("accept", "again", "stop"):
        raise Http404
    on = today()
    return _press(
        request,
        number,
        lambda: settle_handover(
            by=viewer,
            at=moment(),
            today=on,
            number=number,
            how=how,
            why=request.POST.get("reason", ""),
            terms=handover_terms(on),
        ),
        _("It is settled; both hands read why."),
    )


@require_POST
@for_viewer
def send_reminder(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _press(request, number, lambda: _remind(viewer, number), _("The reminder stands with it."))


@require_POST
@for_viewer
def for_many(request: HttpRequest, viewer: Viewer, deed: str) -> HttpResponse:
    """Accept or remind of the chosen ones; what is not the viewer's to answer is left out and said."""
    numbers = _chosen(request, viewer, deed)
    done = 0
    for number in numbers[:MOST_AT_ONCE]:
        try:
            _one_of_many(viewer, number, deed)
        except (RefusedError, IntegrityError):
            continue
        done += 1
    _say_many(request, deed, done, len(numbers) - done)
    back = reverse("work_handovers")
    return redirect(f"{back}?{request.GET.urlencode()}" if request.GET else back)


def _one_of_many(viewer: Viewer, number: int, deed: str) -> None:
    if deed == "remind":
        _remind(viewer, number)
        return
    on = today()
    accept_handover(by=viewer, at=moment(), number=number, accepted_on=on, terms=handover_terms(on))


def _chosen(request: HttpRequest, viewer: Viewer, deed: str) -> list[int]:
    if deed not in ("accept", "remind"):
        raise Http404
    if request.POST.get("every"):
        rows = filter_of(viewer, request.GET).qs
        if deed == "accept":
            return numbers_to_answer(viewer, rows)
        waiting = rows.filter(state__in=("to_give", "to_answer"))
        return list(waiting.order_by("started_on").values_list("kept", flat=True)[:MOST_AT_ONCE])
    numbers = [int(each) for each in request.POST.getlist("chosen") if each.isdecimal()]
    if not numbers:
        raise Http404
    return numbers


def _say_many(request: HttpRequest, deed: str, done: int, left: int) -> None:
    if deed == "accept":
        told = ngettext("%(number)s hand-over accepted.", "%(number)s hand-overs accepted.", done)
    else:
        told = ngettext("%(number)s reminder sent.", "%(number)s reminders sent.", done)
    if done:
        messages.success(request, told % {"number": done})
    if left:
        told = ngettext(
            "%(number)s was left out: it does not wait for that, or is not yours.",
            "%(number)s were left out: they do not wait for that, or are not yours.",
            left,
        )
        messages.warning(request, told % {"number": left})


def _remind(viewer: Viewer, number: int) -> None:
    page = handover_page(viewer, number, today=today())
    if not page.may_remind:
        raise NotAllowedError(f"reminding of hand-over {number}")
    text = _("Reminder: this waits for %(name)s.") % {"name": page.waits_for}
    remind(by=viewer, at=moment(), about="handover", number=number, whom=page.waits_for, text=text)


def _press(request: HttpRequest, number: int, write: Callable[[], Any], said: str) -> HttpResponse:
    """Of two who act at the same moment the database lets one through; the other one is told."""

    def written() -> Any:
        try:
            return write()
        except IntegrityError as overtaken:
            what = "is not in force among yours"
            raise RefusedError(Problem(f"hand-over {number}", what, "look at it again")) from overtaken

    to = next_page(request, reverse("work_handover", args=[number]))
    return press(request, written, to=to, said=said)
