"""The way of a finding: what may be done in which state, by whom, and what must have been heard before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.inspection.rules.faults import FINDING_KINDS
from ronda.kernel.problem import Problem

State = Literal["draft", "issued", "answered", "corrected", "rechecked", "closed", "withdrawn"]
Deed = Literal[
    "change", "issue", "answer", "ask_second", "second", "confirm", "dismiss", "correct", "held", "not_held",
    "close", "extend", "withdraw",
]  # fmt: skip
RUNNING: tuple[State, ...] = ("draft", "issued", "answered", "corrected", "rechecked")
HEARD: tuple[State, ...] = ("issued", "answered")
# The states in which a deed may be done, and the one it leads to; none: the state stays.
DEEDS: dict[Deed, tuple[tuple[State, ...], State | None]] = {
    "change": (("draft",), None),
    "issue": (("draft",), "issued"),
    "answer": (("issued",), "answered"),
    "ask_second": (HEARD, None),
    "second": (HEARD, None),
    "confirm": (HEARD, None),
    "dismiss": (HEARD, "closed"),
    "correct": (HEARD, "corrected"),
    "held": (("corrected",), "rechecked"),
    "not_held": (("corrected",), "answered"),
    "close": ((*HEARD, "rechecked"), "closed"),
    "extend": (HEARD, None),
    "withdraw": ((*RUNNING, "closed"), "withdrawn"),
}


@dataclass(frozen=True)
class FindingNow:
    """A finding as it stands; people by number. `confirmed` is None until somebody decides.

    `second_by` was asked to look at it too; `second_agrees` is None until that person has looked.
    """

    kind: str
    state: State
    person: int
    made_by: int | None
    answer_due: date | None = None
    confirmed: bool | None = None
    second_by: int | None = None
    second_agrees: bool | None = None


def next_state(finding: FindingNow, deed: Deed) -> State | None:
    """Where the deed leads; None: it cannot be done in this state."""
    allowed, leads_to = DEEDS[deed]
    return (leads_to or finding.state) if finding.state in allowed else None


def can_be_corrected(kind: str) -> bool:
    """What happened against integrity cannot be put right; a record and a piece of work can."""
    return kind not in FINDING_KINDS


def needs_second_look(kind: str) -> bool:
    """What acts on pay is looked at by another inspector before anybody decides on it."""
    return kind in FINDING_KINDS


def is_heard(finding: FindingNow, today: date) -> bool:
    """The person has answered, or let the last day for it pass."""
    if finding.state == "issued":
        return finding.answer_due is not None and finding.answer_due < today
    return finding.state not in {"draft", "withdrawn"}


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
    elif deed == "second":
        if by != finding.second_by:
            yield Problem("finding", "somebody else was asked to look at it", "leave it to that person")
    elif deed in {"confirm", "dismiss"}:
        if by == finding.made_by:
            yield Problem("finding", "whoever found it does not confirm it", "let somebody else look at it")
        elif by == finding.second_by:
            yield Problem("finding", "whoever looked at it too does not decide", "let somebody else decide")


def _before(finding: FindingNow, deed: Deed, today: date) -> Iterator[Problem]:
    if deed in {"ask_second", "second", "confirm", "dismiss"} and finding.confirmed is not None:
        yield Problem("finding", "is decided already", "withdraw it if it was wrong")
    elif deed in {"confirm", "dismiss"}:
        if not is_heard(finding, today):
            yield Problem("finding", "the person can still answer", "wait for the answer or its last day")
        if deed == "confirm" and needs_second_look(finding.kind) and finding.second_agrees is None:
            yield Problem("finding", "no other inspector has looked at it", "ask one to look at it first")
    elif deed in {"ask_second", "second"} and finding.second_agrees is not None:
        yield Problem("finding", "another inspector has looked at it already", "decide on it")
    if deed == "extend" and not _is_the_persons(finding):
        yield Problem("finding", "is no limit of the person", "decide on it, or close it")
    if deed == "withdraw" and finding.state == "closed" and finding.confirmed is not True:
        yield Problem("finding", "counts against nobody", "leave it closed")
    if deed in {"correct", "close"} and finding.confirmed is not True:
        yield Problem("finding", "is not confirmed", "decide on it first")
    elif deed == "correct" and not can_be_corrected(finding.kind):
        yield Problem("finding", "cannot be put right", "close it")
    elif deed == "close" and finding.state in HEARD and can_be_corrected(finding.kind):
        yield Problem("finding", "is not yet corrected and looked at again", "wait for the correction")


def _is_the_persons(finding: FindingNow) -> bool:
    """An answer or a correction is due; a decision is not put off."""
    if finding.confirmed is None:
        return finding.state == "issued"
    return finding.confirmed and can_be_corrected(finding.kind)
