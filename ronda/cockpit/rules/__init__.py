"""One person's month as a page shows it, read off the explanation."""

from ronda.cockpit.rules.cards import Card, CardLine, cards_of, line_of
from ronda.cockpit.rules.missed import Miss, Share, missed_results
from ronda.cockpit.rules.plot import Mark, Plot, plot_of
from ronda.cockpit.rules.summary import Formula, Summary, summary_of

__all__ = [
    "Card",
    "CardLine",
    "Formula",
    "Mark",
    "Miss",
    "Plot",
    "Share",
    "Summary",
    "cards_of",
    "line_of",
    "missed_results",
    "plot_of",
    "summary_of",
]
