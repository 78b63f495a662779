"""A month on its way to being closed: what was done by whom, what was found, what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ronda.cockpit.models import Acceptance, Approval, DivisionPlan
from ronda.cockpit.rules.close import CloseStep, Finding, steps_of
from ronda.facts.queries import Closing, closings_for
from ronda.jobs.queries import jobs_for
from ronda.jobs.rules import JobView
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer

JOBS = ("close.check", "close.freeze", "close.appraise", "close.approve")


@dataclass(frozen=True)
class Decided:
    """Who decided when; nobody's name where the command line did."""

    who: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Approved:
    """A run in force: who approved it when, and the last days of objections and of answers."""

    who: str
    at: datetime
    published_on: date
    objections_until: date
    answers_until: date


@dataclass(frozen=True)
class ClosingMonth:
    """One month in the wizard. `run` is the run in hand, `paid` the newest distributed one.

    `checked` is the newest check that came to an end; `plan` the budget chosen, `found` what the viewer may
    know of what the check found.
    """

    month: Month
    over_on: date
    is_over: bool
    run: Closing | None
    paid: Closing | None
    jobs: Mapping[str, JobView]
    checked: JobView | None
    found: Sequence[Finding]
    accepted: Mapping[str, Decided]
    plan: DivisionPlan | None
    approved: Approved | None
    steps: Sequence[CloseStep]

    @property
    def job(self) -> JobView | None:
        """The work that is open, or ended last without a result."""
        newest = max(self.jobs.values(), key=lambda job: job.number, default=None)
        return newest if newest is not None and newest.state != "done" else None

    @property
    def blocking(self) -> list[Finding]:
        return [each for each in self.found if each.level == "stop"]

    @property
    def unaccepted(self) -> list[Finding]:
        return [each for each in self.found if each.level == "attention" and each.key not in self.accepted]

    @property
    def is_finished(self) -> bool:
        return self.approved is not None


def closing_month(viewer: Viewer, month: Month, *, at: datetime) -> ClosingMonth:
    """For who closes the month; of who leads a centre in it, only what was found there."""
    if not viewer.can_check:
        raise NotAllowedError(f"closing {month}")
    runs = list(closings_for(viewer).filter(month=str(month)))
    company = runs[0].company if runs else company_for(viewer)
    today = at.astimezone(ZoneInfo(company.timezone)).date()
    run = runs[-1] if runs else None
    paid = next((each for each in reversed(runs) if each.state == Closing.State.DISTRIBUTED), None)
    jobs, checked = _jobs(viewer, month)
    found = _seen(viewer, _findings(checked))
    plan = plan_of(run) if run is not None and run.state == Closing.State.APPRAISED else None
    approved = _approvals([run]).get(run.pk) if run is not None and run == paid else None
    blocked = any(each.level == "stop" for each in found)
    return ClosingMonth(
        month=month,
        over_on=month.end,
        is_over=today >= month.end,
        run=run,
        paid=paid,
        jobs=jobs,
        checked=checked,
        found=found,
        accepted=_acceptances(viewer, month),
        plan=plan,
        approved=approved,
        steps=steps_of(
            checked=checked is not None,
            blocked=blocked,
            state=run.state if run is not None else "",
            planned=plan is not None,
            approved=approved is not None,
        ),
    )


def checked_findings(viewer: Viewer, month: Month) -> list[Finding]:
    """What the newest check of the month found, as far as the viewer may know it."""
    return _seen(viewer, _findings(_jobs(viewer, month)[1]))


def plan_of(closing: Closing) -> DivisionPlan | None:
    """The newest plan of a run; for services and pages, which ask who may."""
    plans = DivisionPlan.objects.filter(closing=closing).select_related("person")
    return plans.order_by("-pk").first()


def closing_approval(viewer: Viewer, closing: Closing) -> Approved | None:
    """Who approved the run, and until when it can be objected to; None while it is not approved yet."""
    if closing.company_id != viewer.company_id:
        raise NotAllowedError(f"the approval of {closing}")
    return _approvals([closing]).get(closing.pk)


def closing_approvals(viewer: Viewer, closings: Iterable[Closing]) -> dict[int, Approved]:
    """The same for several runs, by their number in the database; one statement."""
    return _approvals([each for each in closings if each.company_id == viewer.company_id])


def _approvals(closings: Sequence[Closing | None]) -> dict[int, Approved]:
    numbers = [each.pk for each in closings if each is not None]
    kept = Approval.objects.filter(closing_id__in=numbers).select_related("person")
    return {
        each.closing_id: Approved(
            each.person.name if each.person else "",
            each.decided_at,
            each.published_on,
            each.objections_until,
            each.answers_until,
        )
        for each in kept
    }


def _acceptances(viewer: Viewer, month: Month) -> dict[str, Decided]:
    kept = Acceptance.objects.filter(company_id=viewer.company_id, month=str(month)).select_related("person")
    return {
        each.key: Decided(each.person.name if each.person else "", each.decided_at, each.reason)
        for each in kept
    }


def _jobs(viewer: Viewer, month: Month) -> tuple[dict[str, JobView], JobView | None]:
    """The newest of each kind, and the newest check that was done; everybody who leads may know of them."""
    everything = jobs_for(Viewer.operator(viewer.company_id), subject=str(month))
    newest: dict[str, JobView] = {}
    for job in everything:
        if job.kind in JOBS:
            newest.setdefault(job.kind, job)
    checks = (job for job in everything if job.kind == "close.check" and job.state == "done")
    return newest, next(checks, None)


def _findings(checked: JobView | None) -> list[Finding]:
    return [Finding.from_json(each) for each in checked.result["findings"]] if checked is not None else []


def _seen(viewer: Viewer, found: Sequence[Finding]) -> list[Finding]:
    if viewer.can_close:
        return list(found)
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    mine = (each.inside(led) for each in found)
    return [each for each in mine if each is not None]
