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


@dataclass(frozen=True)
class LeftBehind:
    """Who leaves a centre, with what is still in hand there."""

    code: str
    name: str
    centre_id: int
    work: OpenWork


Checker = Callable[[Viewer, int, int, date], OpenWork]
_checkers: list[Checker] = []


def ask_before_end(checker: Checker) -> None:
    """Called once by a context that is ready: it is asked about a person and a centre on a day."""
    if checker not in _checkers:
        _checkers.append(checker)


def open_work_of(by: Viewer, person_id: int, centre_id: int, today: date) -> OpenWork:
    """Of all contexts together; the address is that of the first one that has some."""
    found = [checker(by, person_id, centre_id, today) for checker in _checkers]
    address = next((each.address for each in found if each.count), "")
    return OpenWork(sum(each.count for each in found), address)


def left_behind(
    by: Viewer, today: date, before: Iterable[Appointment], after: Iterable[Appointment]
) -> list[LeftBehind]:
    """One for each person who would leave a centre earlier than now with work in hand.

    Who has left already leaves nothing behind, and another post of the same centre is no leaving.
    """
    earlier, later = _last_days(before), _last_days(after)
    found: list[tuple[int, int, OpenWork]] = []
    for (person_id, centre_id), last in earlier.items():
        if last <= today or later.get((person_id, centre_id), date.min) >= last:
            continue
        work = open_work_of(by, person_id, centre_id, today)
        if work.count:
            found.append((person_id, centre_id, work))
    people = Person.objects.in_bulk([person_id for person_id, _, _ in found]) if found else {}
    return [
        LeftBehind(people[person_id].code, people[person_id].name, centre_id, work)
        for person_id, centre_id, work in found
    ]


def leaving_problems(
    by: Viewer, today: date, before: Iterable[Appointment], after: Iterable[Appointment]
) -> list[Problem]:
    return [
        Problem("last", f"{each.name} has {each.work.count} pieces of open work", "hand them over first")
        for each in left_behind(by, today, before, after)
    ]


def _last_days(records: Iterable[Appointment]) -> Last:
    """The day on which each person is no longer in each centre."""
    found: Last = {}
    for each in records:
        key = (each.person_id, each.centre_id)
        found[key] = max(found.get(key, date.min), each.end or date.max)
    return found
