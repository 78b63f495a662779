"""A person on the ladder: one's own page, the page that leaders have, and what they decide on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.learning.forms.ladder import ConfirmForm, PlaceForm, ReasonForm
from ronda.learning.models import CompetenceProof, Proof
from ronda.learning.queries.competences import in_use
from ronda.learning.queries.ladder import (
    ladder_of,
    ladder_rules,
    leads_somebody,
    may_shape,
    next_rung_of,
)
from ronda.learning.queries.ladder_person import (
    PersonPage,
    own_page,
    person_on_ladder,
    person_seen,
    proof_decided_on,
)
from ronda.learning.queries.ladder_ways import ways_of
from ronda.learning.rules.ladder import RUNGS, height
from ronda.learning.services.placing import confirm_proof, place_person, take_back_proof
from ronda.learning.views.ladder.ways import missing_lines
from ronda.learning.wording.ladder import TRACKS, rung_name
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording.names import post_name
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import moment, record, today

# Of the proofs; the others open on request.
MOST_SHOWN = 8


@for_viewer
def show_own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    page = own_page(viewer, on=today())
    context = {"leads": leads_somebody(viewer), "may_shape": may_shape(viewer)}
    if page is None or page.found is None:
        laid = bool(ladder_of(viewer, today()).needs)
        return render(request, "learning/ladder_none.html", {**context, "laid": laid})
    return render(request, "learning/ladder.html", {**context, **_context(viewer, page), "own": True})


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    page = person_on_ladder(viewer, code, on=today())
    if page.person.person_id == viewer.person_id:
        return redirect("ladder")
    if page.found is None:
        raise Http404
    context = {"leads": leads_somebody(viewer), "may_shape": may_shape(viewer), "own": False}
    return render(request, "learning/ladder.html", {**context, **_context(viewer, page)})


@for_viewer
def show_desk(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """Comments, files and notes that lie with somebody's ladder."""
    person = person_seen(viewer, code, on=today())
    own = person.person_id == viewer.person_id
    context = {
        "person": person,
        "back": reverse("ladder") if own else reverse("ladder_person", args=[code]),
        "desk": desk_of(viewer, "ladder", person.person_id, Reached(person.person_id, person.centre_id)),
    }
    return render(request, "learning/ladder_desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def place(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    page = _decided_on(viewer, code)
    if page.found is None:
        raise Http404
    standing = page.found.standing
    initial = {"rung": standing.next_rung or standing.rung, "begins": today()}
    form = PlaceForm(request.POST or None, initial=initial)
    return record(
        request,
        form,
        lambda good: place_person(
            by=viewer, at=moment(), today=today(), person_id=page.person.person_id, **good.cleaned_data
        ),
        to=reverse("ladder_person", args=[code]),
        said=_("The place on the ladder is decided."),
        heading=_("Place %(name)s on a rung") % {"name": page.person.name},
        below=_place_below(page),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def confirm(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    page = _decided_on(viewer, code)
    by_hand = ladder_rules(today()).confirmed_by_hand
    form = ConfirmForm(
        request.POST or None,
        initial={
            "day": today(),
            "competence_id": request.GET.get("competence", ""),
            "kind": "observed_visit",
        },
        competences=[(str(each.pk), each.title) for each in in_use(viewer)],
        kinds=[(kind, str(label)) for kind, label in Proof.choices if kind in by_hand],
    )
    return record(
        request,
        form,
        lambda good: confirm_proof(
            by=viewer, at=moment(), today=today(), person_id=page.person.person_id, **good.cleaned_data
        ),
        to=reverse("ladder_person", args=[code]),
        said=_("The proof is confirmed."),
        heading=_("Confirm what %(name)s has shown") % {"name": page.person.name},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def take_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    proof: CompetenceProof = proof_decided_on(viewer, number, on=today())
    form = ReasonForm(request.POST or None)
    return record(
        request,
        form,
        lambda good: take_back_proof(
            by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data
        ),
        to=reverse("ladder_person", args=[proof.person.code]),
        said=_("The proof is taken back; it stays in the list with your reason."),
        heading=_("Take back a proof of %(name)s") % {"name": proof.person.name},
        below=f"{proof.competence.title} · {proof.get_kind_display()}",
    )


def _decided_on(viewer: Viewer, code: str) -> PersonPage:
    page = person_on_ladder(viewer, code, on=today())
    if not page.may_decide:
        raise Http404
    return page


def _context(viewer: Viewer, page: PersonPage) -> dict[str, Any]:
    found = page.found
    assert found is not None
    person, standing = page.person, found.standing
    rung = next_rung_of(found, page.ladder)
    wanted = [each.competence.pk for each in rung.missing]
    lines = missing_lines(rung.missing, ways_of(viewer, person, wanted, on=today()) if wanted else {})
    return {
        "page": page,
        "person": person,
        "standing": standing,
        "post": post_name(person.post),
        "rung": rung_name(standing.rung),
        "next": rung_name(standing.next_rung) if standing.next_rung else "",
        "steps": _steps(standing.rung),
        "lacks_own": [line for line in lines if line.missing.own],
        "lacks_next": [line for line in lines if not line.missing.own],
        "tracks": [(TRACKS[each.track], each) for each in found.tracks if each.asked],
        "recent": page.proofs[:MOST_SHOWN],
        "earlier": page.proofs[MOST_SHOWN:],
        "places": [(post_name(each.post), each) for each in page.placements],
    }


def _steps(rung: str) -> list[dict[str, str]]:
    here = height(rung)
    states = {True: "done", False: "later"}
    return [
        {"name": rung_name(each), "state": "now" if height(each) == here else states[height(each) < here]}
        for each in RUNGS
    ]


def _place_below(page: PersonPage) -> str:
    assert page.found is not None
    standing = page.found.standing
    words = _("%(post)s, now on the rung %(rung)s.") % {
        "post": post_name(page.person.post),
        "rung": rung_name(standing.rung),
    }
    lacks = len(standing.own) + len(standing.ahead)
    if standing.next_rung is None or not lacks:
        return words
    more = _("Up to the next rung %(number)s are missing; you may decide otherwise and say why.")
    return f"{words} {more % {'number': lacks}}"
