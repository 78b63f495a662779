"""Somebody looks whether a process still serves; what is wrong becomes problems."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Problem as Trouble
from ronda.work.models import Process, ProcessReview
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.services.problems import raise_problem
from ronda.work.services.processes.finding import process_to_write
from ronda.work.services.tracing import leave_trace

ABOUT = "process"


@transaction.atomic
def review_process(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    number: int,
    findings: str,
    keeps: bool,
    next_on: date,
    problems: Sequence[str] = (),
) -> ProcessReview:
    """`problems` are titles; each becomes one of the owner's, with the findings as evidence."""
    process = process_to_write(by, number)
    if not findings.strip():
        raise RefusedError(Problem("findings", "says nothing", "say what was found"))
    if next_on <= today:
        raise RefusedError(Problem("next_on", "is not after the review", "take a later day"))
    review = ProcessReview.objects.create(
        process=process,
        due=process.review_on,
        done_on=today,
        done_by_id=by.person_id,
        findings=findings.strip(),
        keeps=keeps,
        next_on=next_on,
    )
    process.review_on = next_on
    process.save(update_fields=["review_on"])
    what = "process.kept" if keeps else "process.to_change"
    leave_trace(
        by=by, at=at, about=ABOUT, number=number, what=what, said={"next_on": next_on.isoformat()},
        why=findings.strip()[:500],
    )  # fmt: skip
    _raise(by, at, today, process, review.findings, [title for title in problems if title.strip()])
    return review


def _raise(
    by: Viewer, at: datetime, today: date, process: Process, findings: str, titles: Sequence[str]
) -> None:
    if not titles:
        return
    centre = next(
        (each.centre_id for each in colleagues_of(by, on=today) if each.person_id == process.owner_id), None
    )
    if centre is None:
        raise RefusedError(Problem("problems", "works in no centre today", "choose another owner first"))
    for title in titles:
        raise_problem(
            by=by,
            at=at,
            today=today,
            title=title,
            found=Trouble.Found.REVIEW,
            evidence=findings,
            owner=process.owner,
            centre_id=centre,
            topic=process.title[:60],
            process=process,
        )
