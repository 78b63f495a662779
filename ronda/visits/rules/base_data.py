"""How well an outlet's base data are kept: complete by its six groups, confirmed or changed in time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class GroupState:
    """A group of an outlet's base data; `missing` are its fields that say nothing."""

    group: str
    fields: int
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class GroupShare:
    """A group over many outlets: of how many it is complete."""

    group: str
    outlets: int
    complete: int
    timely: int = 0

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.complete, self.outlets) if self.outlets else None

    @property
    def timely_share(self) -> Fraction | None:
        """Complete, and confirmed or changed lately enough."""
        return Fraction(self.timely, self.outlets) if self.outlets else None


def group_states(values: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> list[GroupState]:
    """By the policy's groups, in their order; nought is something, an empty word or None is not."""
    return [
        GroupState(group, len(names), tuple(name for name in names if values.get(name) in (None, "")))
        for group, names in groups.items()
    ]


def missing_fields(states: Iterable[GroupState]) -> list[str]:
    return [name for each in states for name in each.missing]


def filled_share(states: Sequence[GroupState]) -> Fraction:
    """The fields that say something, of all fields."""
    fields = sum(each.fields for each in states)
    return Fraction(fields - len(missing_fields(states)), fields) if fields else Fraction(1)


def group_shares(outlets: Iterable[tuple[Sequence[GroupState], bool]]) -> list[GroupShare]:
    """Over many outlets, each with whether its record is in time; in the order of the groups."""
    counted: dict[str, list[tuple[bool, bool]]] = {}
    for states, timely in outlets:
        for each in states:
            counted.setdefault(each.group, []).append((each.complete, each.complete and timely))
    return [
        GroupShare(group, len(found), sum(each[0] for each in found), sum(each[1] for each in found))
        for group, found in counted.items()
    ]


def right_share(fields: Iterable[str], compared: Mapping[str, tuple[int, int]]) -> Fraction | None:
    """Of the fields of a group, how often inspections found them right; None where nothing was compared."""
    found = [compared[name] for name in fields if name in compared]
    times = sum(each[1] for each in found)
    return Fraction(sum(each[0] for each in found), times) if times else None


def is_timely(last: date | None, today: date, days: int) -> bool:
    """Confirmed or changed within so many days."""
    return last is not None and (today - last).days <= days
