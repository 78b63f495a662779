"""The way of a finding: what may be done in which state, by whom, and what must have been heard before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.inspection.rules.faults import FINDING_KINDS
from ronda.kernel.problem import Problem

State = Literal["draft", "issued", "answered", "corrected", "rechecked", "closed", "withdrawn"]
Deed = Literal["issue", "answer", "confirm", "correct", "held", "not_held", "close", "withdraw"]
RUNNING: tuple[State, ...] = ("draft", "issued", "answered", "corrected", "rechecked")
HEARD: tuple[State, ...] = ("issued", "answered")
# The states in which a deed may be done, and the one it leads to; none: the state stays.
DEEDS: dict[Deed, tuple[tuple[State, ...], State | None]] = {
    "issue": (("draft",), "issued"),
    "answer": (("issued",), "answered"),
    "confirm": (HEARD, None),
    "correct": (HEARD, "corrected"),
    "held": (("corrected",), "rechecked"),
    "not_held": (("corrected",), "answered"),
    "close": ((*HEARD, "rechecked"), "closed"),
    "withdraw": (RUNNING, "withdrawn"),
}


@dataclass(frozen=True)
class FindingNow:
    """A finding as it stands; people by number. `confirmed` is None until somebody decides."""

    kind: str
    state: State
    person: int
    made_by: int | None
    answer_due: date | None = None
    confirmed: bool | None = None


def next_state(finding: FindingNow, deed: Deed) -> State | None:
    """Where the deed leads; None: it cannot be done in this state."""
    allowed, leads_to = DEEDS[deed]
    return (leads_to or finding.state) if finding.state in allowed else None


def can_be_corrected(kind: str) -> bool:
    """What happened against integrity cannot be put right; a record and a piece of work can."""
    return kind not in FINDING_KINDS


def counts_against(finding: FindingNow) -> bool:
    """Only what somebody confirmed, after the person could object, and nobody withdrew."""
    return finding.confirmed is True and finding.state not in {"draft", "withdrawn"}


def acts_on_pay(finding: FindingNow) -> bool:
    """Confirmed, and of a kind that the policy of penalties names; an estimated rate never does."""
    return counts_against(finding) and finding.kind in FINDING_KINDS


def deed_faults(finding: FindingNow, deed: Deed, by: int | None, today: date) -> list[Problem]:
    """Why this person may not do this today; empty: it may be done."""
    if next_state(finding, deed) is None:
        remedy = "look at the finding as it is now"
        return [Problem("finding", f"this cannot be done while it is {finding.state}", remedy)]
    return [*_by_whom(finding, deed, by), *_before(finding, deed, today)]


def _by_whom(finding: FindingNow, deed: Deed, by: int | None) -> Iterator[Problem]:
    if by is None:
        yield Problem("finding", "somebody who works here must do this", "let a member of the centre do it")
    elif deed in {"answer", "correct"}:
        if by != finding.person:
            yield Problem("finding", "only whose work it is may do this", "ask that person")
    elif by == finding.person:
        yield Problem("finding", "nobody judges the own work", "let somebody else do it")
    elif deed == "confirm" and by == finding.made_by:
        yield Problem("finding", "whoever found it does not confirm it", "let somebody else look at it")


def _before(finding: FindingNow, deed: Deed, today: date) -> Iterator[Problem]:
    if deed == "confirm":
        if finding.confirmed is not None:
            yield Problem("finding", "is decided already", "withdraw it if it was wrong")
        elif finding.state == "issued" and (finding.answer_due is None or today <= finding.answer_due):
            yield Problem("finding", "the person can still answer", "wait for the answer or its last day")
    if deed in {"correct", "close"} and finding.confirmed is not True:
        yield Problem("finding", "is not confirmed", "decide on it first")
    elif deed == "correct" and not can_be_corrected(finding.kind):
        yield Problem("finding", "cannot be put right", "close it")
    elif deed == "close" and finding.state in HEARD and can_be_corrected(finding.kind):
        yield Problem("finding", "is not yet corrected and looked at again", "wait for the correction")
