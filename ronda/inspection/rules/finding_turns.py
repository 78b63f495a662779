"""Whose turn it is with a finding, and what that person is to do."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.inspection.rules.finding_steps import (
    Deed,
    FindingNow,
    can_be_corrected,
    is_heard,
    needs_second_look,
)

Hand = Literal["inspector", "person", "second", "leader"]


@dataclass(frozen=True)
class Turn:
    """`leader`: whoever leads the centre and neither found it nor looked at it too."""

    hand: Hand
    deed: Deed


def turn_of(finding: FindingNow, today: date) -> Turn | None:
    """None: the finding is at its end."""
    if finding.state == "draft":
        return Turn("inspector", "issue")
    if finding.state == "corrected":
        return Turn("inspector", "held")
    if finding.state == "rechecked":
        return Turn("leader", "close")
    if finding.state not in {"issued", "answered"}:
        return None
    if finding.confirmed:
        return Turn("person", "correct") if can_be_corrected(finding.kind) else Turn("leader", "close")
    if not is_heard(finding, today):
        return Turn("person", "answer")
    if needs_second_look(finding.kind) and finding.second_agrees is None:
        return Turn("leader", "ask_second") if finding.second_by is None else Turn("second", "second")
    return Turn("leader", "confirm")
