"""A review of topics is made, its topics entered and its judges named; nobody judges the own team."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.innovation.models import ReviewEntry, ReviewMark, ReviewRound, Topic, TopicMember
from ronda.innovation.queries.reviews import review_for, runs
from ronda.innovation.queries.topics import topics_to_enter
from ronda.innovation.queries.who import colleagues_by_code, innovation_rules, leads_somebody
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.services.tracing import leave_trace

ABOUT = "review"


@transaction.atomic
def make_review(*, by: Viewer, at: datetime, today: date, title: str, day: date) -> ReviewRound:
    """By whoever leads; with the dimensions, weights and awards that the policy has today."""
    if not leads_somebody(by):
        raise NotAllowedError("making a review")
    if not title.strip():
        raise RefusedError(Problem("title", "says nothing", "give it a title"))
    rules = innovation_rules(today)
    weights = {code: str(weight) for code, weight in rules.dimensions.items()}
    review = ReviewRound.objects.create(
        company_id=by.company_id,
        title=title.strip()[:200],
        day=day,
        dimensions={"weights": weights, "most": rules.mark_most},
        made_by_id=by.person_id,
    )
    trace_review(by, at, review, "made")
    return review


@transaction.atomic
def enter_topics(*, by: Viewer, at: datetime, number: int, topics: Sequence[int]) -> ReviewRound:
    """Verified ones; the judges that are named already judge them too, unless they are of the team."""
    review = open_review(by, number)
    # Of two who enter a topic in two reviews at once the second finds it in the first.
    list(
        Topic.objects.select_for_update(of=("self",))
        .filter(company_id=by.company_id, pk__in=topics)
        .order_by("pk")
    )
    able = {each.pk: each for each in topics_to_enter(by)}
    wrong = [each for each in topics if each not in able]
    refuse_if_any([Problem("topics", "is no verified topic of yours", "choose again") for _ in wrong[:1]])
    if not topics:
        raise RefusedError(Problem("topics", "is no choice", "choose a topic"))
    judges = list(_judge_numbers(review))
    ReviewEntry.objects.bulk_create(
        ReviewEntry(review=review, topic_id=each) for each in dict.fromkeys(topics)
    )
    _lay_marks(review, judges)
    trace_review(by, at, review, "entered", topics=len(set(topics)))
    return review


@transaction.atomic
def name_judges(*, by: Viewer, at: datetime, today: date, number: int, people: Sequence[str]) -> ReviewRound:
    """Each for every topic whose team they are not of; who is of all teams cannot judge."""
    review = open_review(by, number)
    known = colleagues_by_code(by, today)
    if not people:
        raise RefusedError(Problem("people", "is no choice of people", "choose somebody"))
    if any(code not in known for code in people):
        raise RefusedError(Problem("people", "is not among your colleagues", "choose a colleague"))
    if not review.entries.exists():
        raise RefusedError(Problem("people", "has no topic to judge yet", "enter topics first"))
    numbers = [known[code].person_id for code in dict.fromkeys(people)]
    _lay_marks(review, numbers)
    if set(numbers) - set(_judge_numbers(review)):
        raise RefusedError(Problem("people", "work on every topic here", "choose somebody else"))
    trace_review(by, at, review, "judges", people=len(numbers))
    return review


@transaction.atomic
def cancel_review(*, by: Viewer, at: datetime, number: int, why: str) -> ReviewRound:
    """For a reason; marks that were given are forgotten, the topics may be entered again."""
    review = open_review(by, number)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    ReviewMark.objects.filter(entry__review=review).delete()
    review.state, review.state_why = ReviewRound.State.CANCELLED, why.strip()[:500]
    review.save(update_fields=["state", "state_why"])
    trace_review(by, at, review, "cancelled")
    return review


def open_review(by: Viewer, number: int) -> ReviewRound:
    """Locked, of whoever runs it."""
    seen = review_for(by, number)
    review = ReviewRound.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if not runs(by, review):
        raise NotAllowedError(f"review {number}")
    if review.state != ReviewRound.State.OPEN:
        raise RefusedError(Problem(ABOUT, "is a review that is over", "look at it again"))
    return review


def trace_review(by: Viewer, at: datetime, review: ReviewRound, deed: str, **said: object) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=review.pk, what=f"{ABOUT}.{deed}", said=said)


def _judge_numbers(review: ReviewRound) -> set[int]:
    rows = ReviewMark.objects.filter(entry__review=review)
    return set(rows.order_by().values_list("judge_id", flat=True))


def _lay_marks(review: ReviewRound, judges: Sequence[int]) -> None:
    """An empty sheet for each topic and each judge who is not of its team and has none."""
    entries = list(review.entries.all())
    topics = [each.topic_id for each in entries]
    # Who worked on it and left judges it no more than who still does.
    team = set(TopicMember.objects.filter(topic__in=topics).values_list("topic_id", "person_id"))
    there = set(ReviewMark.objects.filter(entry__in=entries).values_list("entry_id", "judge_id"))
    ReviewMark.objects.bulk_create(
        ReviewMark(entry=entry, judge_id=judge)
        for entry in entries
        for judge in judges
        if (entry.topic_id, judge) not in team and (entry.pk, judge) not in there
    )
