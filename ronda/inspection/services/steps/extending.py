"""More time for the person: to answer, or to put right what was confirmed."""

from datetime import date, datetime

from django.db import transaction

from ronda.inspection.models import Finding
from ronda.inspection.services.steps.taking import LONGEST_WHY, kept, taken, words
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


@transaction.atomic
def extend_limit(*, by: Viewer, at: datetime, today: date, number: int, until: date, why: str) -> Finding:
    finding = taken(by, number, "extend", today)
    name = _limit(finding)
    reason = words("why", why, LONGEST_WHY)
    now: date | None = getattr(finding, name)
    if until < today:
        raise RefusedError(Problem("until", "lies in the past", "give a day from today on"))
    if now is not None and until <= now:
        raise RefusedError(Problem("until", "gives no more time", "choose a day after the present limit"))
    said = {"until": until.isoformat(), "before": now.isoformat() if now else ""}
    return kept(by, at, finding, "finding.extended", said=said, why=reason, **{name: until})


def _limit(finding: Finding) -> str:
    """What the person has to do next; a decision is not put off."""
    if finding.confirmed and finding.correction_due is not None:
        return "correction_due"
    if finding.confirmed is None and finding.state == Finding.State.ISSUED:
        return "answer_due"
    raise RefusedError(Problem("until", "is no limit of the person", "decide on it, or close it"))
