"""Awards that bring prize money, for the context that pays it and decides who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.innovation.models import ReviewEntry, ReviewRound, TopicMember

MEMBER = ("person_id", "person__code", "person__name", "share")
AWARD = (
    "topic__reviews__pk",
    "topic__reviews__review_id",
    "topic__reviews__review__title",
    "topic__reviews__review__day",
    "topic_id",
    "topic__title",
    "topic__centre_id",
    "topic__centre__name",
    "topic__reviews__award",
    "topic__reviews__money_cents",
)


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
    """Of published reviews, those with money, the newest first, with their teams; one statement."""
    return _told(company)


def award_given(company: int, entry: int, *, lock: bool = False) -> Award | None:
    """`lock`: nobody else decides about it until the transaction is over."""
    if lock:
        list(
            ReviewEntry.objects.select_for_update(of=("self",))
            .filter(review__company_id=company, pk=entry)
            .order_by()
        )
    found = _told(company, topic__reviews=entry)
    return found[0] if found else None


def _told(company: int, **narrowed: int) -> list[Award]:
    """A row a member; the shares of a topic that is over stay as the work was shared."""
    rows = TopicMember.objects.filter(
        left_on=None,
        topic__reviews__review__company_id=company,
        topic__reviews__review__state=ReviewRound.State.PUBLISHED,
        topic__reviews__money_cents__gt=0,
        **narrowed,
    )
    order = ("-topic__reviews__review__day", "topic__reviews__place", "topic__reviews__pk")
    teams: dict[int, list[Winner]] = {}
    heads: dict[int, Award] = {}
    for row in rows.order_by(*order, "-leads", "person__name", "pk").values_list(*MEMBER, *AWARD):
        entry, team = row[len(MEMBER)], teams.setdefault(row[len(MEMBER)], [])
        team.append(Winner(*row[: len(MEMBER)]))
        if entry not in heads:
            heads[entry] = _award(row[len(MEMBER) :], team)
    return list(heads.values())


def _award(row: Sequence[Any], team: Sequence[Winner]) -> Award:
    """In the order of `AWARD`."""
    entry, review, title, day, topic, topic_title, centre_id, centre, award, cents = row
    words = str(ReviewEntry.Award(award).label)
    return Award(entry, review, title, day, topic, topic_title, centre_id, centre, award, words, cents, team)
