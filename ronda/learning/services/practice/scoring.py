"""A judge's marks of an entry; they may be changed until the drill is published."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import Drill, DrillScore
from ronda.learning.queries.practice.drills import criteria_of
from ronda.learning.rules.practice import mark_faults
from ronda.learning.services.practice.drills import locked_drill
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any


@transaction.atomic
def score_entry(
    *, by: Viewer, at: datetime, number: int, entry: int, marks: Mapping[str, Decimal], comment: str = ""
) -> DrillScore:
    """No trace is left: the history is read by those who must not know yet who scored what."""
    drill = locked_drill(by, number, Drill.State.JUDGING)
    judge = drill.judges.filter(person_id=by.person_id or 0).first()
    found = drill.entries.filter(pk=entry, withdrawn_at=None).first()
    if judge is None or found is None or found.person_id == judge.person_id:
        raise NotAllowedError(f"entry {entry}")
    sheet = criteria_of(drill)
    refuse_if_any([Problem(*fault) for fault in mark_faults(sheet, marks)])
    said = {each.code: str(marks[each.code]) for each in sheet}
    score, _made = DrillScore.objects.update_or_create(
        entry=found,
        judge=judge,
        defaults={"marks": said, "comment": comment.strip()[:500], "given_at": at},
    )
    return score
