"""Mid-term feedback of a plan to its account managers; each acknowledges the own note."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any, unknown_code
from ronda.work.models import StageNote, SupervisionNote
from ronda.work.rules.plan_stages import stage_after_note
from ronda.work.services.plans.finding import ABOUT, plan_in, traced


@transaction.atomic
def give_feedback(
    *, by: Viewer, at: datetime, number: int, text: str, receivers: Collection[str]
) -> list[SupervisionNote]:
    """The same words to each of them, by their codes; kept as what the plan fed back, too."""
    plan = plan_in(by, number, states=("running",), right="give")
    people = numbers_of_people(by)
    refuse_if_any([unknown_code("receivers", "person", code) for code in receivers if code not in people])
    if not receivers:
        raise RefusedError(Problem("receivers", "names nobody", "choose at least one receiver"))
    if not text.strip():
        raise RefusedError(Problem("text", "is empty", "write something"))
    assert plan.centre_id is not None, "a plan that gives work has a centre"
    notes = [
        SupervisionNote(
            company_id=by.company_id,
            about=ABOUT,
            number=plan.pk,
            centre_id=plan.centre_id,
            text=text.strip(),
            to_id=people[code],
            written_by_id=by.person_id,
            written_at=at,
        )
        for code in dict.fromkeys(receivers)
        if people[code] != by.person_id
    ]
    SupervisionNote.objects.bulk_create(notes)
    StageNote.objects.create(
        plan=plan, stage="feed_back", text=text.strip(), written_by_id=by.person_id, written_at=at
    )
    plan.stage = stage_after_note(plan.stage, "feed_back")
    plan.save(update_fields=["stage"])
    traced(by, at, plan, "plan.fed_back", {"number": len(notes)})
    return notes
