"""What a human should look at again: a flag changes no score."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import sqrt
from statistics import fmean, pvariance

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Returned:
    """A returned sheet; what came on paper has no device and no time of its own."""

    number: int
    person: int
    answers: Mapping[str, int]
    at: datetime | None = None
    device: str = ""
    seconds: int | None = None


@dataclass(frozen=True)
class Looks:
    """From how many on something is looked at."""

    device_forms: int
    hour_forms: int
    quick_seconds: Decimal


def sheet_flags(sheets: Sequence[Returned], looks: Looks) -> dict[int, list[str]]:
    """By the sheet's number; only those with a flag."""
    found: dict[int, list[str]] = defaultdict(list)
    devices = Counter(each.device for each in sheets if each.device)
    crowded = _crowded(sheets, looks.hour_forms)
    for each in sheets:
        if devices[each.device] >= looks.device_forms:
            found[each.number].append("same_device")
        if each.number in crowded:
            found[each.number].append("same_hour")
        if each.seconds is not None and each.seconds < looks.quick_seconds * len(each.answers):
            found[each.number].append("quick")
        if len(each.answers) > 1 and len(set(each.answers.values())) == 1:
            found[each.number].append("flat")
    return dict(found)


def outliers(scores: Mapping[int, Sequence[float]], errors: Decimal) -> dict[int, str]:
    """Persons whose mean lies more than so many standard errors `above` or `below` that of all others.

    The standard error is that of the difference of the two means, with the spread within persons.
    """
    told = {person: given for person, given in scores.items() if given}
    degrees = sum(len(given) for given in told.values()) - len(told)
    if len(told) < 2 or degrees < 1:
        return {}
    within = sum(pvariance(given) * len(given) for given in told.values()) / degrees
    found = {}
    for person, given in told.items():
        others = [score for other, scores_ in told.items() if other != person for score in scores_]
        gap = fmean(given) - fmean(others)
        if abs(gap) > float(errors) * sqrt(within * (1 / len(given) + 1 / len(others))):
            found[person] = "above" if gap > 0 else "below"
    return found


def all_alike(sheets: Sequence[Mapping[str, int]]) -> bool:
    """Every outlet gives the same marks throughout: there is nothing to tell people apart by."""
    return len(sheets) > 1 and len({mark for answers in sheets for mark in answers.values()}) == 1


def _crowded(sheets: Sequence[Returned], many: int) -> set[int]:
    """Sheets about one person of which so many lie within an hour."""
    found: set[int] = set()
    by_person: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for each in sheets:
        if each.at is not None:
            by_person[each.person].append((each.at, each.number))
    for there in by_person.values():
        there.sort()
        for last in range(many - 1, len(there)):
            first = last - many + 1
            if there[last][0] - there[first][0] <= HOUR:
                found |= {number for _, number in there[first : last + 1]}
    return found
