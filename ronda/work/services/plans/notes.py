"""What was planned, done, seen or learnt in a stage of a plan; never edited."""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import StageNote
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.rules.plan_stages import SUPERVISE, stage_after_note
from ronda.work.services.plans.finding import plan_in, traced

LIVES = ("draft", "submitted", "running")


@transaction.atomic
def write_stage_note(*, by: Viewer, at: datetime, number: int, stage: str, text: str) -> StageNote:
    """A note of a later stage moves a running plan on; whoever leads supervises."""
    plan = plan_in(by, number, states=LIVES, right="note")
    if stage == SUPERVISE and not plan_rights(by, plan).lead:
        raise NotAllowedError(f"supervising plan {number}")
    if not text.strip():
        raise RefusedError(Problem("text", "is empty", "write something"))
    note = StageNote(plan=plan, stage=stage, text=text.strip(), written_by_id=by.person_id, written_at=at)
    refuse_if_any(invalid_fields(note, "note"))
    note.save()
    if plan.state == "running":
        plan.stage = stage_after_note(plan.stage, stage)
        plan.save(update_fields=["stage"])
    traced(by, at, plan, "plan.noted", {"stage": stage})
    return note
