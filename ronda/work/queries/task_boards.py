"""Tasks as a board, as a month, and as what one batch has come to."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.tasks import tasks_in_force

CARDS = 40


@dataclass(frozen=True)
class Column:
    """The cards that come first, and how many there are."""

    name: str
    tasks: list[Any]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.tasks)


@dataclass(frozen=True)
class Day:
    day: date
    tasks: list[Any]
    total: int
    inside: bool

    @property
    def more(self) -> int:
        return self.total - len(self.tasks)


@dataclass(frozen=True)
class Share:
    """What tasks of one person, or of all, have come to."""

    code: str
    name: str
    total: int
    done: int
    done_late: int
    late: int

    @property
    def open(self) -> int:
        return self.total - self.done - self.done_late

    @property
    def finished(self) -> int:
        return self.done + self.done_late


@dataclass(frozen=True)
class Batch:
    """Tasks that were given together."""

    code: str
    title: str
    first: Any
    shares: list[Share]
    centre_ids: frozenset[int]
    due_from: date
    due_to: date

    @property
    def total(self) -> int:
        return sum(each.total for each in self.shares)

    @property
    def finished(self) -> int:
        return sum(each.finished for each in self.shares)

    @property
    def open(self) -> int:
        return self.total - self.finished


def board_of(tasks: QuerySet[Any], *, today: date) -> list[Column]:
    """Late, due this week, to do later, done this month; one count and one question for each."""
    ends = week_end(today)
    is_open = Q(done_on=None)
    parts = {
        "late": (is_open & Q(due__lt=today), ("due", "id")),
        "week": (is_open & Q(due__gte=today, due__lte=ends), ("due", "id")),
        "later": (is_open & Q(due__gt=ends), ("due", "id")),
        "done": (Q(done_on__gte=today.replace(day=1)), ("-done_on", "-id")),
    }
    counts = tasks.order_by().aggregate(
        **{name: Count("pk", filter=condition) for name, (condition, _) in parts.items()}
    )
    return [
        Column(name, list(tasks.filter(condition).order_by(*order)[:CARDS]), counts[name])
        for name, (condition, order) in parts.items()
    ]


def calendar_of(tasks: QuerySet[Any], month: Month, *, most: int = 4) -> list[list[Day]]:
    """The weeks of the month, Monday first; of each day the first tasks and how many are due."""
    weeks = Calendar().monthdatescalendar(month.start.year, month.start.month)
    found: dict[date, list[Any]] = defaultdict(list)
    counts: dict[date, int] = {}
    due = tasks.filter(due__gte=weeks[0][0], due__lte=weeks[-1][-1])
    for day, number in due.order_by().values_list("due").annotate(Count("pk")):
        counts[day] = number
    for each in _first_of_each_day(due, most):
        found[each.due].append(each)
    return [
        [Day(day, found[day], counts.get(day, 0), Month.of(day) == month) for day in week] for week in weeks
    ]


def batch_of(viewer: Viewer, code: str, *, today: date) -> Batch:
    """By person; RefusedError where the viewer sees none of it."""
    tasks = tasks_in_force(viewer).filter(batch=code).order_by()
    first = tasks.select_related("plan", "priority", "asked_by").order_by("pk").first() if code else None
    if first is None:
        what, remedy = "is not in force among yours", "look at the address again"
        raise RefusedError(Problem(f"batch {code}", what, remedy))
    reach = tasks.aggregate(first=Min("due"), last=Max("due"))
    return Batch(
        code=code,
        title=first.title,
        first=first,
        shares=shares_by_person(tasks, today=today),
        centre_ids=frozenset(tasks.values_list("centre_id", flat=True).distinct()),
        due_from=reach["first"],
        due_to=reach["last"],
    )


def shares_by_person(tasks: QuerySet[Any], *, today: date) -> list[Share]:
    rows = counted(tasks, ("owner__code", "owner__name"), today=today)
    return [Share(code, name, *numbers) for (code, name), numbers in rows]


def counted(
    tasks: QuerySet[Any], by: Sequence[str], *, today: date
) -> list[tuple[tuple[Any, ...], tuple[int, int, int, int]]]:
    """For each group: all, done in time, done late, and open past the due day."""
    in_time = Q(done_on__isnull=False, done_on__lte=F("due"))
    rows = (
        tasks.order_by()
        .values_list(*by)
        .annotate(
            all_=Count("pk"),
            in_time_=Count("pk", filter=in_time),
            done_late_=Count("pk", filter=Q(done_on__gt=F("due"))),
            late_=Count("pk", filter=Q(done_on=None, due__lt=today)),
        )
        .order_by(*by)
    )
    return [(tuple(row[: len(by)]), tuple(row[len(by) :])) for row in rows]


def week_end(today: date) -> date:
    """The Sunday of the week."""
    return today + timedelta(days=7 - today.isoweekday())


def _first_of_each_day(due: QuerySet[Any], most: int) -> list[Any]:
    turn = Window(RowNumber(), partition_by=[F("due")], order_by=["urgency", "id"])
    return list(due.annotate(turn=turn).filter(turn__lte=most).order_by("due", "urgency", "id"))
