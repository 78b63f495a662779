"""The version of a card that is about to be written, locked, in a state in which that may be done."""

from collections.abc import Iterable, Sequence

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Card, CardDuty
from ronda.work.rules.company_wide import may_shape
from ronda.work.rules.duty_texts import DutyTexts

State = Card.State


def card_to_write(by: Viewer, number: int, *states: str) -> Card:
    """Whoever comes second learns from the state what the first one did."""
    if not may_shape(by):
        raise NotAllowedError("cards")
    card = Card.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, pk=number).first()
    if card is None:
        raise RefusedError(Problem(f"card {number}", "is not in force among yours", "look again"))
    if card.state not in states:
        what = {
            State.ADOPTED: "this version is adopted already",
            State.DROPPED: "this version was dropped",
            State.PROPOSED: "this version is proposed already",
            State.DRAFT: "this version is still a draft",
        }[State(card.state)]
        raise RefusedError(Problem("card", what, "look at the page again"))
    return card


def texts_of(duty: CardDuty) -> DutyTexts:
    return DutyTexts(duty.code, duty.title, duty.stages, duty.evidence, duty.indicator)


def add_duties(card: Card, duties: Iterable[DutyTexts], *, first: int = 1) -> Sequence[CardDuty]:
    """Stored behind each other from this position on."""
    return CardDuty.objects.bulk_create(
        CardDuty(
            card=card,
            code=duty.code,
            position=position,
            title=dict(duty.title),
            stages={stage: dict(text) for stage, text in duty.stages.items()},
            evidence=dict(duty.evidence),
            indicator=dict(duty.indicator),
        )
        for position, duty in enumerate(duties, start=first)
    )
