"""What tasks came to, by plan, post, person or duty; nobody types any of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Literal

from django.db.models import QuerySet

from ronda.people.queries.appointed import posts_on
from ronda.people.rules import Viewer
from ronda.work.queries.task_boards import counted
from ronda.work.queries.tasks import tasks_in_force

By = Literal["person", "post", "duty", "plan"]
KEYS: Mapping[str, tuple[str, ...]] = {
    "person": ("owner__code", "owner__name"),
    "post": ("owner_id",),
    "duty": ("duty",),
    "plan": ("plan_id", "plan__title"),
}


@dataclass(frozen=True)
class Completion:
    """Of the tasks due in a time: `code` and `name` say whose, `done` is in time."""

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
    def share_in_time(self) -> Fraction | None:
        """Of those whose day has come or that are done; None where there is none yet."""
        settled = self.done + self.done_late + self.late
        return Fraction(self.done, settled) if settled else None


def completion_by(viewer: Viewer, by: By, *, first: date, last: date, today: date) -> list[Completion]:
    """Of the tasks due from `first` to `last` that the viewer sees; at most two statements."""
    tasks = tasks_in_force(viewer).filter(due__gte=first, due__lte=last)
    if by == "plan":
        tasks = tasks.filter(plan__isnull=False)
    rows = counted(tasks, KEYS[by], today=today)
    if by == "post":
        return _by_post(viewer, rows, last)
    return [Completion(str(keys[0]), str(keys[-1]), *numbers) for keys, numbers in rows]


def completion_total(viewer: Viewer, *, first: date, last: date, today: date) -> Completion:
    tasks: QuerySet[Any] = tasks_in_force(viewer).filter(due__gte=first, due__lte=last)
    rows = counted(tasks, ("company_id",), today=today)
    numbers = rows[0][1] if rows else (0, 0, 0, 0)
    return Completion("", "", *numbers)


def span_of(text: str, today: date) -> tuple[date, date]:
    """A month as 2026-10, or the running one; its first and last day."""
    try:
        year, month = (int(part) for part in text.split("-"))
        first = date(year, month, 1)
    except ValueError:
        first = today.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)


def _by_post(
    viewer: Viewer, rows: Sequence[tuple[tuple[Any, ...], tuple[int, int, int, int]]], on: date
) -> list[Completion]:
    posts = posts_on(viewer, [int(keys[0]) for keys, _ in rows], on=on)
    found: dict[str, list[int]] = {}
    for keys, numbers in rows:
        sums = found.setdefault(posts.get(int(keys[0]), ""), [0, 0, 0, 0])
        for place, number in enumerate(numbers):
            sums[place] += number
    return [Completion(post, post, *sums) for post, sums in sorted(found.items())]
