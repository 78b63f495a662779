"""What an accepted plan takes over from the one before: nothing that was done, begun or chosen is lost.

Worked: the draft sees outlet 7 on the 20th; meanwhile it was seen on the 18th as the earlier plan had it. The
visit of the 18th comes along, and that of the 20th goes, for it is the same one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Key = tuple[int, str]
# Open waits to be made; made is done, begun or given up for good; lapsed was missed or broken off and is due.
State = Literal["open", "made", "lapsed"]


@dataclass(frozen=True)
class Standing:
    """A planned visit of either plan: outlet and kind, and its day.

    `chosen` by a person for the quota. `known`: the draft has counted it already when it was made.
    """

    number: int
    key: Key
    day: date | None
    state: State
    chosen: bool = False
    known: bool = False


@dataclass(frozen=True)
class CarriedOver:
    """Numbers of the earlier plan's visits that come along, and of the draft's that go."""

    taken: tuple[int, ...]
    dropped: tuple[int, ...]


def carry_over(
    earlier: Iterable[Standing], draft: Iterable[Standing], *, starts: date, instead: Mapping[int, int]
) -> CarriedOver:
    """Of the days from `starts` on and without a day; `instead`: by the draft's visit what it stands for."""
    waiting = [each for each in draft if each.state == "open"]
    stood_for = {instead[each.number] for each in waiting if each.number in instead}
    taken, dropped = [], []
    for each in sorted(earlier, key=lambda row: (row.day is None, row.day or starts, row.number)):
        if each.day is not None and each.day < starts:
            continue
        if each.state == "open":
            if each.chosen and each.number not in stood_for:
                taken.append(each.number)
            continue
        taken.append(each.number)
        gone = _same(each, waiting, instead) if each.state == "made" and not each.known else None
        if gone is not None:
            waiting.remove(gone)
            dropped.append(gone.number)
    return CarriedOver(tuple(taken), tuple(dropped))


def _same(settled: Standing, draft: Sequence[Standing], instead: Mapping[int, int]) -> Standing | None:
    """The draft's visit that was made already: the one that stands for it, else the nearest to the outlet."""
    for each in draft:
        if instead.get(each.number) == settled.number:
            return each
    alike = [each for each in draft if each.key == settled.key]

    def apart(each: Standing) -> tuple[Any, ...]:
        if each.day is None or settled.day is None:
            return (1, 0, each.number)
        return (0, abs((each.day - settled.day).days), each.number)

    return min(alike, key=apart, default=None)
