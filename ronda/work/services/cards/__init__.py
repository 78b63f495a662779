"""Responsibility cards: taken over, drafted, proposed, adopted, read."""

from ronda.work.services.cards.adopting import adopt_card, adopt_default_cards, drop_card, propose_card
from ronda.work.services.cards.drafting import (
    add_duty,
    change_duty,
    draft_card,
    move_duty,
    remove_duty,
)
from ronda.work.services.cards.reading import confirm_card

__all__ = [
    "add_duty",
    "adopt_card",
    "adopt_default_cards",
    "change_duty",
    "confirm_card",
    "draft_card",
    "drop_card",
    "move_duty",
    "propose_card",
    "remove_duty",
]
