"""Reviews of topics: a judge's marks are that judge's alone; what is published names no judge.

Marks that one team reads are means over all its judges, and what was written stands there without a name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from django.db.models import Q, QuerySet

from ronda.innovation.models import ReviewEntry, ReviewMark, ReviewRound
from ronda.innovation.queries.who import leads_company
from ronda.innovation.rules.judging import weighted_mark
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


def reviews_for(viewer: Viewer) -> QuerySet[ReviewRound]:
    """Those published, those one judges, those one runs, and those in which one's own topic is."""
    rows = ReviewRound.objects.filter(company_id=viewer.company_id)
    if not viewer.roles:
        return rows.none()
    if leads_company(viewer):
        return rows
    own = viewer.person_id or 0
    team = Q(entries__topic__members__person_id=own, entries__topic__members__left_on=None)
    part = Q(made_by_id=own) | Q(entries__marks__judge_id=own) | team
    return rows.filter(Q(state=ReviewRound.State.PUBLISHED) | part).distinct()


def review_for(viewer: Viewer, number: int) -> ReviewRound:
    found = reviews_for(viewer).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"review {number}", "is not among yours", "look at it again"))
    return found


def runs(viewer: Viewer, review: ReviewRound) -> bool:
    own = viewer.person_id is not None and review.made_by_id == viewer.person_id
    return own or leads_company(viewer)


def listed_reviews(viewer: Viewer) -> list[ReviewRound]:
    return list(reviews_for(viewer).order_by("-day", "-pk"))


def dimensions_of(review: ReviewRound) -> dict[str, Decimal]:
    return {code: Decimal(str(weight)) for code, weight in review.dimensions["weights"].items()}


def most_of(review: ReviewRound) -> int:
    return int(review.dimensions["most"])


def entries_of(review: ReviewRound) -> list[ReviewEntry]:
    """By place once it is published, else in the order in which they are presented."""
    entries = list(review.entries.select_related("topic", "topic__centre"))
    if review.state == ReviewRound.State.PUBLISHED:
        return sorted(entries, key=lambda each: (each.place or 0, each.topic.title))
    return sorted(entries, key=lambda each: (each.position or len(entries) + 1, drawn_place(review, each)))


def drawn_place(review: ReviewRound, entry: ReviewEntry) -> str:
    """Where nobody chose who comes first, the order follows from the numbers."""
    topic_id = entry.topic_id
    return sha256(f"{review.pk} {topic_id}".encode()).hexdigest()


@dataclass(frozen=True)
class Judge:
    """How many of those that this judge has to mark are marked; no marks."""

    person_id: int
    name: str
    to_mark: int
    marked: int


def judges_of(review: ReviewRound) -> list[Judge]:
    rows = ReviewMark.objects.filter(entry__review=review).select_related("judge")
    found: dict[int, Judge] = {}
    for each in rows.order_by("judge__name", "judge_id"):
        known = found.get(each.judge_id, Judge(each.judge_id, each.judge.name, 0, 0))
        given = known.marked + (each.given_at is not None)
        found[each.judge_id] = Judge(each.judge_id, known.name, known.to_mark + 1, given)
    return list(found.values())


def own_marks(viewer: Viewer, review: ReviewRound) -> Mapping[int, ReviewMark]:
    """The viewer's own as a judge, by entry."""
    rows = ReviewMark.objects.filter(entry__review=review, judge_id=viewer.person_id or 0)
    return {each.entry_id: each for each in rows}


def own_mark(viewer: Viewer, number: int, entry: int) -> ReviewMark:
    rows = ReviewMark.objects.filter(
        entry__review__in=reviews_for(viewer), entry__review_id=number, entry_id=entry
    )
    found = rows.filter(judge_id=viewer.person_id or 0).select_related("entry__topic", "entry__review")
    mark = found.first()
    if mark is None:
        raise RefusedError(Problem(f"entry {entry}", "is not among yours", "look at it again"))
    return mark


def marks_of(kept: ReviewMark) -> dict[str, Decimal]:
    return {code: Decimal(mark) for code, mark in kept.marks.items()}


def given_marks(review: ReviewRound) -> list[tuple[str, str, Fraction]]:
    """Topic, judge and mark of 100: for publishing only, and shown to nobody."""
    weights, most = dimensions_of(review), most_of(review)
    rows = ReviewMark.objects.filter(entry__review=review, given_at__isnull=False)
    return [
        (str(each.entry_id), str(each.judge_id), weighted_mark(marks_of(each), weights, most))
        for each in rows.order_by("entry", "judge")
    ]


@dataclass(frozen=True)
class Heard:
    """What a team hears once a review is published: the mean of each dimension, what judges wrote."""

    means: Mapping[str, Fraction]
    comments: Sequence[str]
    judges: int


def marks_of_topic(topic_id: int) -> list[ReviewMark]:
    """Those of its newest published review, in an order that does not tell the judges."""
    rows = ReviewMark.objects.filter(
        entry__topic_id=topic_id,
        entry__review__state=ReviewRound.State.PUBLISHED,
        given_at__isnull=False,
    )
    ordered = rows.select_related("entry__review").order_by("-entry__review__published_at", "comment", "pk")
    found = list(ordered)
    return [each for each in found if each.entry_id == found[0].entry_id]


def heard_by(
    viewer: Viewer, entry: ReviewEntry, marks: Sequence[ReviewMark], *, in_team: bool, least: int
) -> Heard | None:
    """For the team and whoever runs the review; with fewer than `least` judges nobody's marks are shown."""
    if entry.review.state != ReviewRound.State.PUBLISHED or not (in_team or runs(viewer, entry.review)):
        return None
    if len(marks) < max(2, least):
        return None
    means = {
        code: sum((Fraction(marks_of(each)[code]) for each in marks), start=Fraction(0)) / len(marks)
        for code in dimensions_of(entry.review)
    }
    return Heard(means, [each.comment for each in marks if each.comment], len(marks))


def reviews_to_judge(viewer: Viewer) -> list[ReviewRound]:
    """Open ones in which the viewer has marks to give."""
    return list(reviews_waiting(viewer).order_by("day", "pk"))


def reviews_waiting(viewer: Viewer) -> QuerySet[ReviewRound]:
    """The same to be asked about within another statement."""
    waiting = Q(entries__marks__judge_id=viewer.person_id or 0, entries__marks__given_at=None)
    rows = ReviewRound.objects.filter(waiting, company_id=viewer.company_id, state=ReviewRound.State.OPEN)
    return rows.distinct()
