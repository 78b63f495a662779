"""A chain as it is planned, and what makes it impossible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_STEPS = 8
MOST_DAYS = 250
Fault = tuple[str, str, str]


@dataclass(frozen=True)
class StepDraft:
    """One step: its owner has it for `allowed_days`, then the owner of the next step receives it."""

    title: str
    duty: str
    owner_code: str
    allowed_days: int
    evidence_wanted: str = ""


def chain_faults(steps: Sequence[StepDraft], receiver_code: str) -> Iterator[Fault]:
    """Where, what and a remedy; `receiver_code` receives the last step."""
    if not steps:
        yield "steps", "has no step", "say at least who does what first"
    if len(steps) > MOST_STEPS:
        yield "steps", f"has more than {MOST_STEPS} steps", "make two chains of it"
    hands = [step.owner_code for step in steps] + [receiver_code]
    for number, step in enumerate(steps, start=1):
        where = f"step {number}"
        if not step.title.strip():
            yield where, "says not what is handed over", "give the step a title"
        if not step.duty.strip():
            yield where, "belongs to no duty", "name the duty's code"
        if not 0 <= step.allowed_days <= MOST_DAYS:
            yield where, f"has {step.allowed_days} days", f"allow 0 to {MOST_DAYS} working days"
        if hands[number] == step.owner_code:
            yield where, "gives and receives with the same hand", "name another person for the next step"
