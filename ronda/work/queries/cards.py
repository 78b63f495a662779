"""Responsibility cards: those in force, their versions, and those that a month is frozen with."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.models import Card


def cards_for(viewer: Viewer) -> QuerySet[Card]:
    """Every version of the company; what the posts answer for is everybody's to read."""
    return Card.objects.filter(company_id=viewer.company_id)


def cards_in_force(viewer: Viewer, on: date) -> list[Card]:
    """One for each post that has a card, with its duties in their order."""
    adopted = cards_for(viewer).filter(state=Card.State.ADOPTED, starts__lte=on)
    return _latest(adopted.select_related("adopted_by").prefetch_related("duties"))


def card_in_force(viewer: Viewer, post: str, on: date) -> Card | None:
    """None while the post has no card."""
    return next((card for card in cards_in_force(viewer, on) if card.post == post), None)


def card_numbered(viewer: Viewer, number: int) -> Card:
    """One version with its duties; RefusedError where it is none of the company's."""
    found = (
        cards_for(viewer)
        .select_related("drafted_by", "adopted_by")
        .prefetch_related("duties")
        .filter(pk=number)
        .first()
    )
    if found is None:
        raise _unknown(number)
    return found


def versions_of(viewer: Viewer, post: str) -> list[Card]:
    """The newest first."""
    found = cards_for(viewer).filter(post=post).select_related("drafted_by", "adopted_by")
    return list(found.order_by("-version"))


def card_and_before(viewer: Viewer, number: int) -> tuple[Card, Card | None]:
    """A version, and the adopted one that it follows or would follow; None for the first. Two statements."""
    posts = cards_for(viewer).filter(pk=number).values("post")
    versions = list(
        cards_for(viewer)
        .filter(post__in=posts)
        .select_related("drafted_by", "adopted_by")
        .prefetch_related("duties")
    )
    card = next((each for each in versions if each.pk == number), None)
    if card is None:
        raise _unknown(number)
    before = [each for each in versions if each.state == Card.State.ADOPTED and _comes_before(each, card)]
    return card, max(before, key=_start, default=None)


def _comes_before(adopted: Card, card: Card) -> bool:
    if adopted.pk == card.pk:
        return False
    if card.starts is not None:
        return _start(adopted) < card.starts
    return card.state != Card.State.DROPPED or adopted.version < card.version


def known_cards(viewer: Viewer, as_of: datetime, month: Month) -> list[dict[str, Any]]:
    """Frozen rows: each duty of the cards that were in force on the month's first day, as known then.

    Keys: post, duty, version, starts, title (in English, or in whatever language there is).
    """
    refuse_unless_freezing(viewer)
    adopted = cards_for(viewer).filter(
        state=Card.State.ADOPTED, starts__lte=month.start, adopted_at__lte=as_of
    )
    return [
        {
            "post": card.post,
            "duty": duty.code,
            "version": card.version,
            "starts": card.starts,
            "title": duty.title.get("en") or next(iter(duty.title.values()), ""),
        }
        for card in sorted(_latest(adopted.prefetch_related("duties")), key=lambda each: each.post)
        for duty in card.duties.all()
    ]


def _unknown(number: int) -> RefusedError:
    return RefusedError(Problem(f"card {number}", "is not in force among yours", "look at the number again"))


def _latest(cards: Iterable[Card]) -> list[Card]:
    """Of each post the one that started last."""
    found: dict[str, Card] = {}
    for card in cards:
        kept = found.get(card.post)
        if kept is None or _start(card) > _start(kept):
            found[card.post] = card
    return list(found.values())


def _start(card: Card) -> date:
    assert card.starts is not None, "an adopted card has a day"
    return card.starts
