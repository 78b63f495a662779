"""The certified share of a team, with heads: in a small team one person is many per cent."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ronda.policy.certification import is_certified_enough

Held = tuple[int, date, date | None]
"""level, issued, expires"""


@dataclass(frozen=True)
class Marketer:
    """Somebody who is counted, or is not because of probation; `level` None: without a certificate."""

    person_id: int
    level: int | None
    on_probation: bool = False

    def reaches(self, level: int) -> bool:
        """Whether the certificate is of this level or a higher one, which has a lower number."""
        return self.level is not None and self.level <= level


@dataclass(frozen=True)
class CertifiedShare:
    """How many of `staff` hold the level or a higher one; `missing` more are needed for more than `goal`.

    `missing` is None where no number of people is enough: nobody is counted, or the goal is everybody.
    """

    level: int
    goal: Decimal
    certified: int
    staff: int
    enough: bool
    missing: int | None


def certified_share(staff: Sequence[Marketer], level: int, goal: Decimal) -> CertifiedShare:
    """Strictly more than the goal, of those that are counted."""
    certified = sum(person.reaches(level) for person in staff)
    wanted = math.floor(Fraction(goal) * len(staff)) + 1
    return CertifiedShare(
        level=level,
        goal=goal,
        certified=certified,
        staff=len(staff),
        enough=is_certified_enough(certified, len(staff), goal),
        missing=max(0, wanted - certified) if wanted <= len(staff) else None,
    )


def counted_staff(people: Iterable[Marketer], *, probation_excluded: bool) -> list[Marketer]:
    """Those that the share is a share of."""
    return [person for person in people if not (probation_excluded and person.on_probation)]


def level_on(day: date, certificates: Iterable[Held]) -> int | None:
    """The highest level that is in force on the day."""
    held = (
        level
        for level, issued, expires in certificates
        if issued <= day and (expires is None or day <= expires)
    )
    return min(held, default=None)
