"""The steps of closing a month as background work: asked for by a page, done by a worker, taken up again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from ronda.cockpit.queries.closing_month import closing_month
from ronda.cockpit.services.checking import check_month
from ronda.cockpit.services.closing import close_month
from ronda.cockpit.services.deciding import approve_closing, planned_budget
from ronda.facts.queries import Closing, closing_for, newest_closing
from ronda.facts.services import manifest_of
from ronda.jobs.rules import JobView
from ronda.jobs.services import Progress, ask_for, register
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.services import distribute_closing
from ronda.people.rules import Viewer
from ronda.policy import Policy, load_policy

Found = Mapping[str, Any]


def register_steps(
    titles: Mapping[str, Any], words: Mapping[str, Any], address: Callable[[JobView], str]
) -> None:
    """Names the steps as background work when Ronda starts."""
    runners = {
        "close.check": run_check,
        "close.freeze": run_freeze,
        "close.appraise": run_appraise,
        "close.approve": run_approve,
    }
    for kind, runner in runners.items():
        register(
            kind,
            runner,
            may=lambda viewer: viewer.can_close,
            title=titles[kind],
            steps=words,
            leads_to=address,
        )


def ask_check(*, by: Viewer, at: datetime, month: Month) -> JobView:
    """Have the month tried as it is known now."""
    _refuse_unless_closing(by, month)
    return ask_for(by=by, at=at, kind="close.check", subject=str(month), parameters={"as_of": at.isoformat()})


def ask_freeze(*, by: Viewer, at: datetime, month: Month) -> JobView:
    """Have the facts frozen as they are known now; refused before a check, and while something blocks."""
    _refuse_unless_closing(by, month)
    stands = closing_month(by, month, at=at)
    if stands.checked is None:
        raise RefusedError(Problem(str(month), "was not checked yet", "check it first"))
    if stands.blocking:
        raise RefusedError(
            Problem(str(month), "cannot be closed like this", "mend what blocks, then check again")
        )
    return ask_for(
        by=by, at=at, kind="close.freeze", subject=str(month), parameters={"as_of": at.isoformat()}
    )


def ask_appraise(*, by: Viewer, at: datetime, month: Month) -> JobView:
    """Have the frozen run appraised."""
    _refuse_unless_closing(by, month)
    run = newest_closing(by, month)
    if run is None or run.state != Closing.State.FROZEN:
        raise RefusedError(Problem(str(month), "has no frozen run", "freeze it first"))
    return ask_for(
        by=by, at=at, kind="close.appraise", subject=str(month), parameters={"as_of": run.as_of.isoformat()}
    )


def ask_approve(*, by: Viewer, at: datetime, month: Month, run: int) -> JobView:
    """Have the planned division done, posted and put in force; the last step, and the one that stays."""
    _refuse_unless_closing(by, month)
    closing = closing_for(by, month, run)
    if closing.state == Closing.State.FROZEN:
        raise RefusedError(Problem(str(closing), "is frozen", "appraise it first"))
    budget = planned_budget(by, closing) if closing.state == Closing.State.APPRAISED else None
    return ask_for(
        by=by, at=at, kind="close.approve", subject=str(month), parameters={"run": run, "budget": budget}
    )


def run_check(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Found:
    month, as_of = Month.parse(job.subject), datetime.fromisoformat(job.parameters["as_of"])
    found = check_month(by=by, month=month, as_of=as_of, policy=_policy(), tell=tell)
    return {
        "findings": [each.as_json() for each in found.findings],
        "people": found.people,
        "rows": found.rows,
        "as_of": job.parameters["as_of"],
    }


def run_freeze(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Found:
    return _closed(job, by, at, tell, until="frozen")


def run_appraise(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Found:
    return _closed(job, by, at, tell, until="appraised")


def run_approve(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Found:
    """Where a worker died after the posting, only the approval is left to do."""
    _refuse_unless_closing(by, Month.parse(job.subject))
    closing = closing_for(by, Month.parse(job.subject), job.parameters["run"])
    tell("distribute", 0, 2)
    if closing.state == Closing.State.APPRAISED:
        machine = Viewer.operator(by.company_id)
        closing = distribute_closing(
            by=machine, at=at, closing=closing, budget_cents=job.parameters["budget"]
        )
    approve_closing(by=by, at=at, closing=closing)
    return {"run": closing.run, "manifest": closing.manifest_digest}


def _closed(job: JobView, by: Viewer, at: datetime, tell: Progress, *, until: str) -> Found:
    closing = close_month(
        by=by,
        at=at,
        month=Month.parse(job.subject),
        as_of=datetime.fromisoformat(job.parameters["as_of"]),
        policy=_policy(),
        until=until,
        progress=tell,
    )
    rows = sum(mark.rows for mark in manifest_of(closing).facts.values())
    return {"run": closing.run, "rows": rows, "unchanged": closing.state == Closing.State.DISTRIBUTED}


def _policy() -> Policy:
    return load_policy(Path(settings.RONDA_POLICIES))


def _refuse_unless_closing(by: Viewer, month: Month) -> None:
    if not by.can_close:
        raise NotAllowedError(f"closing {month}")
