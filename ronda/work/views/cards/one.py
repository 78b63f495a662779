"""One version of a card beside the one in force, and what is decided about it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.templatetags.figures import day
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import months_with_results
from ronda.people.queries.holders import posts_held
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.cards import AdoptForm, texts_of_duty
from ronda.work.models import Card
from ronda.work.queries.cards import card_and_before, card_numbered
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.rules.company_wide import may_shape
from ronda.work.rules.duty_texts import compare_duties
from ronda.work.services.cards import (
    adopt_card,
    adopt_default_cards,
    confirm_card,
    draft_card,
    drop_card,
    propose_card,
)
from ronda.work.views.doing import moment, press, record, say_refused, today
from ronda.work.wording.cards import CHANGES, STATES
from ronda.work.wording.posts import card_post_name


@for_viewer
def show_card(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A draft to be edited, or any version compared with the one that was in force before it."""
    card, before = card_and_before(viewer, number)
    changes = compare_duties(
        [texts_of_duty(duty) for duty in before.duties.all()] if before else [],
        [texts_of_duty(duty) for duty in card.duties.all()],
    )
    is_mine = card.state == Card.State.ADOPTED and card.post in posts_held(viewer, on=today())
    context = {
        "card": card,
        "before": before,
        "changes": [(change, *CHANGES[change.kind]) for change in changes],
        "different": sum(change.kind != "same" for change in changes),
        "state_kind": STATES[card.state],
        "may_shape": may_shape(viewer),
        "editing": card.state == Card.State.DRAFT and may_shape(viewer),
        "is_mine": is_mine,
        "reading": card.readings.filter(person_id=viewer.person_id or 0).first() if is_mine else None,
        "desk": desk_of(viewer, "card", number, Reached()),
    }
    return render(request, "work/cards_card.html", context)


@require_POST
@for_viewer
def begin_draft(request: HttpRequest, viewer: Viewer, post: str) -> HttpResponse:
    try:
        card = draft_card(by=viewer, at=moment(), post=post)
    except RefusedError as refused:
        say_refused(request, refused)
        return redirect("work_card_post", post)
    return redirect("work_card", card.pk)


@require_POST
@for_viewer
def propose(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: propose_card(by=viewer, at=moment(), number=number, why=why),
        to=_page(number),
        said=_("The version is proposed. Compare it, then adopt it with its first day."),
    )


@require_POST
@for_viewer
def drop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: drop_card(by=viewer, at=moment(), number=number, why=why),
        to=_page(number),
        said=_("The version is dropped."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def adopt(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    card = card_numbered(viewer, number)
    if not may_shape(viewer):
        raise Http404
    form = AdoptForm(request.POST or None, initial={"starts": Month.of(today()).plus(1).start})
    return record(
        request,
        form,
        lambda good: adopt_card(by=viewer, at=moment(), number=number, starts=good.cleaned_data["starts"]),
        to=_page(number),
        said=lambda told: (
            _("Version %(version)s is in force from %(day)s on; its holders are asked to read it.")
            % {"version": told.version, "day": day(told.starts)}
        ),
        heading=_("Adopt version %(version)s of the card %(post)s")
        % {"version": card.version, "post": card_post_name(card.post)},
    )


@require_POST
@for_viewer
def confirm(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: confirm_card(by=viewer, at=moment(), number=number),
        to=reverse("work_duties"),
        said=_("You have confirmed that you read this card."),
    )


@require_POST
@for_viewer
def take_over(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """From the first day of this month, unless it has results already."""
    return press(
        request,
        lambda: adopt_default_cards(by=viewer, at=moment(), starts=_first_day(viewer)),
        to=reverse("work_duties_posts"),
        said=lambda cards: (
            ngettext(
                "%(count)s default card is taken over.", "%(count)s default cards are taken over.", len(cards)
            )
            % {"count": len(cards)}
        ),
    )


def _first_day(viewer: Viewer) -> date:
    month = Month.of(today())
    return today() if month in months_with_results(viewer) else month.start


def _page(number: int) -> str:
    return reverse("work_card", args=[number])
