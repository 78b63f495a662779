"""Posts held on given days, for whoever gives work to people."""

from collections.abc import Collection
from datetime import date, timedelta

from ronda.people.models import Appointment, Person
from ronda.people.queries.believing import in_force, lasting
from ronda.people.rules import Viewer


def appointed_posts(viewer: Viewer, wanted: Collection[tuple[int, date]]) -> dict[tuple[int, int], str]:
    """The post by `(centre, person)` of the company's people who hold one on a day that is wanted of them."""
    if not wanted:
        return {}
    days: dict[int, set[date]] = {}
    for person, day in wanted:
        days.setdefault(person, set()).add(day)
    first, last = min(day for _, day in wanted), max(day for _, day in wanted)
    held = Appointment.objects.filter(
        in_force(),
        lasting(first, last + timedelta(days=1)),
        person__company_id=viewer.company_id,
        person_id__in=days,
    )
    found: dict[tuple[int, int], str] = {}
    for each in held.order_by("start", "pk").select_related("post"):
        if any(each.start <= day and (each.end is None or day < each.end) for day in days[each.person_id]):
            found[each.centre_id, each.person_id] = each.post.code
    return found


def people_of_company(viewer: Viewer, numbers: Collection[int]) -> frozenset[int]:
    """Those of the numbers that are people of the viewer's company."""
    people = Person.objects.filter(company_id=viewer.company_id, pk__in=numbers)
    return frozenset(people.values_list("pk", flat=True))


def posts_on(viewer: Viewer, people: Collection[int], *, on: date) -> dict[int, str]:
    """The post of each of the company's people on the day, or the last one held before it."""
    held = Appointment.objects.filter(
        in_force(), person__company_id=viewer.company_id, person_id__in=people, start__lte=on
    )
    return dict(held.order_by("start", "-pk").values_list("person_id", "post__code"))
