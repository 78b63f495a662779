"""What earlier priorities taught, for whoever writes the next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.people.rules import Viewer
from ronda.work.models import Priority
from ronda.work.queries.seen import shared_with
from ronda.work.rules.priority_likeness import MOST, Told, most_alike


@dataclass(frozen=True)
class Lesson:
    number: int
    title: str
    lessons: str
    reached: bool | None


def lessons_like(
    viewer: Viewer, *, title: str = "", indicators: Sequence[str] = (), place: str = "", number: int = 0
) -> list[Lesson]:
    """Of closed priorities like this one; the latest ones where nothing is known of it yet."""
    rows = Priority.objects.filter(shared_with(viewer), closed_on__isnull=False).exclude(lessons="")
    found = {each.pk: each for each in rows.order_by("-closed_on", "-pk")[:200] if each.pk != number}
    told = [Told(each.pk, each.title, each.indicators, each.place) for each in found.values()]
    alike = most_alike(Told(number, title, indicators, place), told) if title else list(found)[:MOST]
    return [Lesson(pk, found[pk].title, found[pk].lessons, found[pk].reached) for pk in alike]
