"""The selection of outstanding marketers, read."""

from ronda.recognition.queries.selection.business import read_business_with
from ronda.recognition.queries.selection.paying import SelectionScore, pay_reliability, selection_scores
from ronda.recognition.queries.selection.seeing import (
    campaign_for,
    campaigns_for,
    entries_seen,
    has_second_hand,
    levels_of,
    may_answer,
    may_approve,
    may_be_finished,
    may_decide,
    may_judge,
    may_run,
    may_speak,
    run_by,
    selection_rules,
    spoken_of,
    staff_of,
    ties_are_named,
)

__all__ = [
    "SelectionScore",
    "campaign_for",
    "campaigns_for",
    "entries_seen",
    "has_second_hand",
    "levels_of",
    "may_answer",
    "may_approve",
    "may_be_finished",
    "may_decide",
    "may_judge",
    "may_run",
    "may_speak",
    "pay_reliability",
    "read_business_with",
    "run_by",
    "selection_rules",
    "selection_scores",
    "spoken_of",
    "staff_of",
    "ties_are_named",
]
