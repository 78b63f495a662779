"""Which visit of the earlier plan a new one is: the same day first, then in the order of days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Pair:
    """`old` is the number of the earlier visit; None where it is new. Without a `day` it is gone."""

    old: int | None
    from_day: date | None
    day: date | None

    @property
    def moved(self) -> bool:
        return self.from_day != self.day


def match_days(old: Mapping[int, date | None], new: Sequence[date]) -> list[Pair]:
    """Worked: of visits on the 3rd and the 10th against the 3rd and the 12th, the 10th went to the 12th."""
    left, pairs = dict(old), []
    rest = []
    for day in sorted(new):
        same = next((number for number, was in left.items() if was == day), None)
        if same is None:
            rest.append(day)
        else:
            pairs.append(Pair(same, left.pop(same), day))
    others = sorted(left, key=lambda number: (left[number] is None, left[number] or date.max, number))
    for day, number in zip(rest, others, strict=False):
        pairs.append(Pair(number, left.pop(number), day))
    pairs += [Pair(None, None, day) for day in rest[len(others) :]]
    pairs += [Pair(number, left[number], None) for number in others if number in left]
    return pairs
