"""Every read of an appraisal: explanations, the records behind them, the team's month, earlier scores."""

from ronda.appraisal.queries.derivation import derivation_for
from ronda.appraisal.queries.evidence import EvidencePage, evidence_rows
from ronda.appraisal.queries.members import led_units, mean_points, team_members, team_scores
from ronda.appraisal.queries.past import past_scores
from ronda.appraisal.queries.present import with_results
from ronda.appraisal.queries.team import TeamRow, team_table
from ronda.appraisal.queries.team_facts import TeamFacts, WorkDone, team_facts
from ronda.appraisal.queries.weak import MissedLine, met_in, missed_lines, weak_lines

__all__ = [
    "EvidencePage",
    "MissedLine",
    "TeamFacts",
    "TeamRow",
    "WorkDone",
    "derivation_for",
    "evidence_rows",
    "led_units",
    "mean_points",
    "met_in",
    "missed_lines",
    "past_scores",
    "team_facts",
    "team_members",
    "team_scores",
    "team_table",
    "weak_lines",
    "with_results",
]
