"""What practice does by itself once a day; a second time on a day finds nothing left to do."""

from datetime import date, datetime

from django.db import transaction

from ronda.learning.models import EffectCheck, LearningTime, Observation, Proof
from ronda.learning.queries.practice.observations import RUNNING
from ronda.learning.services.facts import withdraw_learning_times
from ronda.learning.services.practice.closing import key_of
from ronda.learning.services.practice.observations import ABOUT
from ronda.learning.services.proving import take_back_proofs
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_in_force
from ronda.work.queries import NUMBER, numbered
from ronda.work.queries.traced import told_traces
from ronda.work.services.tracing import leave_trace, leave_traces

WITHDRAWN = "the observed visit was withdrawn"


def do_practice_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """By the name of what was done."""
    return {
        work.__name__: work(by, at, today) for work in (follow_planned, take_back_unfounded, note_late_checks)
    }


@transaction.atomic
def follow_planned(by: Viewer, at: datetime, today: date) -> int:
    """An observation goes to the day to which its planned visit was moved, while no sheet is in."""
    rows = Observation.objects.filter(RUNNING, company_id=by.company_id, of_shower={}, of_watcher={})
    moved = 0
    for each in rows.select_related("planned_visit").filter(planned_visit__state="planned"):
        day = each.planned_visit.day
        if day is None or day == each.day:
            continue
        each.day = day
        each.save(update_fields=["day"])
        said = {"day": day.isoformat()}
        leave_trace(by=by, at=at, about=ABOUT, number=each.pk, what=f"{ABOUT}.moved", said=said)
        moved += 1
    return moved


@transaction.atomic
def take_back_unfounded(by: Viewer, at: datetime, today: date) -> int:
    """A visit that was withdrawn is not learnt from: the times and the proof by it are taken back."""
    times = LearningTime.objects.filter(
        in_force(), company_id=by.company_id, source_key__startswith=f"{ABOUT} "
    )
    known = {each.source_key: each.number for each in times}
    closed = list(Observation.objects.filter(company_id=by.company_id, closed_at__isnull=False))
    visits = visits_in_force(by).filter(numbered([each.visit_number or 0 for each in closed]))
    made = set(visits.values_list(NUMBER, "person_id", "day"))
    taken = 0
    for each in closed:
        keys = [key_of(each, person_id) for person_id in (each.shows_id, each.watches_id)]
        numbers = [known[key] for key in keys if key in known]
        if not numbers or (each.visit_number, each.shows_id, each.day) in made:
            continue
        withdraw_learning_times(by=by, at=at, numbers=numbers, reason=WITHDRAWN)
        take_back_proofs(
            kind=Proof.OBSERVED_VISIT,
            named=each.visit_number or 0,
            at=at,
            why=WITHDRAWN,
            people=[each.shows_id],
        )
        leave_trace(by=by, at=at, about=ABOUT, number=each.pk, what=f"{ABOUT}.unfounded")
        taken += 1
    return taken


@transaction.atomic
def note_late_checks(by: Viewer, at: datetime, today: date) -> int:
    """Each check whose day has passed is told once for that day."""
    late = EffectCheck.objects.filter(company_id=by.company_id, checked_at=None, due_on__lt=today)
    known = {(number, said["due"]) for number, _what, said in told_traces(by, "effect", ["effect.late"])}
    due = [(each.pk, each.due_on.isoformat()) for each in late]
    new = [(number, {"due": day}) for number, day in due if (number, day) not in known]
    leave_traces(by=by, at=at, about="effect", what="effect.late", said=new)
    return len(new)
