"""From the default pack, or from a proposal, to a version that is in force from a day on."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import months_with_results
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import Card
from ronda.work.queries.card_pack import default_duties, posts_without_card
from ronda.work.rules.card_start import start_problems
from ronda.work.rules.company_wide import may_shape
from ronda.work.services.cards.finding import State, add_duties, card_to_write
from ronda.work.services.tracing import leave_trace

ABOUT = "card"


@transaction.atomic
def adopt_default_cards(*, by: Viewer, at: datetime, starts: date) -> list[Card]:
    """Version 1 of every post of the pack that has no card; those that have one stay as they are.

    Nothing was in force before, so no month with results changes: it was frozen without these.
    """
    if not may_shape(by):
        raise NotAllowedError("cards")
    return [_first_version(by, at, post, starts) for post in posts_without_card(by)]


@transaction.atomic
def propose_card(*, by: Viewer, at: datetime, number: int, why: str) -> Card:
    """A draft with a reason, ready to be compared and adopted; a card without duties is none."""
    card = card_to_write(by, number, State.DRAFT)
    if not why.strip():
        raise RefusedError(Problem("why", "has no reason", "say what the change is for"))
    if not card.duties.exists():
        raise RefusedError(Problem("card", "has no duty", "add one, or drop the draft"))
    card.state, card.why = State.PROPOSED, why.strip()
    card.save(update_fields=["state", "why"])
    _trace(by, at, card, "card.proposed", why)
    return card


@transaction.atomic
def adopt_card(*, by: Viewer, at: datetime, number: int, starts: date) -> Card:
    """In force from `starts`, until the next adopted version of the post starts."""
    card = card_to_write(by, number, State.PROPOSED)
    adopted = Card.objects.select_for_update(of=("self",)).filter(
        company_id=by.company_id, post=card.post, state=State.ADOPTED
    )
    taken = {each.starts for each in adopted if each.starts is not None}
    refuse_if_any(start_problems(starts, months_with_results(by), taken))
    card.state, card.starts = State.ADOPTED, starts
    card.adopted_by_id, card.adopted_at = by.person_id, at
    card.save(update_fields=["state", "starts", "adopted_by", "adopted_at"])
    _trace(by, at, card, "card.adopted")
    return card


@transaction.atomic
def drop_card(*, by: Viewer, at: datetime, number: int, why: str) -> Card:
    """A draft or proposal that nobody goes on with; it stays to be read."""
    card = card_to_write(by, number, State.DRAFT, State.PROPOSED)
    if not why.strip():
        raise RefusedError(Problem("why", "has no reason", "say why it is dropped"))
    card.state = State.DROPPED
    card.save(update_fields=["state"])
    _trace(by, at, card, "card.dropped", why)
    return card


def _first_version(by: Viewer, at: datetime, post: str, starts: date) -> Card:
    card = Card.objects.create(
        company_id=by.company_id,
        post=post,
        version=1,
        state=State.ADOPTED,
        starts=starts,
        drafted_by_id=by.person_id,
        drafted_at=at,
        adopted_by_id=by.person_id,
        adopted_at=at,
    )
    add_duties(card, default_duties(post))
    _trace(by, at, card, "card.adopted")
    return card


def _trace(by: Viewer, at: datetime, card: Card, what: str, why: str = "") -> None:
    said = {
        "post": card.post,
        "version": card.version,
        "starts": card.starts.isoformat() if card.starts else "",
    }
    leave_trace(by=by, at=at, about=ABOUT, number=card.pk, what=what, said=said, why=why.strip())
