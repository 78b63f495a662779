"""What makes a record of work unsound, each with what to do about it."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from ronda.work.rules.records import HandoverRow, RequestRow, TaskRow

Fault = tuple[str, str]


def task_faults(row: TaskRow) -> Iterator[Fault]:
    if not row.duty.strip():
        yield "the task belongs to no duty", "name the duty's code"
    if not row.title.strip():
        yield "the task has no title", "say what is to be done"
    if row.effective is not None and row.done_on is None:
        yield "an effect is judged of a task that is not done", "give the day on which it was done"


def handover_faults(row: HandoverRow) -> Iterator[Fault]:
    if not row.duty.strip():
        yield "the hand-over belongs to no duty", "name the duty's code"
    if not row.title.strip():
        yield "the hand-over has no title", "say what is handed over"
    if row.allowed_days < 0:
        yield f"{row.allowed_days} days are allowed", "allow 0 days or more"
    if row.receiver_code and row.receiver_code == row.owner_code:
        yield "owner and receiver are the same person", "a hand-over has two hands; name another receiver"
    yield from hands_faults(row)


class Handed(Protocol):
    """What both hands did."""

    @property
    def started_on(self) -> date: ...
    @property
    def given_on(self) -> date | None: ...
    @property
    def accepted_on(self) -> date | None: ...
    @property
    def returned_on(self) -> date | None: ...
    @property
    def return_reason(self) -> str: ...


def hands_faults(row: Handed) -> Iterator[Fault]:
    """An order of the two hands that cannot be."""
    if row.given_on is not None and row.given_on < row.started_on:
        yield f"given on {row.given_on}, before its start on {row.started_on}", "correct one of the days"
    answers = [day for day in (row.accepted_on, row.returned_on) if day is not None]
    if len(answers) == 2:
        yield "both accepted and returned", "keep the one that the receiver did"
    if answers and row.given_on is None:
        yield "answered by the receiver but never given", "give the day on which it was given"
    elif row.given_on is not None and any(day < row.given_on for day in answers):
        yield f"answered before it was given on {row.given_on}", "correct one of the days"
    if row.returned_on is not None and not row.return_reason.strip():
        yield "returned without a reason", "say what is missing"
    if row.returned_on is None and row.return_reason.strip():
        yield "a reason to return, but no day of return", "give the day or remove the reason"


def request_faults(row: RequestRow) -> Iterator[Fault]:
    if not row.text.strip():
        yield "the request says nothing", "write what the outlet asks for"
    if row.due_on < row.raised_on:
        yield f"due on {row.due_on}, before it was raised on {row.raised_on}", "correct one of the days"
    if row.closed_on is not None and row.closed_on < row.raised_on:
        yield f"closed on {row.closed_on}, before it was raised on {row.raised_on}", "correct one of the days"
    if row.confirmed and row.closed_on is None:
        yield "confirmed by the outlet but not closed", "give the day on which it was closed"
