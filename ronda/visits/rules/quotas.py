"""What is asked of a person in a month and what counts towards it, exactly as the close counts it.

Worked: 80 outlets in a month of 31 days, of which one is there for 20, are 80 x 20 / 31 = 51 19/31.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class Seen:
    """A valid visit that took place: which outlet, and when."""

    outlet_id: int
    day: date


@dataclass(frozen=True)
class Stint:
    """One person in one post, clipped to a month; `available` are its days without leave."""

    person_id: int
    centre_id: int
    post: str
    start: date
    end: date
    days: int
    available: int


@dataclass(frozen=True)
class Book:
    """An outlet in hand for `days` of a month; `due` visits there, `done` on different days."""

    outlet_id: int
    visit_class: str
    due: Fraction
    done: int

    @property
    def counted(self) -> Fraction:
        """A visit beyond what is due does not make up for another outlet."""
        return min(self.due, Fraction(self.done))

    @property
    def missing(self) -> Fraction:
        return self.due - self.counted


@dataclass(frozen=True)
class Tally:
    """What counted of what is due; `outlets` are those that counted, in the order in which they were seen."""

    due: Fraction
    done: Fraction
    outlets: tuple[int, ...] = ()


def quota_tally(quota: int, stint: Stint, month_days: int, visits: Iterable[Seen]) -> Tally:
    """Distinct outlets within the days of the post; leave and part months lower what is due."""
    inside = sorted((each.day, each.outlet_id) for each in visits if stint.start <= each.day < stint.end)
    outlets = tuple(dict.fromkeys(outlet_id for _, outlet_id in inside))
    return Tally(Fraction(quota * stint.available, month_days), Fraction(len(outlets)), outlets)


def book_due(often: int, held_days: int, stint: Stint, month_days: int) -> Fraction:
    """Visits of the class's frequency, for the days that an outlet is held and its holder is there."""
    return Fraction(often * held_days * stint.available, month_days * stint.days)


def book_tally(books: Iterable[Book]) -> Tally:
    """All outlets of a portfolio together."""
    listed = list(books)
    due = sum((each.due for each in listed), Fraction(0))
    done = sum((each.counted for each in listed), Fraction(0))
    return Tally(due, done, tuple(each.outlet_id for each in listed if each.done))


@dataclass(frozen=True)
class ClassLine:
    """A class of a portfolio: its outlets, those not seen yet, and the visits that are missing there."""

    visit_class: str
    outlets: int
    unseen: int
    missing: Fraction


def by_class(books: Iterable[Book]) -> list[ClassLine]:
    """In the order of the classes; an outlet held in two parts counts once."""
    parts: dict[tuple[str, int], list[Book]] = {}
    for each in books:
        parts.setdefault((each.visit_class, each.outlet_id), []).append(each)
    grouped: Mapping[str, list[list[Book]]] = {
        name: [each for (kept, _), each in parts.items() if kept == name] for name, _ in sorted(parts)
    }
    return [
        ClassLine(
            name,
            len(outlets),
            sum(not any(part.done for part in outlet) for outlet in outlets),
            sum((part.missing for outlet in outlets for part in outlet), Fraction(0)),
        )
        for name, outlets in grouped.items()
    ]
