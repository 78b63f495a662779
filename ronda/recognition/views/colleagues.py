"""Ratings by colleagues as pages: the rounds, one round, rating, keys, and what is released."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ronda.people.queries import centres_for
from ronda.people.queries.staff import people_at_any_time
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.colleagues import (
    CancelForm,
    ExclusionForm,
    PeerRoundForm,
    RateForm,
)
from ronda.recognition.models import PeerRound
from ronda.recognition.queries.colleagues import (
    arranged_by,
    colleague_rules,
    may_arrange,
    own_slot,
    own_slots,
    peer_round_for,
    peer_rounds_for,
    people_to_rate,
)
from ronda.recognition.queries.colleagues.results import sees_results
from ronda.recognition.rules.colleagues.halves import half_of
from ronda.recognition.services.colleagues import (
    PeerRoundSaid,
    cancel_peer_round,
    change_slot,
    close_peer_round,
    exclude_pair,
    hand_in,
    include_pair,
    make_peer_round,
    open_peer_round,
)
from ronda.recognition.wording.colleagues import state_words
from ronda.work.views.doing import moment, press, record, today

STATE = PeerRound.State


@for_viewer
def show_rounds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rounds = list(peer_rounds_for(viewer)[:50])
    own = own_slots(viewer, rounds)
    rows = [{"round": each, "state": state_words(each.state), "own": own.get(each.pk)} for each in rounds]
    return render(request, "recognition/peer_rounds.html", {"rows": rows, "may_arrange": may_arrange(viewer)})


@for_viewer
def new_round(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_arrange(viewer):
        raise Http404
    company = bool(viewer.roles & {"leader", "administrator", "operator"})
    centres = [(str(each.pk), each.name) for each in centres_for(viewer)]
    everywhere = [("", str(_("the whole company")))] if company else []
    on = today()
    first = {"half": half_of(on), "opens_on": on}
    form = PeerRoundForm(
        request.POST or None, centres=[*everywhere, *centres], people=_everybody(viewer), initial=first
    )
    return record(
        request,
        form,
        lambda good: make_peer_round(by=viewer, at=moment(), said=_said(good)),
        to=lambda made: reverse("peer_round", args=[made.pk]),
        said=_("The round is made. Both key holders set their passphrase, then it can open."),
        back=reverse("peer_rounds"),
        heading=_("New round of ratings by colleagues"),
        below=_("Twice a year everybody rates everybody else of the team; nobody learns who wrote what."),
    )


@for_viewer
def show_round(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = peer_round_for(viewer, number)
    arranges = arranged_by(viewer).filter(pk=number).exists()
    slot, key = own_slot(viewer, round_), round_.keys.filter(holder_id=viewer.person_id or 0).first()
    on = today()
    open_now = round_.state == STATE.OPEN and round_.opens_on <= on <= round_.closes_on
    context = {
        "round": round_,
        "state": state_words(round_.state),
        "slot": slot,
        "may_rate": bool(slot and slot.rates and not slot.used_on and open_now),
        "may_see_results": sees_results(viewer, round_, slot),
        "key": key,
        "keys": round_.keys.select_related("holder").order_by("holder__name"),
        "arranges": arranges,
        "slots": round_.slots.select_related("person").order_by("person__name") if arranges or slot else (),
        "exclusions": round_.exclusions.select_related("rater", "person") if arranges else (),
        "planned": arranges and round_.state == STATE.PLANNED,
        "may_close": arranges and round_.state == STATE.OPEN and on > round_.closes_on,
        "may_cancel": arranges and round_.state not in {STATE.RELEASED, STATE.CANCELLED},
        "rules": colleague_rules(round_.opens_on),
        "clique": _clique(round_) if key else None,
    }
    return render(request, "recognition/peer_round.html", context)


@never_cache
@sensitive_post_parameters()
@for_viewer
def rate(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = peer_round_for(viewer, number)
    slot = own_slot(viewer, round_)
    if slot is None or not slot.rates or slot.used_on is not None or round_.state != STATE.OPEN:
        raise Http404
    rules = colleague_rules(round_.opens_on)
    form = RateForm(
        request.POST or None,
        people=people_to_rate(viewer, round_),
        version=round_.version,
        most_letters=rules.comment_most_letters,
    )
    return record(
        request,
        form,
        lambda good: hand_in(by=viewer, today=today(), number=number, form=good.said(slot.person_id)),
        to=reverse("peer_round", args=[number]),
        said=_("Your form is sealed. Thank you."),
        template="recognition/peer_rate.html",
        round=round_,
        rules=rules,
        heading=_("Rate your colleagues"),
        below=_(
            "Rate what you have seen yourself: %(least)d is far below what the post asks, "
            "%(most)d far above. What you cannot judge stays as it is."
        )
        % {"least": round_.version.least, "most": round_.version.most},
    )


@require_POST
@for_viewer
def change_place(request: HttpRequest, viewer: Viewer, number: int, person: int) -> HttpResponse:
    _refuse_unless_arranger(viewer, number)
    return press(
        request,
        lambda: change_slot(
            by=viewer,
            at=moment(),
            number=number,
            person=person,
            rates=request.POST.get("rates") == "on",
            is_rated=request.POST.get("is_rated") == "on",
        ),
        to=reverse("peer_round", args=[number]),
        said=_("Kept."),
    )


@for_viewer
def exclude(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = arranged_by(viewer).filter(pk=number).first()
    if round_ is None:
        raise Http404
    slots = round_.slots.select_related("person").order_by("person__name")
    people = [(str(slot.person_id), slot.person.name) for slot in slots]
    return record(
        request,
        ExclusionForm(request.POST or None, people=people),
        lambda good: exclude_pair(
            by=viewer,
            at=moment(),
            number=number,
            rater=int(good.cleaned_data["rater"]),
            person=int(good.cleaned_data["person"]),
            why=good.cleaned_data["why"],
        ),
        to=reverse("peer_round", args=[number]),
        said=_("The pair is left out."),
        heading=_("Who does not rate whom"),
        below=_("A conflict is stated before the round opens; it is on record with its reason."),
    )


@require_POST
@for_viewer
def include(request: HttpRequest, viewer: Viewer, number: int, exclusion: int) -> HttpResponse:
    _refuse_unless_arranger(viewer, number)
    return press(
        request,
        lambda: include_pair(by=viewer, at=moment(), number=number, exclusion=exclusion),
        to=reverse("peer_round", args=[number]),
        said=_("They rate each other again."),
    )


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, step: str) -> HttpResponse:
    deeds = {
        "open": (open_peer_round, _("The round is open. Everybody of the team can rate now.")),
        "close": (close_peer_round, _("The round is closed. Both key holders open the results.")),
    }
    if step not in deeds:
        raise Http404
    _refuse_unless_arranger(viewer, number)
    deed, said = deeds[step]
    return press(
        request,
        lambda: deed(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("peer_round", args=[number]),
        said=said,
    )


@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_unless_arranger(viewer, number)
    return record(
        request,
        CancelForm(request.POST or None),
        lambda good: cancel_peer_round(by=viewer, at=moment(), number=number, why=good.cleaned_data["why"]),
        to=reverse("peer_round", args=[number]),
        said=_("The round is cancelled; what was handed in is destroyed unread."),
        heading=_("Cancel the round"),
        below=_("What was handed in is destroyed unread, and the half-year can be asked again."),
    )


def _clique(round_: PeerRound) -> list[str]:
    """Names for the holders of the keys, to look at and to talk with."""
    told = round_.told.get("clique")
    if not told:
        return []
    numbers = [int(each) for each in told["people"]]
    return [slot.person.name for slot in round_.slots.select_related("person").filter(person_id__in=numbers)]


def _refuse_unless_arranger(viewer: Viewer, number: int) -> None:
    if not arranged_by(viewer).filter(pk=number).exists():
        raise Http404


def _everybody(viewer: Viewer) -> list[tuple[str, str]]:
    """Whom one may name as a holder: anybody of the company, by name."""
    operator = Viewer.operator(viewer.company_id)
    return [(str(each.pk), each.name) for each in people_at_any_time(operator).order_by("name")]


def _said(good: PeerRoundForm) -> PeerRoundSaid:
    kept = good.cleaned_data
    opens: date = kept["opens_on"]
    return PeerRoundSaid(
        half=kept["half"],
        opens_on=opens,
        closes_on=kept["closes_on"],
        holders=(int(kept["first_holder"]), int(kept["second_holder"])),
        centre=int(kept["centre"]) if kept["centre"] else None,
    )
