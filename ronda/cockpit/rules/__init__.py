"""One person's month as a page shows it, read off the explanation."""

from ronda.cockpit.rules.cards import Card, CardLine, cards_of
from ronda.cockpit.rules.summary import Formula, Summary, summary_of

__all__ = ["Card", "CardLine", "Formula", "Summary", "cards_of", "summary_of"]
