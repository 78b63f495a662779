"""A finding is written from what an inspection found."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.inspection.forms.steps.deeds import WriteForm
from ronda.inspection.models import Finding
from ronda.inspection.queries.units.page import unit_page
from ronda.inspection.rules.finding_kinds import kinds_of
from ronda.inspection.services.steps import FindingSaid, draft_from_unit
from ronda.inspection.views.units.telling import product_names, told_compared
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def write_finding(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """From a unit that the viewer has inspected; the fields that differ are there to begin with."""
    page = unit_page(viewer, number, today=today())
    if not page.may_write or page.unit.person_id is None:
        raise Http404
    rows = told_compared(page.compared, product_names(viewer, page.compared))
    kinds = kinds_of(page.unit.round.object)
    lines = [
        _("%(field)s: recorded “%(first)s”, found “%(second)s”.")
        % {"field": row["name"], "first": row["first"], "second": row["second"]}
        for row in rows
        if row["outcome"] == "differs"
    ]

    def write(good: WriteForm) -> Finding:
        said = FindingSaid(**good.cleaned_data)
        return draft_from_unit(by=viewer, at=moment(), unit=number, said=said)

    return record(
        request,
        WriteForm(request.POST or None, kinds=kinds, initial={"kind": kinds[0], "text": "\n".join(lines)}),
        write,
        to=lambda finding: reverse("finding", args=[finding.pk]),
        said=_("The finding is written down; issue it when it says what you mean."),
        template="inspection/finding_new.html",
        back=reverse("inspection_check", args=[number]),
        page=page,
        rows=rows,
    )
