"""The centre's work in flight: for whom hand-overs wait, what is open by post."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.cockpit.queries.board.asked import Scope
from ronda.people.rules import Viewer
from ronda.work.queries import (
    OpenCount,
    OpenHandover,
    open_handovers,
    open_work_by_person,
)


@dataclass(frozen=True)
class Waiting:
    """Hand-overs that wait for one person: how many, how many of them late, the longest delay in days."""

    name: str
    code: str
    open: int
    late: int
    longest: int


@dataclass(frozen=True)
class OpenOfPost:
    """What is open and late with the holders of a post; an empty post: with people who hold none today."""

    post: str
    tasks: int
    late_tasks: int
    requests: int
    late_requests: int


@dataclass(frozen=True)
class InFlight:
    day: date
    handovers: Sequence[OpenHandover]
    waiting: Sequence[Waiting]
    posts: Sequence[OpenOfPost]

    @property
    def late_handovers(self) -> int:
        return sum(each.late_days > 0 for each in self.handovers)

    @property
    def late_tasks(self) -> int:
        return sum(each.late_tasks for each in self.posts)

    @property
    def late_requests(self) -> int:
        return sum(each.late_requests for each in self.posts)

    @property
    def tasks(self) -> int:
        return sum(each.tasks for each in self.posts)

    @property
    def requests(self) -> int:
        return sum(each.requests for each in self.posts)


def in_flight_for(viewer: Viewer, scope: Scope) -> InFlight:
    """As it stands today, whatever month the board shows."""
    today, centres = scope.today, scope.units
    posts = {each.person_id: each.post for each in scope.people_today}
    handovers = open_handovers(viewer, on=today, centres=centres)
    tasks, requests = open_work_by_person(viewer, on=today, centres=centres)
    return InFlight(today, handovers, waiting_of(handovers), _by_post(posts, tasks, requests))


def waiting_of(handovers: Sequence[OpenHandover]) -> list[Waiting]:
    """By name; a hand-over waits for whoever has it in hand."""
    held: dict[tuple[str, str], list[OpenHandover]] = defaultdict(list)
    for each in handovers:
        held[each.waits_for, each.waits_for_code].append(each)
    return [
        Waiting(
            name=name,
            code=code,
            open=len(rows),
            late=sum(row.late_days > 0 for row in rows),
            longest=max(row.late_days for row in rows),
        )
        for (name, code), rows in sorted(held.items(), key=lambda item: item[0][0].casefold())
    ]


def _by_post(
    posts: Mapping[int, str], tasks: Sequence[OpenCount], requests: Sequence[OpenCount]
) -> list[OpenOfPost]:
    counts = {name: Counter[str]() for name in ("tasks", "late_tasks", "requests", "late_requests")}
    for kind, rows in (("tasks", tasks), ("requests", requests)):
        for row in rows:
            post = posts.get(row.person_id, "")
            counts[kind][post] += row.open
            counts[f"late_{kind}"][post] += row.late
    found = {post for each in counts.values() for post in each}
    return [OpenOfPost(post, **{name: each[post] for name, each in counts.items()}) for post in sorted(found)]
