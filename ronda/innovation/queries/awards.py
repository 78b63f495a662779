"""Awards that bring prize money, for the context that pays it and decides who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ronda.innovation.models import ReviewEntry, ReviewRound, TopicMember


@dataclass(frozen=True)
class Winner:
    """A member of the team with the whole per cent of the work."""

    person_id: int
    code: str
    name: str
    share: int


@dataclass(frozen=True)
class Award:
    """`entry` is its number; `award` bronze, silver or gold; `words` the same for a reader."""

    entry: int
    review: int
    title: str
    day: date
    topic: int
    topic_title: str
    centre_id: int
    centre: str
    award: str
    words: str
    cents: int
    team: Sequence[Winner]

    @property
    def shares(self) -> dict[int, int]:
        return {each.person_id: each.share for each in self.team}


def awards_given(company: int) -> list[Award]:
    """Of published reviews, those with money, the newest first. Two statements."""
    return _told(_with_money(company))


def award_given(company: int, entry: int, *, lock: bool = False) -> Award | None:
    """`lock`: nobody else decides about it until the transaction is over."""
    rows = _with_money(company).filter(pk=entry)
    found = _told(rows.select_for_update(of=("self",)) if lock else rows)
    return found[0] if found else None


def _with_money(company: int) -> QuerySet[ReviewEntry]:
    rows = ReviewEntry.objects.filter(
        review__company_id=company, review__state=ReviewRound.State.PUBLISHED, money_cents__gt=0
    )
    return rows.select_related("review", "topic__centre").order_by("-review__day", "place", "pk")


def _told(rows: QuerySet[ReviewEntry]) -> list[Award]:
    entries = list(rows)
    teams = _teams([each.topic_id for each in entries])
    return [
        Award(
            entry=each.pk,
            review=each.review_id,
            title=each.review.title,
            day=each.review.day,
            topic=each.topic_id,
            topic_title=each.topic.title,
            centre_id=each.topic.centre_id,
            centre=each.topic.centre.name,
            award=each.award,
            words=str(each.get_award_display()),
            cents=each.money_cents,
            team=teams.get(each.topic_id, []),
        )
        for each in entries
    ]


def _teams(topics: Sequence[int]) -> Mapping[int, list[Winner]]:
    """As the work was shared when they were presented: the shares of a topic that is over stay."""
    found: dict[int, list[Winner]] = {}
    rows = TopicMember.objects.filter(topic__in=topics, left_on=None).select_related("person")
    for each in rows.order_by("-leads", "person__name", "pk"):
        one = Winner(each.person_id, each.person.code, each.person.name, each.share)
        found.setdefault(each.topic_id, []).append(one)
    return found
