"""Proposed courses: the list, and the way from what was weak to what is applied on the job."""

from decimal import Decimal
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from ronda.design.tables import DayColumn, RondaTable, StateColumn
from ronda.learning.forms.courses import DeclineForm, ProposalFilterForm, ProposeForm
from ronda.learning.models import CourseProposal
from ronda.learning.queries.causes import cause_address
from ronda.learning.queries.courses import course_for
from ronda.learning.queries.proposals import (
    Chain,
    chain_of,
    people_to_propose,
    proposal_for,
    proposals_for,
)
from ronda.learning.services.proposals import decline_proposal, propose_as_leader, take_proposal
from ronda.learning.wording.proposals import APPLIED, STATES, cause_sentence
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import moment, press, record, today


class ProposalTable(RondaTable):
    """What was weak, the course, and how far it has come."""

    caption = gettext_lazy("Proposed courses")
    row_name = "course_title"

    course_title = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    person_name = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    cause = django_tables2.Column(verbose_name=gettext_lazy("Why"), order_by="cause")
    proposed_at = DayColumn(verbose_name=gettext_lazy("Proposed"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda record: STATES[record.state][1])
    done_on = DayColumn(verbose_name=gettext_lazy("Done"))
    applied = StateColumn(
        verbose_name=gettext_lazy("On the job"), kind_of=lambda record: APPLIED[record.applied or ""][1]
    )

    def render_course_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("proposal", args=[record.pk]), value)

    def value_course_title(self, value: str) -> str:
        return value

    def render_cause(self, record: Any) -> str:
        return cause_sentence(record)

    def value_cause(self, record: Any) -> str:
        return cause_sentence(record)

    def render_state(self, value: str, record: Any, column: Any) -> SafeString:
        return column.render(STATES[record.state][0], record)  # type: ignore[no-any-return]

    def value_state(self, record: Any) -> str:
        return str(STATES[record.state][0])

    def render_applied(self, record: Any, column: Any) -> SafeString:
        return column.render(APPLIED[record.applied or ""][0], record)  # type: ignore[no-any-return]

    def value_applied(self, record: Any) -> str:
        return str(APPLIED[record.applied or ""][0])


@for_viewer
def show_proposals(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ProposalFilterForm(request.GET)
    rows = proposals_for(viewer, on=today(), wanted=form.wanted)
    left_out = ("person_name",) if viewer.scope == "own" else ()
    table = ProposalTable(rows, order_by=("-proposed_at",), exclude=left_out)
    narrowed = any(vars(form.wanted).values())
    table.empty_text = (
        _("No proposal fits these filters.") if narrowed else _("No course is proposed: nothing showed weak.")
    )
    return show_list(
        request, table, name="ronda-proposals", template="learning/proposals.html", filter={"form": form}
    )


@for_viewer
def show_proposal(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    proposal = proposal_for(viewer, number, on=today())
    chain = chain_of(viewer, proposal)
    state, kind = STATES[proposal.state]
    context = {
        "proposal": proposal,
        "chain": chain,
        "cause": cause_sentence(proposal),
        "address": cause_address(proposal),
        "state": state,
        "state_kind": kind,
        "applied": APPLIED[chain.effect.applied] if chain.effect else None,
        "way": _way(proposal, chain),
        "own": proposal.person_id == viewer.person_id,
        "points": Decimal(proposal.said["points"]) if "points" in proposal.said else None,
    }
    return render(request, "learning/proposal.html", context)


@require_POST
@for_viewer
def take(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    proposal = proposal_for(viewer, number, on=today())
    return press(
        request,
        lambda: take_proposal(by=viewer, at=moment(), number=number),
        to=reverse("course", args=[proposal.course_id]),
        said=_("You have taken the course; here it is."),
    )


@for_viewer
def decline(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    proposal = proposal_for(viewer, number, on=today())
    return record(
        request,
        DeclineForm(request.POST or None),
        lambda good: decline_proposal(by=viewer, at=moment(), number=number, why=good.cleaned_data["why"]),
        to=reverse("proposal", args=[number]),
        said=_("The course is declined; whoever leads you reads the reason."),
        heading=_("Decline the course"),
        below=proposal.course.title,
    )


@for_viewer
def propose(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    course = course_for(viewer, number)
    people = [(pk, name) for pk, _code, name in people_to_propose(viewer, on=today())]
    if not people:
        return HttpResponse(status=404)
    return record(
        request,
        ProposeForm(request.POST or None, people=people),
        lambda good: propose_as_leader(
            by=viewer,
            at=moment(),
            today=today(),
            course=number,
            person_id=good.cleaned_data["person"],
            why=good.cleaned_data["why"],
        ),
        to=reverse("course", args=[number]),
        said=_("The course is proposed; the person takes it or says why not."),
        heading=_("Propose the course"),
        below=course.title,
    )


def _way(proposal: CourseProposal, chain: Chain) -> list[dict[str, Any]]:
    """Weak, proposed, taken, learnt, looked at on the job."""
    checked = chain.effect is not None and chain.effect.checked_at is not None
    reached = 1 + (proposal.state == "taken") + (chain.done is not None) + checked
    names = [
        _("Showed weak"),
        _("Proposed"),
        pgettext("course proposal", "Taken"),
        _("Learnt"),
        _("Applied on the job"),
    ]
    states = ["done" if place <= reached else "later" for place in range(5)]
    if proposal.state == "declined" and chain.done is None:
        names[2], states[2] = pgettext("course proposal", "Declined"), "stop"
    elif "later" in states:
        states[states.index("later")] = "now"
    return [{"name": name, "state": state} for name, state in zip(names, states, strict=True)]
