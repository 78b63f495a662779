"""The milestones that a plan names before its approval makes tasks of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MOST = 12


@dataclass(frozen=True)
class Milestone:
    title: str
    due: date


def milestones_said(milestones: Sequence[Milestone]) -> list[dict[str, str]]:
    """In the order of their days, as plain JSON."""
    ordered = sorted(milestones, key=lambda each: (each.due, each.title))
    return [{"title": each.title.strip(), "due": each.due.isoformat()} for each in ordered]


def milestones_of(said: Sequence[dict[str, str]]) -> list[Milestone]:
    return [Milestone(each["title"], date.fromisoformat(each["due"])) for each in said]


def milestone_faults(
    milestones: Sequence[Milestone], starts: date, last: date
) -> Iterator[tuple[str, str, str]]:
    """`(field, what, remedy)`."""
    if len(milestones) > MOST:
        yield "milestones", f"has more than {MOST} milestones", "make two plans of it"
    for each in milestones:
        if not each.title.strip():
            yield "milestones", "has a milestone without a title", "say what is reached"
        if not starts <= each.due <= last:
            yield "milestones", "has a milestone outside its days", "give a day of the plan"
