"""What forms and filters of tasks offer to choose from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value

from ronda.people.queries import LedPerson, people_led
from ronda.people.rules import Viewer
from ronda.work.models import Plan, Priority
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_record_in

Named = list[tuple[str, str]]
MOST = 300


@dataclass(frozen=True)
class Choices:
    """People of the viewer's centres with their posts, running plans and priorities."""

    people: list[LedPerson]
    plans: Named
    priorities: Named

    @property
    def named(self) -> Named:
        return [(each.code, f"{each.name} ({each.code})") for each in self.people]

    @property
    def numbers(self) -> dict[str, int]:
        """The number behind each code."""
        return {each.code: each.person_id for each in self.people}

    def person(self, code: str) -> LedPerson | None:
        return next((each for each in self.people if each.code == code), None)


def choices_for(viewer: Viewer, *, on: date) -> Choices:
    """Whom one may ask: oneself, and those of the centres whose work one records."""
    centres = None if viewer.scope == "company" else viewer.centre_ids
    # The names of colleagues are no secret in a centre, whoever leads there.
    found = people_led(Viewer.operator(viewer.company_id), on=on, centres=centres)
    people = [
        each for each in found if each.person_id == viewer.person_id or may_record_in(viewer, each.centre_id)
    ]
    return Choices(people, *belongings_open(viewer))


def belongings_open(viewer: Viewer) -> tuple[Named, Named]:
    """Plans that run or are drafted, and priorities that are not closed; one question for both."""
    ours = shared_with(viewer)
    plans = Plan.objects.filter(ours).exclude(state__in=("closed", "stopped"))
    priorities = Priority.objects.filter(ours, closed_on=None)
    found: dict[str, Named] = {"plan": [], "priority": []}
    both = _told(plans, "plan").union(_told(priorities, "priority"), all=True)
    for kind, pk, title in both.order_by("title")[: 2 * MOST]:
        found[kind].append((str(pk), title))
    return found["plan"], found["priority"]


def _told(rows: QuerySet[Any], kind: str) -> QuerySet[Any, Any]:
    told: QuerySet[Any, Any] = (
        rows.order_by().annotate(kind_=Value(kind, CharField())).values_list("kind_", "pk", "title")
    )
    return told


def plans_open(viewer: Viewer) -> Named:
    return belongings_open(viewer)[0]


def priorities_open(viewer: Viewer) -> Named:
    return belongings_open(viewer)[1]
