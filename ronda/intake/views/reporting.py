"""What an import did, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.intake.queries import ImportBatch, import_numbered
from ronda.intake.services import undo_import
from ronda.intake.views.answers import try_it
from ronda.intake.wording import ToldProblem, told
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

# The page of a record, by what the problem calls it.
PAGES = {"outlet": "outlet", "person": "people_person"}


@for_viewer
def show_import(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    batch = import_numbered(viewer, number)
    report: dict[str, Any] = batch.report
    oddities = [
        {**oddity, "told": [(each, _page_of(each)) for each in map(told, oddity["examples"])]}
        for oddity in report.get("oddities", [])
    ]
    context = {
        "batch": batch,
        "report": report,
        "oddities": oddities,
        "errors": [told(error) for error in report.get("errors", [])],
        "is_undone": batch.state == ImportBatch.State.UNDONE,
    }
    return render(request, "intake/report.html", context)


@require_POST
@for_viewer
def undo(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Everything the import brought goes; refused with sentences when later data rests on it."""
    if not viewer.can_manage:
        raise NotAllowedError("taking imports back")
    import_numbered(viewer, number)
    batch = try_it(request, lambda: undo_import(by=viewer, at=timezone.now(), number=number))
    if batch is not None:
        text = _("Import %(number)s was taken back: all that %(file)s brought is gone.")
        messages.success(request, text % {"number": number, "file": batch.source_name})
    return redirect("intake_import", number)


def _page_of(problem: ToldProblem) -> str:
    """Where the record is shown, once there is such a page."""
    name = PAGES.get(problem.noun)
    if not name or not problem.code:
        return ""
    try:
        return reverse(name, args=[problem.code])
    except NoReverseMatch:
        return ""
