"""What the pages ask: months that are closed, a team's month, one person's month."""

from ronda.cockpit.queries.aggregates import Aggregates, PostGroup, aggregates_for
from ronda.cockpit.queries.months import closed_months, shown_closing
from ronda.cockpit.queries.person import EVIDENCE_LINES, PersonMonth, evidence_for, person_month
from ronda.cockpit.queries.set_up import set_up_counts
from ronda.cockpit.queries.team import TeamLine, TeamMonth, team_month

__all__ = [
    "EVIDENCE_LINES",
    "Aggregates",
    "PersonMonth",
    "PostGroup",
    "TeamLine",
    "TeamMonth",
    "aggregates_for",
    "closed_months",
    "evidence_for",
    "person_month",
    "set_up_counts",
    "shown_closing",
    "team_month",
]
