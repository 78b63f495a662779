"""The working method in force on a day, and what is placed on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Plan, Priority, Task, WorkingMethod
from ronda.work.queries.seen import shared_with
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.rules.method_labels import MethodPlace, in_language, places_of

MOST_SHOWN = 100
PACK = Path(__file__).parents[1] / "packs" / "method.yaml"


@cache
def default_method() -> Mapping[str, Any]:
    """The pack that counts until a company words its own: `name`, `line`, `elements`, `steps`."""
    found: Mapping[str, Any] = yaml.safe_load(PACK.read_text(encoding="utf-8"))
    return found


def method_versions(viewer: Viewer) -> list[WorkingMethod]:
    """Those of the company, the latest start first; of one day, the one set last."""
    found = WorkingMethod.objects.filter(company_id=viewer.company_id)
    return list(found.select_related("set_by").order_by("-starts", "-pk"))


def method_in_force(viewer: Viewer, on: date) -> WorkingMethod | None:
    """None while the company has not worded its own."""
    found = WorkingMethod.objects.filter(company_id=viewer.company_id, starts__lte=on)
    return found.order_by("-starts", "-pk").first()


def places_on(viewer: Viewer, on: date) -> list[MethodPlace]:
    """The nine places with their labels of the day, in every language."""
    method = method_in_force(viewer, on)
    return places_of(default_method() if method is None else method.labels)


def method_places(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """`(code, label)` in the reader's language, for fields to choose from."""
    language = get_language() or "en"
    return [(each.code, in_language(each.label, language)) for each in places_on(viewer, on)]


@dataclass(frozen=True)
class PlacedWork:
    """A place of the method with the open work that the viewer sees on it."""

    place: MethodPlace
    priorities: int = 0
    plans: int = 0
    tasks: int = 0

    @property
    def all(self) -> int:
        return self.priorities + self.plans + self.tasks


@dataclass(frozen=True)
class MethodPicture:
    """The method of a day as one picture; `method` is None while the company words the pack's."""

    method: WorkingMethod | None
    name: str
    line: PlacedWork
    elements: list[PlacedWork]
    steps: list[PlacedWork]


def method_picture(viewer: Viewer, on: date) -> MethodPicture:
    """Plans and priorities that are not closed, tasks that are not done."""
    method = method_in_force(viewer, on)
    open_work = _open_work(viewer, ~Q(place=""))
    priorities, plans, tasks = (_count(rows) for rows in open_work)
    work = [
        PlacedWork(each, priorities.get(each.code, 0), plans.get(each.code, 0), tasks.get(each.code, 0))
        for each in places_of(default_method() if method is None else method.labels)
    ]
    return MethodPicture(
        method=method,
        name=default_method()["name"] if method is None else method.name,
        line=work[0],
        elements=[each for each in work if each.place.kind == "element"],
        steps=[each for each in work if each.place.kind == "step"],
    )


@dataclass(frozen=True)
class WorkOfPlace:
    """A place of the method with what is open on it; at most so many of each, those due first."""

    place: MethodPlace
    priorities: list[Priority]
    plans: list[Plan]
    tasks: list[Task]


def work_of_place(viewer: Viewer, code: str, on: date) -> WorkOfPlace:
    """RefusedError for a code that is no place."""
    place = next((each for each in places_on(viewer, on) if each.code == code), None)
    if place is None:
        raise RefusedError(Problem(f"place {code}", "is not in force among yours", "look again"))
    priorities, plans, tasks = _open_work(viewer, Q(place=code))
    return WorkOfPlace(
        place,
        list(priorities.select_related("owner").order_by("last", "pk")[:MOST_SHOWN]),
        list(plans.select_related("owner").order_by("last", "pk")[:MOST_SHOWN]),
        list(tasks.select_related("owner").order_by("due", "pk")[:MOST_SHOWN]),
    )


def _open_work(viewer: Viewer, where: Q) -> tuple[QuerySet[Priority], QuerySet[Plan], QuerySet[Task]]:
    running = [Plan.State.DRAFT, Plan.State.SUBMITTED, Plan.State.RUNNING]
    ours = shared_with(viewer)
    return (
        Priority.objects.filter(ours, where, closed_on=None),
        Plan.objects.filter(ours, where, state__in=running),
        tasks_in_force(viewer).filter(where, done_on=None),
    )


def _count(rows: QuerySet[Any]) -> dict[str, int]:
    return dict(rows.order_by().values_list("place").annotate(number=Count("pk")))
