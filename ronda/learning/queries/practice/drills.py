"""Drills and contests: of the own centre, those that one judges or takes part in, those that one runs.

A judge's marks are that judge's alone until the drill is published; then whoever runs it sees all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Drill, DrillEntry, DrillJudge, DrillScore
from ronda.learning.queries.practice.who import by_trainer
from ronda.learning.rules.practice import Criterion, weighted
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.work.queries.reached import Reached

ENTERED = Count("entries", filter=Q(entries__withdrawn_at=None), distinct=True)
JUDGING = Count("judges", distinct=True)


@dataclass(frozen=True)
class DrillsWanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    state: str = ""
    kind: str = ""
    contest: str = ""
    first: date | None = None
    last: date | None = None


def drills_for(viewer: Viewer) -> QuerySet[Drill]:
    own = viewer.person_id or 0
    seen = Q(centre_id__in=viewer.centre_ids) | Q(judges__person_id=own) | Q(entries__person_id=own)
    rows = Drill.objects.filter(seen | _run_by(viewer), company_id=viewer.company_id)
    return rows.select_related("course", "centre").distinct()


def drill_for(viewer: Viewer, number: int) -> Drill:
    found = drills_for(viewer).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"drill {number}", "is not among yours", "look at it again"))
    return found


def drills_run_by(viewer: Viewer) -> QuerySet[Drill]:
    """Of a centre that the viewer leads, or of a course that the viewer trains."""
    return Drill.objects.filter(_run_by(viewer), company_id=viewer.company_id)


def runs(viewer: Viewer, drill: Drill) -> bool:
    own = viewer.person_id
    trained = drill.course is not None and own is not None and drill.course.trainer_id == own
    return trained or leads_centre(viewer, drill.centre_id)


def leads_centre(viewer: Viewer, centre_id: int) -> bool:
    """Directs it, deputises in it, or leads the company; an administrator does not."""
    return viewer.can_see_results_of(0, centre_id) if viewer.roles else False


def listed_drills(viewer: Viewer, wanted: DrillsWanted) -> QuerySet[Drill]:
    rows = drills_for(viewer)
    for word in wanted.words.split():
        rows = rows.filter(title__icontains=word)
    named = {
        "state": wanted.state if wanted.state in Drill.State.values else "",
        "kind": wanted.kind,
        "day__gte": wanted.first,
        "day__lte": wanted.last,
    }
    rows = rows.filter(**{column: value for column, value in named.items() if value})
    if wanted.contest:
        rows = rows.filter(contest=wanted.contest == "contest")
    own = viewer.person_id or 0
    if wanted.state == "judge":
        rows = rows.filter(judges__person_id=own)
    if wanted.state == "mine":
        rows = rows.filter(entries__person_id=own, entries__withdrawn_at=None)
    return rows.annotate(entered=ENTERED, judging=JUDGING).order_by("-day", "-pk")


def criteria_of(drill: Drill) -> list[Criterion]:
    return [Criterion(each["code"], each["text"], each["weight"], each["most"]) for each in drill.sheet]


def entries_of(drill: Drill) -> list[DrillEntry]:
    """Of those who take part, in their order."""
    return list(drill.entries.filter(withdrawn_at=None).select_related("person"))


def judges_of(drill: Drill) -> list[DrillJudge]:
    return list(drill.judges.select_related("person"))


def own_scores(viewer: Viewer, drill: Drill) -> Mapping[int, DrillScore]:
    """The viewer's own as a judge, by entry."""
    rows = DrillScore.objects.filter(entry__drill=drill, judge__person_id=viewer.person_id or 0)
    return {each.entry_id: each for each in rows}


def scores_shown(viewer: Viewer, drill: Drill) -> list[DrillScore]:
    """Everybody's for whoever runs it, once it is published; else one's own."""
    rows = DrillScore.objects.filter(entry__drill=drill, entry__withdrawn_at=None)
    if not (drill.state == Drill.State.PUBLISHED and runs(viewer, drill)):
        rows = rows.filter(judge__person_id=viewer.person_id or 0)
    return list(rows.select_related("judge__person", "entry__person").order_by("judge", "entry"))


def score_table(drill: Drill) -> dict[tuple[int, int], Fraction]:
    """Of 100, by entry and judge, of those who take part: for publishing, and what is published."""
    sheet = criteria_of(drill)
    rows = DrillScore.objects.filter(entry__drill=drill, entry__withdrawn_at=None)
    return {
        (each.entry_id, each.judge_id): weighted(
            sheet, {code: Decimal(mark) for code, mark in each.marks.items()}
        )
        for each in rows
    }


def progress_of(drill: Drill) -> Mapping[int, int]:
    """How many entries each judge has scored; no marks."""
    rows = DrillScore.objects.filter(entry__drill=drill, entry__withdrawn_at=None)
    counted = rows.order_by().values_list("judge_id").annotate(number=Count("pk"))
    return dict(counted.values_list("judge_id", "number"))


def said_of_entry(entry: DrillEntry) -> tuple[Mapping[str, Decimal], list[str]]:
    """To the one whose it is, once published: mean marks by criterion and what judges wrote, unnamed."""
    scores = list(entry.scores.order_by("comment", "pk"))
    marks: dict[str, list[Decimal]] = {}
    for score in scores:
        for code, mark in score.marks.items():
            marks.setdefault(code, []).append(Decimal(mark))
    means = {code: sum(given, start=Decimal(0)) / len(given) for code, given in marks.items()}
    return means, [score.comment for score in scores if score.comment]


def read_drill(viewer: Viewer, number: int) -> Reached | None:
    """Whose it is, for what lies with it."""
    found = drills_for(viewer).filter(pk=number).first()
    return None if found is None else Reached(None, found.centre_id)


def drills_waiting(viewer: Viewer) -> list[tuple[Drill, str]]:
    """Those to judge, then those that the viewer takes part in, as long as they are not published."""
    own = viewer.person_id or 0
    judged = DrillJudge.objects.filter(drill=OuterRef("pk"), person_id=own)
    entered = DrillEntry.objects.filter(drill=OuterRef("pk"), person_id=own, withdrawn_at=None)
    rows = Drill.objects.filter(company_id=viewer.company_id, state__in=["planned", "judging"])
    rows = rows.annotate(judged=Exists(judged)).filter(Q(judged=True) | Exists(entered))
    found = [(each, "judge" if each.judged else "entry") for each in rows.order_by("day", "pk")]
    return sorted(found, key=lambda each: each[1] != "judge")


def _run_by(viewer: Viewer) -> Q:
    trained = by_trainer(viewer)
    if viewer.roles & {"leader", "operator"}:
        return Q(pk__gt=0)
    if not viewer.roles & LEADING_ROLES:
        return trained
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return trained | Q(centre_id__in=led)


def centres_run(viewer: Viewer) -> list[tuple[str, str]]:
    """Code and name of the centres in which the viewer runs drills."""
    return [(each.code, each.name) for each in centres_for(viewer) if leads_centre(viewer, each.pk)]
