"""The pages of learning beside each other, and who finds which of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ronda.learning.queries.setters import may_set
from ronda.people.rules import Viewer

Opens = Callable[[Viewer], bool]


@dataclass(frozen=True)
class Place:
    """`name` is the url name of the page; each area adds its line to PLACES."""

    name: str
    label: Any
    opens: Opens


def everybody(viewer: Viewer) -> bool:
    return bool(viewer.roles)


PLACES = [
    Place("learning", _("My learning"), everybody),
    Place("ladder", _("Ladder"), everybody),
    Place("courses", _("Courses"), everybody),
    Place("observations", _("Practice"), everybody),
    Place("certification", _("Certification"), everybody),
    Place("exams", _("Exams"), everybody),
    Place("question_bank", _("Question bank"), may_set),
    Place("learning_figures", _("In figures"), everybody),
]


def places_for(viewer: Viewer) -> list[Place]:
    return [place for place in PLACES if place.opens(viewer)]
