"""One finding: where it stands, both sides' words, its evidence; each deed is a button or a small form."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ronda.inspection.forms.steps import deeds
from ronda.inspection.queries.steps.page import FindingPage, finding_page, second_lookers
from ronda.inspection.rules.finding_kinds import kinds_of
from ronda.inspection.services import steps
from ronda.inspection.services.steps import FindingSaid
from ronda.inspection.views.steps.telling import standing_line, way_of
from ronda.inspection.views.units.telling import product_names, told_compared
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.recording import WorkForm
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import moment, press, record, today

Write = Callable[[Any], Any]
# Heading of the form of a deed, and what is said when it is done.
FORMS: dict[str, tuple[Any, Any]] = {
    "change": (_("Change the draft"), _("The draft is kept.")),
    "answer": (_("Answer the finding"), _("Your answer is sent; somebody else decides.")),
    "ask_second": (_("Ask for a second look"), _("The second look is asked for.")),
    "second": (_("Second look"), _("Your second look is kept.")),
    "decide": (_("Decide on the finding"), _("The decision is kept; the person reads it.")),
    "correct": (
        pgettext_lazy("finding", "Say what was corrected"),
        _("It is kept; somebody else looks whether it holds."),
    ),
    "recheck": (_("Recheck the correction"), _("The recheck is kept.")),
    "extend": (_("Give more time"), _("The limit is moved.")),
    "withdraw": (_("Withdraw the finding"), _("The finding is withdrawn; it counts against nobody.")),
}
# A form of two ends stands for two deeds of the rules.
STANDS_FOR = {"decide": ("confirm", "dismiss"), "recheck": ("held", "not_held")}
PRESSED: dict[str, tuple[Any, Promise]] = {
    "issue": (steps.issue_finding, _("The finding is issued; the person reads it and may answer.")),
    "close": (steps.close_finding, _("The finding is closed.")),
}


@for_viewer
def show_finding(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = finding_page(viewer, number, today=today())
    finding = found.finding
    context = {
        "found": found,
        "way": way_of(finding),
        "may": dict.fromkeys(open_forms(found), True) | dict.fromkeys(found.may, True),
        "rows": told_compared(found.compared, product_names(viewer, found.compared)),
        "desk": desk_of(viewer, "finding", number, Reached(finding.person_id, finding.centre_id)),
        **standing_line(found.standing),
    }
    return render(request, "inspection/finding.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def do_step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    found = finding_page(viewer, number, today=today())
    if deed not in open_forms(found):
        raise Http404
    heading, said = FORMS[deed]
    form, write = _form(request, viewer, found, deed)
    return record(
        request,
        form,
        write,
        to=reverse("finding", args=[number]),
        said=str(said),
        template="inspection/finding_step.html",
        heading=heading,
        found=found,
        finding=found.finding,
    )


@require_POST
@for_viewer
def press_step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    if deed not in PRESSED:
        raise Http404
    write, said = PRESSED[deed]
    return press(
        request,
        lambda: write(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("finding", args=[number]),
        said=str(said),
    )


def open_forms(found: FindingPage) -> list[str]:
    """A decision may be open only one way: an integrity finding is not confirmed without a second look."""
    return [name for name in FORMS if found.may & set(STANDS_FOR.get(name, (name,)))]


def _form(request: HttpRequest, viewer: Viewer, found: FindingPage, deed: str) -> tuple[WorkForm, Write]:
    finding, data = found.finding, request.POST or None
    about: dict[str, Any] = {"by": viewer, "at": moment(), "today": today(), "number": finding.pk}
    if deed == "change":
        kinds = kinds_of(finding.unit.round.object if finding.unit else "visits")
        draft = deeds.WriteForm(data, kinds=kinds, initial={"kind": finding.kind, "text": finding.text})
        return draft, lambda good: steps.change_finding(**about, said=FindingSaid(**good.cleaned_data))
    if deed == "answer":
        return deeds.AnswerForm(data), lambda good: steps.answer_finding(
            **about, answer=good.cleaned_data["answer"], objects=good.cleaned_data["objects"] == "yes"
        )
    if deed == "ask_second":
        people = second_lookers(viewer, finding, on=today())
        return deeds.AskSecondForm(data, people=people), lambda good: steps.ask_second_look(
            **about, **good.cleaned_data
        )
    if deed == "second":
        return deeds.SecondForm(data), lambda good: steps.say_second_look(
            **about, says=good.cleaned_data["says"], agrees=good.cleaned_data["agrees"] == "yes"
        )
    return _later_form(data, found, deed, about)


def _later_form(data: Any, found: FindingPage, deed: str, about: dict[str, Any]) -> tuple[WorkForm, Write]:
    if deed == "decide":
        return deeds.DecideForm(data), lambda good: _decided(good, about)
    if deed == "correct":
        return deeds.CorrectForm(data), lambda good: steps.correct_finding(**about, **good.cleaned_data)
    if deed == "recheck":
        return deeds.RecheckForm(data), lambda good: steps.recheck_finding(
            **about, says=good.cleaned_data["says"], held=good.cleaned_data["held"] == "yes"
        )
    if deed == "extend":
        initial = {"until": found.standing.limit}
        return deeds.ExtendForm(data, initial=initial), lambda good: steps.extend_limit(
            **about, **good.cleaned_data
        )
    return deeds.WithdrawForm(data), lambda good: steps.withdraw_finding(**about, **good.cleaned_data)


def _decided(good: deeds.DecideForm, about: dict[str, Any]) -> Any:
    decide = steps.confirm_finding if good.cleaned_data["confirmed"] == "yes" else steps.dismiss_finding
    return decide(**about, why=good.cleaned_data["why"])
