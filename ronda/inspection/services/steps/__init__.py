"""The way of a finding, a deed at a time; each leaves a trace in the same transaction."""

from ronda.inspection.services.steps.answering import answer_finding, correct_finding
from ronda.inspection.services.steps.deciding import confirm_finding, dismiss_finding
from ronda.inspection.services.steps.drafting import (
    FindingSaid,
    change_finding,
    draft_from_flag,
    draft_from_unit,
    issue_finding,
    take_up_flag,
)
from ronda.inspection.services.steps.ending import close_finding, withdraw_finding
from ronda.inspection.services.steps.extending import extend_limit
from ronda.inspection.services.steps.looking import ask_second_look, recheck_finding, say_second_look

__all__ = [
    "FindingSaid",
    "answer_finding",
    "ask_second_look",
    "change_finding",
    "close_finding",
    "confirm_finding",
    "correct_finding",
    "dismiss_finding",
    "draft_from_flag",
    "draft_from_unit",
    "extend_limit",
    "issue_finding",
    "recheck_finding",
    "say_second_look",
    "take_up_flag",
    "withdraw_finding",
]
