"""The form of a visit: filled in, saved by itself, sent or given up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.forms.filling import FillForm
from ronda.visits.forms.placing import place_of
from ronda.visits.queries.alike import notes_alike
from ronda.visits.queries.form_page import FormPage, form_page
from ronda.visits.queries.proof.hours import reads_place
from ronda.visits.queries.proof.photos import photos_of_form
from ronda.visits.services.advising import answer_advice, word_advice
from ronda.visits.services.cancelling import cancel_form
from ronda.visits.services.saving import save_form
from ronda.visits.services.sending import send_form
from ronda.visits.views.telling import told_advice
from ronda.visits.views.visit_page import show_unsent
from ronda.visits.wording.forms import KINDS
from ronda.work.queries.method import places_on
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.method_labels import in_language
from ronda.work.views.doing import moment, next_page, press, record, today
from ronda.work.views.task_shared import language
from ronda.work.wording import told_problem
from ronda.work.wording.requests import topics_of

MOST_COUNTED = 100


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def fill(request: HttpRequest, viewer: Viewer, key: UUID) -> HttpResponse:
    """GET shows the form to whoever makes the visit, and what it says to everybody else; POST sends it."""
    page = form_page(viewer, key, counted=_counted(request))
    if page.form.visit is not None:
        return redirect("visit", number=page.form.visit_id)
    if page.form.person_id != viewer.person_id or not page.is_open:
        return show_unsent(request, viewer, page.form)
    form = _form(request, viewer, page)
    alike = notes_alike(page.form, form.said()) if form.is_bound and form.is_valid() else []
    if alike and "sure" not in request.POST:
        save_form(by=viewer, at=moment(), key=key, said=form.said())
        return render(request, "visits/form.html", _context(viewer, page) | {"form": form, "alike": alike})
    return record(
        request,
        form,
        lambda good: send_form(
            by=viewer, at=moment(), today=today(), key=key, said=good.said(), place=place_of(request.POST)
        ),
        to=lambda sent: reverse("visit", args=[sent.visit_id]),
        said=_("The visit is sent."),
        template="visits/form.html",
        **_context(viewer, page),
    )


@require_POST
@for_viewer
def save(request: HttpRequest, viewer: Viewer, key: UUID) -> HttpResponse:
    """Asked by the page while one writes; answers with a sentence that it shows."""
    page = form_page(viewer, key, counted=_counted(request))
    form = _form(request, viewer, page)
    form.is_valid()
    try:
        saved = save_form(by=viewer, at=moment(), key=key, said=form.said())
    except NotAllowedError:
        raise
    except RefusedError as refused:
        return HttpResponse(told_problem(refused.problems[0]), content_type="text/plain", status=409)
    at = time_format(timezone.localtime(saved.saved_at), "TIME_FORMAT")
    wrong = [str(form[name].label) for name in form.errors if name in form.fields]
    told = _("Saved at %(time)s") % {"time": at}
    if wrong:
        told = _("Saved at %(time)s, without: %(fields)s") % {"time": at, "fields": ", ".join(wrong)}
    return HttpResponse(told, content_type="text/plain")


@require_POST
@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, key: UUID) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: cancel_form(by=viewer, at=moment(), key=key, why=why),
        to=reverse("visit_form", args=[key]),
        said=_("The visit is cancelled; its reason stands in the list."),
    )


@require_POST
@for_viewer
def advise(request: HttpRequest, viewer: Viewer, key: UUID, number: int) -> HttpResponse:
    """A piece of advice of the visit: in other words, left out, or answered by the outlet."""
    asked = request.POST
    state = asked.get("state", "")

    def write() -> Any:
        if state:
            return answer_advice(by=viewer, at=moment(), key=key, number=number, state=state)
        leave_out = "leave_out" in asked
        return word_advice(by=viewer, key=key, number=number, text=asked.get("text", ""), leave_out=leave_out)

    back = next_page(request, reverse("visit_form", args=[key]))
    return press(request, write, to=f"{back}#advice", said=_("The advice is kept."))


def _counted(request: HttpRequest) -> list[int] | None:
    """The products that the form was shown with; None where it does not come back."""
    if request.method != "POST":
        return None
    numbers = [name.removeprefix("front_") for name in request.POST if name.startswith("front_")]
    return [int(each) for each in numbers if each.isdecimal() and len(each) < 12][:MOST_COUNTED]


def _form(request: HttpRequest, viewer: Viewer, page: FormPage) -> FillForm:
    words = language()
    steps = [
        (each.code, in_language(each.label, words))
        for each in places_on(viewer, page.form.day)
        if each.kind == "step"
    ]
    return FillForm(
        request.POST or None,
        page=page,
        steps=steps,
        topics=topics_of(work_rules(page.form.day).customer_request_days),
    )


def _context(viewer: Viewer, page: FormPage) -> dict[str, Any]:
    currency = page.form.company.currency
    return {
        "page": page,
        "visit_form": page.form,
        "outlet": page.form.outlet,
        "kind": KINDS[page.form.kind],
        "advice": [told_advice(each, currency) for each in page.advice],
        "back": reverse("visit_begin"),
        "photos": photos_of_form(page.form.pk),
        "reads_place": reads_place(viewer, moment(), page.form.company),
    }
