"""What people decide while a month is closed: accepting what is strange, planning the division, approving."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from ronda.cockpit.models import Acceptance, Approval, DivisionPlan
from ronda.cockpit.queries.closing_month import checked_findings, plan_of
from ronda.cockpit.rules.close.window import AppealWindow, window_of
from ronda.cockpit.services.proposing_courses import propose_courses
from ronda.facts.queries import Closing, closing_for
from ronda.kernel.period import Month, Period
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.queries.closed import rules_of
from ronda.pay.services import preview_division
from ronda.people.queries import working_days_known
from ronda.people.rules import Viewer


def accept_finding(*, by: Viewer, at: datetime, month: Month, key: str, reason: str) -> Acceptance:
    """Somebody knows why it is so; kept with the reason, and not asked about while it stays the same."""
    _refuse_unless_closing(by)
    found = {finding.key: finding for finding in checked_findings(by, month)}
    if key not in found:
        raise RefusedError(
            Problem(str(month), "this was not found in the last check", "check the month again")
        )
    if found[key].level == "stop":
        raise RefusedError(Problem(str(month), "cannot be closed like this", "mend it, then check again"))
    if not reason.strip():
        raise RefusedError(Problem(str(month), "an acceptance needs a reason", "write one sentence"))
    with transaction.atomic():
        kept, _ = Acceptance.objects.get_or_create(
            company_id=by.company_id,
            month=str(month),
            key=key,
            defaults={
                "code": found[key].code,
                "reason": reason.strip(),
                "person_id": by.person_id,
                "decided_at": at,
            },
        )
    return kept


def plan_division(
    *, by: Viewer, at: datetime, month: Month, run: int, budget_cents: int | None
) -> DivisionPlan:
    """The budget with which the month will be distributed; the amounts follow from it alone."""
    _refuse_unless_closing(by)
    closing = closing_for(by, month, run)
    _refuse_unless_appraised(closing)
    divided = preview_division(by, closing, budget_cents=budget_cents)
    with transaction.atomic():
        return DivisionPlan.objects.create(
            closing=closing,
            budget_cents=budget_cents,
            total_cents=divided.budget_cents,
            person_id=by.person_id,
            decided_at=at,
        )


def approve_closing(*, by: Viewer, at: datetime, closing: Closing) -> Approval:
    """That a distributed run is in force: it names the manifest, and begins the time in which to object."""
    _refuse_unless_closing(by)
    if closing.company_id != by.company_id:
        raise NotAllowedError(f"approving {closing}")
    if closing.state != Closing.State.DISTRIBUTED:
        raise RefusedError(Problem(str(closing), f"is {closing.state}", "distribute it first"))
    window = appeal_window(by, closing, at)
    with transaction.atomic():
        kept, new = Approval.objects.get_or_create(
            closing=closing,
            defaults={
                "manifest_digest": closing.manifest_digest,
                "published_on": window.published_on,
                "objections_until": window.objections_until,
                "answers_until": window.answers_until,
                "person_id": by.person_id,
                "decided_at": at,
            },
        )
        if new:
            propose_courses(at=at, closing=closing)
    return kept


def appeal_window(by: Viewer, closing: Closing, at: datetime) -> AppealWindow:
    """The days that an approval at this moment would begin, by the policy of the run and the calendar."""
    today = at.astimezone(ZoneInfo(closing.company.timezone)).date()
    # Long enough for every count of working days, holidays included.
    days = working_days_known(by, Period(today, today + timedelta(days=120)), at)
    return window_of(today, days, rules_of(closing).appeals)


def planned_budget(by: Viewer, closing: Closing) -> int | None:
    """The budget of the newest plan; RefusedError where nobody has planned yet."""
    plan = plan_of(closing)
    if plan is None:
        raise RefusedError(Problem(str(closing), "no division is chosen yet", "choose one first"))
    return plan.budget_cents


def _refuse_unless_closing(by: Viewer) -> None:
    if not by.can_close:
        raise NotAllowedError("closing a month")


def _refuse_unless_appraised(closing: Closing) -> None:
    if closing.state != Closing.State.APPRAISED:
        raise RefusedError(Problem(str(closing), f"is {closing.state}", "look at the month again"))
