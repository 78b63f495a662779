"""Milestones as they are typed: one a line, its day first."""

import re
from collections.abc import Sequence
from datetime import date

from ronda.work.rules.plan_milestones import Milestone

LINE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[\s:,;-]+(\S.*)")


def milestones_in(text: str) -> tuple[list[Milestone], list[int]]:
    """The milestones, and the numbers of the lines that are none."""
    found, odd = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        milestone = _milestone(line.strip())
        if milestone is None:
            odd.append(number)
        else:
            found.append(milestone)
    return found, odd


def milestone_lines(milestones: Sequence[Milestone]) -> str:
    return "\n".join(f"{each.due.isoformat()} {each.title}" for each in milestones)


def _milestone(line: str) -> Milestone | None:
    fits = LINE.fullmatch(line)
    if fits is None:
        return None
    try:
        return Milestone(fits[4].strip(), date(int(fits[1]), int(fits[2]), int(fits[3])))
    except ValueError:
        return None
