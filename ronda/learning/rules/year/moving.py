"""What it does to a person's year to learn a course in another month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PERCENT = 100


@dataclass(frozen=True)
class Lying:
    """A course of the person as it lies: `month` is a place from 0, `requires` are codes."""

    course: str
    minutes: int
    month: int
    together: bool = False
    requires: tuple[str, ...] = ()


@dataclass(frozen=True)
class Year:
    """Minutes in all and of the highest month, and how many months have learning."""

    minutes: int
    highest: int
    busy: int

    def crammed(self, most_percent: int) -> bool:
        return self.highest * PERCENT > most_percent * self.minutes


@dataclass(frozen=True)
class MoveEffect:
    """`load` of the month against its `room`; courses whose order it breaks, by code.

    `comes_before`: they require it and lie too early; `comes_after`: it requires them and they lie too late.
    """

    month: int
    before: Year
    after: Year
    load: int
    room: int
    comes_before: tuple[str, ...]
    comes_after: tuple[str, ...]

    @property
    def away(self) -> bool:
        """Nothing can be learnt in the month: leave, or it is over."""
        return self.room == 0

    @property
    def over(self) -> int:
        """Minutes more than are free."""
        return max(0, self.load - self.room)

    @property
    def breaks_order(self) -> bool:
        return bool(self.comes_before or self.comes_after)


def effect_of(lying: Sequence[Lying], course: str, month: int, room: Sequence[int]) -> MoveEffect:
    """Worked: 60 minutes in each of four months; one moved to a neighbour makes 120 in three months."""
    here = {each.course: each for each in lying}
    moved = {**here, course: _at(here[course], month)}
    own = moved[course]
    early = [
        each for each in moved.values() if course in each.requires and each.month < month + _gap(own, each)
    ]
    late = [
        moved[each]
        for each in own.requires
        if each in moved and moved[each].month + _gap(moved[each], own) > month
    ]
    load = sum(each.minutes for each in moved.values() if each.month == month)
    return MoveEffect(
        month,
        year_of(here),
        year_of(moved),
        load,
        room[month] if month < len(room) else 0,
        tuple(sorted(each.course for each in early)),
        tuple(sorted(each.course for each in late)),
    )


def year_of(lying: Mapping[str, Lying]) -> Year:
    loads: dict[int, int] = {}
    for each in lying.values():
        loads[each.month] = loads.get(each.month, 0) + each.minutes
    return Year(sum(loads.values()), max(loads.values(), default=0), len(loads))


def _gap(before: Lying, after: Lying) -> int:
    """A class has its own day, so what it requires, and what requires it, lies in another month."""
    return 1 if before.together or after.together else 0


def _at(lying: Lying, month: int) -> Lying:
    return Lying(lying.course, lying.minutes, month, lying.together, lying.requires)
