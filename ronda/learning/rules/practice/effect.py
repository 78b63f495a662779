"""What came of a course: the gain from the test before to the one after, and what is applied on the job."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Checked:
    """One person: shares of the points before and after, where there are tests; `applied` when looked at."""

    before: Fraction | None = None
    after: Fraction | None = None
    applied: str = ""


@dataclass(frozen=True)
class Effect:
    """`gain`: the mean in whole points of 100, None with fewer than `least` people who sat both tests.

    `people` all; `both` of them sat both tests; of those looked at, so many apply it by each word.
    """

    people: int
    both: int
    gain: int | None
    fully: int
    partly: int
    not_applied: int
    no_occasion: int

    @property
    def looked_at(self) -> int:
        """Those at whom somebody looked and who had an occasion."""
        return self.fully + self.partly + self.not_applied


def effect_of(checked: Iterable[Checked], *, least: int) -> Effect:
    """Of one course."""
    rows = list(checked)
    gains = [each.after - each.before for each in rows if each.before is not None and each.after is not None]
    applied = Counter(each.applied for each in rows)
    enough = len(gains) >= max(1, least)
    return Effect(
        people=len(rows),
        both=len(gains),
        gain=round(100 * sum(gains, start=Fraction(0)) / len(gains)) if enough else None,
        fully=applied["fully"],
        partly=applied["partly"],
        not_applied=applied["not"],
        no_occasion=applied["no_occasion"],
    )
