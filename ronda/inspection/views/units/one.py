"""One drawn unit: filled in blindly, saved by itself, sent; then what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.inspection.forms.units.information import RecordForm
from ronda.inspection.forms.units.unit_form import UnitForm
from ronda.inspection.forms.units.visit import RevisitForm
from ronda.inspection.forms.units.work import WorkUnitForm
from ronda.inspection.queries.units.page import UnitPage, compared_of, unit_page
from ronda.inspection.services.units import not_possible, save_unit, send_unit
from ronda.inspection.views.steps.telling import finding_lines
from ronda.inspection.views.units.mine import told
from ronda.inspection.views.units.telling import product_names, told_compared
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, record, today
from ronda.work.wording import told_problem

FORMS = {"information": "inspection/check_record.html", "phase_work": "inspection/check_work.html"}
VISIT_FORM = "inspection/check_visit.html"


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def check(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """GET shows the form to whoever inspects, and what came of it afterwards; POST sends it."""
    page = unit_page(viewer, number, today=today())
    if not page.may_fill:
        return _show(request, viewer, page)
    form = _form(request, page)
    return record(
        request,
        form,
        lambda good: send_unit(
            by=viewer, at=moment(), today=today(), number=number, said=good.said(), how=good.chosen_how
        ),
        to=reverse("inspection_check", args=[number]),
        said=_("The inspection is sent. Below is how it compares."),
        template=FORMS.get(page.unit.round.object, VISIT_FORM),
        back=reverse("inspection_mine"),
        page=page,
        **told(page.unit, today()),
    )


@require_POST
@for_viewer
def save(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Asked by the page while one writes; answers with a sentence that it shows."""
    form = _form(request, unit_page(viewer, number, today=today()))
    form.is_valid()
    now = moment()
    try:
        save_unit(by=viewer, at=now, number=number, said=form.said(), how=form.chosen_how)
    except NotAllowedError:
        raise
    except RefusedError as refused:
        return HttpResponse(told_problem(refused.problems[0]), content_type="text/plain", status=409)
    at = time_format(timezone.localtime(now), "TIME_FORMAT")
    wrong = [str(form[name].label) for name in form.errors if name in form.fields]
    said = _("Saved at %(time)s") % {"time": at}
    if wrong:
        said = _("Saved at %(time)s, without: %(fields)s") % {"time": at, "fields": ", ".join(wrong)}
    return HttpResponse(said, content_type="text/plain")


@require_POST
@for_viewer
def give_up(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: not_possible(by=viewer, at=moment(), number=number, why=why),
        to=reverse("inspection_check", args=[number]),
        said=_("It is kept that it could not be inspected."),
    )


def _form(request: HttpRequest, page: UnitPage) -> UnitForm:
    data, about = request.POST or None, page.told
    if page.unit.round.object == "phase_work":
        return WorkUnitForm(data, unit=page.unit)
    if about.base is not None:
        return RecordForm(data, unit=page.unit, base=about.base, first=about.first)
    return RevisitForm(data, unit=page.unit, products=about.products)


def _show(request: HttpRequest, viewer: Viewer, page: UnitPage) -> HttpResponse:
    every = [*page.compared, *(each for other in page.others for each in compared_of(other))]
    names = product_names(viewer, every)
    context: dict[str, Any] = {
        "page": page,
        "rows": told_compared(page.compared, names),
        "others": [(each, told_compared(compared_of(each), names)) for each in page.others],
        "findings": finding_lines(page.findings),
        **told(page.unit, today()),
    }
    return render(request, "inspection/checked.html", context)
