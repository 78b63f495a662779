"""What a trial of an upload found, and taking it in."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.design.tables import csv_answer
from ronda.intake.forms import TakeForm
from ronda.intake.queries import import_of, upload_for
from ronda.intake.services.uploads import CHECK, IMPORT, Reading, ask_for_check, ask_for_import, reading_of
from ronda.intake.views.answers import steps_at, try_it
from ronda.intake.wording import ToldProblem, told
from ronda.jobs.queries import jobs_for
from ronda.jobs.rules import JobView
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

SHOWN_ROWS, SHOWN_ERRORS = 6, 100


@dataclass(frozen=True)
class ShownCell:
    """A cell of the preview, marked where it cannot be taken in."""

    text: str
    wrong: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row of the preview; `wrong` is about the row as a whole."""

    number: int
    cells: tuple[ShownCell, ...]
    wrong: str = ""


@for_viewer
def show_check(request: HttpRequest, viewer: Viewer, ticket: str) -> HttpResponse:
    """Progress while something runs; else what was found, with the next step."""
    upload = upload_for(viewer, ticket)
    if (batch := import_of(viewer, upload)) is not None:
        return redirect("intake_import", batch.pk)
    found = upload.found
    context = {"upload": upload, "found": found, "job": _job_of(viewer, ticket), "steps": steps_at(2)}
    if found is not None and "errors" in found and upload.removed_at is None:
        errors = [told(error) for error in found["errors"]]
        reading = reading_of(viewer, upload)
        context |= {
            "errors": errors[:SHOWN_ERRORS],
            "names": reading.names,
            "rows": _marked(reading, errors),
            "nothing_new": not (found["created"] or found["changed"]),
        }
    return render(request, "intake/check.html", context)


@require_POST
@for_viewer
def try_again(request: HttpRequest, viewer: Viewer, ticket: str) -> HttpResponse:
    upload_for(viewer, ticket)
    try_it(request, lambda: ask_for_check(by=viewer, at=timezone.now(), ticket=ticket))
    return redirect("intake_check", ticket)


@require_POST
@for_viewer
def take_in(request: HttpRequest, viewer: Viewer, ticket: str) -> HttpResponse:
    """Sent twice it is taken in once: the same work, or its report, answers."""
    upload_for(viewer, ticket)
    form = TakeForm(request.POST)
    skip = form.is_valid() and form.cleaned_data["skip_bad"]
    try_it(request, lambda: ask_for_import(by=viewer, at=timezone.now(), ticket=ticket, skip_bad=skip))
    return redirect("intake_check", ticket)


@for_viewer
def give_errors(request: HttpRequest, viewer: Viewer, ticket: str) -> HttpResponse:
    """Every bad cell as a file, to be mended beside the sheet."""
    del request
    upload = upload_for(viewer, ticket)
    heads = (_("Row"), _("Column"), _("Value"), _("What is wrong"), _("What to do"))
    errors = [told(error) for error in (upload.found or {}).get("errors", [])]
    rows = [(each.row or each.where, each.column, each.value, each.what, each.remedy) for each in errors]
    return csv_answer("errors.csv", [heads, *rows])


def _job_of(viewer: Viewer, ticket: str) -> JobView | None:
    """The work at this upload that is open or ended without an answer."""
    jobs = [job for kind in (CHECK, IMPORT) for job in jobs_for(viewer, kind, subject=ticket, most=1)]
    newest = max(jobs, key=lambda job: job.number, default=None)
    if newest is None or newest.state in ("done", "failed"):
        return None
    return newest


def _marked(reading: Reading, errors: list[ToldProblem]) -> list[ShownRow]:
    """The first rows, and of the rows that were kept those with errors."""
    wrong: dict[tuple[int, str], str] = {}
    for error in errors:
        if error.row is not None:
            wrong.setdefault((error.row, error.column), error.what)
    bad = {row for row, _column in wrong}
    shown = [
        (number, cells)
        for place, (number, cells) in enumerate(reading.rows)
        if place < SHOWN_ROWS or number in bad
    ]
    return [
        ShownRow(
            number,
            tuple(
                ShownCell(text, wrong.get((number, name), ""))
                for name, text in zip(reading.names, (*cells, *[""] * len(reading.names)), strict=False)
            ),
            wrong.get((number, ""), ""),
        )
        for number, cells in shown[:30]
    ]
