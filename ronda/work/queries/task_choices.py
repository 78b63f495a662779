"""What forms and filters of tasks offer to choose from."""

from dataclasses import dataclass
from datetime import date

from ronda.people.queries import LedPerson
from ronda.people.rules import Viewer
from ronda.work.models import Plan, Priority
from ronda.work.queries.colleagues import colleagues_of
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
    found = colleagues_of(viewer, on=on)
    people = [
        each for each in found if each.person_id == viewer.person_id or may_record_in(viewer, each.centre_id)
    ]
    return Choices(people, plans_open(viewer), priorities_open(viewer))


def plans_open(viewer: Viewer) -> Named:
    plans = Plan.objects.filter(shared_with(viewer)).exclude(state__in=("closed", "stopped"))
    return [(str(pk), title) for pk, title in plans.order_by("title").values_list("pk", "title")[:MOST]]


def priorities_open(viewer: Viewer) -> Named:
    rows = Priority.objects.filter(shared_with(viewer), closed_on=None)
    return [(str(pk), title) for pk, title in rows.order_by("title").values_list("pk", "title")[:MOST]]
