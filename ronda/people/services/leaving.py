"""What is asked before somebody leaves a centre: the contexts above this one know who has what in hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ronda.kernel.problem import Problem
from ronda.people.models import Appointment, Person
from ronda.people.rules import Viewer

Last = dict[tuple[int, int], date]


@dataclass(frozen=True)
class OpenWork:
    """How much a person has in hand in a centre, and the page where it is handed over."""

    count: int
    address: str


Checker = Callable[[Viewer, int, int], OpenWork]
_checkers: list[Checker] = []


def ask_before_end(checker: Checker) -> None:
    """Called once by a context that is ready: it is asked with the numbers of a person and a centre."""
    if checker not in _checkers:
        _checkers.append(checker)


def open_work_of(by: Viewer, person_id: int, centre_id: int) -> OpenWork:
    """Of all contexts together; the address is that of the first one that has some."""
    found = [checker(by, person_id, centre_id) for checker in _checkers]
    address = next((each.address for each in found if each.count), "")
    return OpenWork(sum(each.count for each in found), address)


def leaving_problems(
    by: Viewer, today: date, before: Iterable[Appointment], after: Iterable[Appointment]
) -> list[Problem]:
    """One for each person who would leave a centre earlier than now with work in hand.

    Who has left already leaves nothing behind, and another post of the same centre is no leaving.
    """
    earlier, later = _last_days(before), _last_days(after)
    left: list[tuple[int, int]] = []
    for (person_id, centre_id), last in earlier.items():
        if last <= today or later.get((person_id, centre_id), date.min) >= last:
            continue
        found = open_work_of(by, person_id, centre_id)
        if found.count:
            left.append((person_id, found.count))
    names = (
        dict(Person.objects.filter(pk__in=[each for each, _ in left]).values_list("pk", "name"))
        if left
        else {}
    )
    return [
        Problem("last", f"{names[person_id]} has {count} pieces of open work", "hand them over first")
        for person_id, count in left
    ]


def _last_days(records: Iterable[Appointment]) -> Last:
    """The day on which each person is no longer in each centre."""
    found: Last = {}
    for each in records:
        key = (each.person_id, each.centre_id)
        found[key] = max(found.get(key, date.min), each.end or date.max)
    return found
