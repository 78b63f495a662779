"""A finding is taken up for a deed, and kept with a trace of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ronda.inspection.models import Finding
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.queries.steps.page import may_do
from ronda.inspection.queries.steps.seen import finding_to_change
from ronda.inspection.queries.steps.standing import now_of
from ronda.inspection.rules.finding_steps import Deed, deed_faults, next_state
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.policy import InspectionRules
from ronda.work.queries.clocks import day_after
from ronda.work.services.tracing import leave_trace

LONGEST, LONGEST_WHY = 4000, 500


def taken(by: Viewer, number: int, deed: Deed, today: date) -> Finding:
    """Locked, its state led on by the deed; refused where it is not this person's deed, or not yet one."""
    finding = finding_to_change(by, number)
    faults = deed_faults(now_of(finding), deed, by.person_id, today)
    if faults:
        raise RefusedError(*faults)
    if not may_do(by, finding, deed):
        raise NotAllowedError(f"finding {number}")
    finding.state = next_state(now_of(finding), deed) or finding.state
    return finding


def kept(
    by: Viewer,
    at: datetime,
    finding: Finding,
    what: str,
    *,
    said: Mapping[str, Any] | None = None,
    why: str = "",
    **values: Any,
) -> Finding:
    for name, value in values.items():
        setattr(finding, name, value)
    refuse_if_any(invalid_fields(finding, "finding"))
    finding.save()
    reason = " ".join(why.split())[:LONGEST_WHY]
    leave_trace(by=by, at=at, about="finding", number=finding.pk, what=what, said=said, why=reason)
    return finding


def words(where: str, text: str, longest: int = LONGEST) -> str:
    if not text.strip():
        raise RefusedError(Problem(where, "says nothing", "write something here"))
    if len(text.strip()) > longest:
        raise RefusedError(Problem(where, f"is longer than {longest} characters", "say it in fewer"))
    return text.strip()


def days_after(by: Viewer, today: date, name: str) -> date:
    """The last day of a limit that begins today, by the policy's working days."""
    rules: InspectionRules = inspection_rules(today)
    return day_after(by, today, getattr(rules, name))
