"""A drill is published: scores and places out of all marks, learning times, proofs."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from ronda.kernel.exact import rounded
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Drill, DrillEntry, LearningForm, LearningTime, Proof
from ronda.learning.queries.practice.drills import entries_of, score_table
from ronda.learning.queries.practice.who import practice_rules
from ronda.learning.rules.practice import judged, places, unconnected
from ronda.learning.services.completing import complete_course
from ronda.learning.services.facts import record_learning_times
from ronda.learning.services.practice.drills import ABOUT, drill_in, trace_drill
from ronda.learning.services.proving import prove
from ronda.people.rules import Viewer

DECIMALS = 3


@transaction.atomic
def publish_drill(*, by: Viewer, at: datetime, today: date, number: int) -> Drill:
    """Once every entry has marks of enough judges, and the judges can be compared with each other."""
    drill, rules = drill_in(by, number, Drill.State.JUDGING), practice_rules(today)
    entries = entries_of(drill)
    scores = score_table(drill)
    _refuse_unscored(entries, scores, rules.judges_least)
    found = judged(scores).score
    final = {each.pk: rounded(found[each.pk], DECIMALS) for each in entries}
    placed = places(final)
    for each in entries:
        each.score, each.place = final[each.pk], placed[each.pk]
    DrillEntry.objects.bulk_update(entries, ["score", "place"])
    drill.state = Drill.State.PUBLISHED
    drill.save(update_fields=["state"])
    _write_learning(by, at, drill, entries, rules.drill_proof_score)
    trace_drill(by, at, drill, "published")
    return drill


def _refuse_unscored(entries: list[DrillEntry], scores: dict[tuple[int, int], Fraction], least: int) -> None:
    given = [sum(entry == each.pk for entry, _ in scores) for each in entries]
    if not entries:
        raise RefusedError(Problem(ABOUT, "has nobody who takes part", "name people first"))
    if min(given) < least:
        raise RefusedError(Problem(ABOUT, "has entries with too few marks", "ask the judges to go on"))
    if unconnected(scores):
        raise RefusedError(
            Problem(ABOUT, "has judges who cannot be compared", "let a judge score entries of both groups")
        )


def _write_learning(
    by: Viewer, at: datetime, drill: Drill, entries: list[DrillEntry], proof_score: Decimal
) -> None:
    course = drill.course
    if course is None:
        drafts = [
            LearningTime(
                company_id=drill.company_id,
                person_id=each.person_id,
                day=drill.day,
                minutes=drill.minutes,
                form=LearningForm.DRILL,
                source_key=f"drill {drill.pk} {each.person_id}",
            )
            for each in entries
        ]
        record_learning_times(by=Viewer.operator(drill.company_id), at=at, drafts=drafts)
        return
    competences = list(course.competences.values_list("pk", flat=True))
    for each in entries:
        complete_course(
            by=by,
            at=at,
            course=course,
            person_id=each.person_id,
            day=drill.day,
            minutes=drill.minutes,
            how=LearningForm.DRILL,
        )
        if each.score is not None and each.score >= proof_score:
            prove(
                company_id=drill.company_id,
                person_id=each.person_id,
                competence_ids=competences,
                kind=Proof.DRILL,
                named=drill.pk,
                day=drill.day,
                said=drill.title,
                confirmed_by_id=by.person_id,
                at=at,
            )
