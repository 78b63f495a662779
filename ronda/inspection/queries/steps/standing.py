"""How a finding stands: as the rules see it, whose turn it is, and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ronda.inspection.models import Finding
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.rules.finding_limits import FindingDays, is_directors, is_late, limit_of
from ronda.inspection.rules.finding_steps import FindingNow
from ronda.inspection.rules.finding_turns import Turn, turn_of
from ronda.people.rules import Viewer
from ronda.policy import InspectionRules
from ronda.work.queries.clocks import clock_over
from ronda.work.rules import WorkingClock, as_leader, may_lead

# Weeks that a limit may lie ahead, at most.
AHEAD = 60


@dataclass(frozen=True)
class Standing:
    """`limit`: the day by which the turn is due; None: without one. `directors`: corrections did not hold."""

    finding: Finding
    now: FindingNow
    turn: Turn | None
    limit: date | None
    late: bool
    directors: bool = False


def now_of(finding: Finding) -> FindingNow:
    return FindingNow(
        kind=finding.kind,
        state=finding.state,  # type: ignore[arg-type]
        person=finding.person_id,
        made_by=finding.made_by_id,
        answer_due=finding.answer_due,
        confirmed=finding.confirmed,
        second_by=finding.second_by_id,
        second_agrees=finding.second_agrees,
    )


def standings_of(viewer: Viewer, findings: Iterable[Finding], *, today: date) -> list[Standing]:
    """One statement for the calendar, however many findings."""
    found = list(findings)
    if not found:
        return []
    rules = inspection_rules(today)
    starts = [each.issued_on for each in found if each.issued_on is not None]
    clock = clock_over(viewer, [*starts, today], ahead=AHEAD, weekdays=found[0].company.working_weekdays)
    return [standing_of(each, rules, clock, today) for each in found]


def standing_of(finding: Finding, rules: InspectionRules, clock: WorkingClock, today: date) -> Standing:
    now = now_of(finding)
    days = FindingDays(
        issued_on=finding.issued_on,
        answered_on=timezone.localdate(finding.answered_at) if finding.answered_at else None,
        decided_on=finding.decided_on,
        corrected_on=finding.corrected_on,
        answer_due=finding.answer_due,
        correction_due=finding.correction_due,
    )
    limit = limit_of(now.state, now.confirmed, days, rules, clock, today)
    directors = is_directors(finding.times_corrected, now.state, rules)
    return Standing(finding, now, turn_of(now, today), limit, is_late(limit, today), directors)


def has_turn(viewer: Viewer, standing: Standing) -> bool:
    """Whether it waits for the viewer."""
    turn, finding, oneself = standing.turn, standing.finding, viewer.person_id
    if turn is None or oneself is None:
        return False
    if turn.hand == "person":
        return finding.person_id == oneself
    if turn.hand == "inspector":
        return finding.made_by_id == oneself
    if turn.hand == "second":
        return finding.second_by_id == oneself
    others = {finding.person_id, finding.made_by_id, finding.second_by_id}
    if turn.deed in {"ask_second", "close"}:
        others = {finding.person_id}
    return leads(viewer, finding) and oneself not in others


def leads(viewer: Viewer, finding: Finding) -> bool:
    """Decides for its centre; whoever only runs the company's records does not."""
    return may_lead(as_leader(viewer), finding.centre_id)
