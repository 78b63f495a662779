"""Trying an upload and taking it in, in the background."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from ronda.intake.models import Upload
from ronda.intake.queries import import_of, upload_for
from ronda.intake.rules.report import ImportReport
from ronda.intake.services.importing import import_file
from ronda.intake.services.options import Progress
from ronda.intake.services.uploads.afterwards import tell_followers
from ronda.intake.services.uploads.folder import path_of
from ronda.intake.services.uploads.keeping import remove_upload
from ronda.intake.services.uploads.saying import Said, options_of
from ronda.jobs.rules import JobView
from ronda.jobs.services import ask_for, register
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

CHECK, IMPORT = "import-check", "import"
MOST_TOLD = 1000
Tell = Callable[[str, int, int], None]


def ask_for_check(*, by: Viewer, at: datetime, ticket: str) -> JobView:
    """Try the upload: everything but writing."""
    return _ask(CHECK, by, at, upload_for(by, ticket))


def ask_for_import(*, by: Viewer, at: datetime, ticket: str, skip_bad: bool) -> JobView | None:
    """Take the upload in as it was tried; None when that has been done already."""
    upload = upload_for(by, ticket)
    if import_of(by, upload) is not None:
        return None
    if upload.found is None or "refused" in upload.found:
        raise RefusedError(Problem(upload.name, "has not been tried as it is now", "try it first"))
    said = replace(Said.of(upload), skip_bad=skip_bad)
    if upload.found["error_count"] and not skip_bad:
        raise RefusedError(Problem(upload.name, "has rows with errors", "correct them, or leave them out"))
    upload.said = said.as_json()
    upload.save(update_fields=["said"])
    return _ask(IMPORT, by, at, upload)


def register_jobs(
    *, titles: dict[str, Any], steps: dict[str, Any], leads_to: Callable[[JobView], str]
) -> None:
    """Name both kinds of work, with the words for them."""
    for kind, runner in ((CHECK, _check), (IMPORT, _import)):
        register(kind, runner, title=titles[kind], steps=steps, leads_to=leads_to)


def _ask(kind: str, by: Viewer, at: datetime, upload: Upload) -> JobView:
    if not by.can_manage:
        raise NotAllowedError("importing files")
    if upload.removed_at is not None:
        raise RefusedError(Problem(upload.name, "is no longer here", "upload the file again"))
    return ask_for(by=by, at=at, kind=kind, subject=upload.ticket)


def _check(job: JobView, by: Viewer, at: datetime, tell: Tell) -> dict[str, Any]:
    upload = upload_for(by, job.subject)
    upload.found = _try(upload, by, at, _told(tell))
    upload.save(update_fields=["found"])
    return {"outcome": "refused" if "refused" in upload.found else upload.found["outcome"]}


def _try(upload: Upload, by: Viewer, at: datetime, progress: Progress) -> dict[str, Any]:
    """With the bad rows left out, so that errors and what the good rows would change are told together."""
    try:
        options = replace(options_of(by, upload, trying=True), skip_bad=True)
        report = import_file(
            by=by, at=at, kind=upload.kind, file=path_of(upload), options=options, progress=progress
        )
    except RefusedError as refused:
        return {"refused": [problem.as_json() for problem in refused.problems[:MOST_TOLD]]}
    return report_as_json(report)


def _import(job: JobView, by: Viewer, at: datetime, tell: Tell) -> dict[str, Any]:
    """Once, whoever takes the work up again: the import itself says which upload it came from."""
    upload = upload_for(by, job.subject)
    if (done := import_of(by, upload)) is not None:
        return {"outcome": "written", "number": done.pk}
    options = options_of(by, upload, trying=False)
    try:
        report = import_file(
            by=by, at=at, kind=upload.kind, file=path_of(upload), options=options, progress=_told(tell)
        )
    except RefusedError as refused:
        upload.found = {"refused": [problem.as_json() for problem in refused.problems[:MOST_TOLD]]}
        upload.save(update_fields=["found"])
        raise
    upload.found = report_as_json(report)
    upload.save(update_fields=["found"])
    if report.outcome in ("written", "same"):
        remove_upload(by=by, at=at, ticket=upload.ticket)
    if report.outcome == "written":
        tell_followers(by, at)
    return {"outcome": report.outcome, "number": report.number}


def report_as_json(report: ImportReport) -> dict[str, Any]:
    """What the pages tell of a trial."""
    return {
        **report.as_json(),
        "outcome": report.outcome,
        "created": report.counts.created,
        "changed": report.counts.changed,
        "strange": report.strange,
        "unused": list(report.unused),
        "other_sheets": list(report.other_sheets),
        "errors": [error.as_json() for error in report.errors[:MOST_TOLD]],
    }


def _told(tell: Tell) -> Progress:
    """Once everything is written the work can no longer be cancelled, so nothing more is told."""

    def progress(stage: str, done: int, total: int | None) -> None:
        if stage != "writing" or done == 0:
            tell(stage, done, total or 0)

    return progress
