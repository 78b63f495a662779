"""Who works in a centre: names that everybody in it knows, to choose an owner from."""

from collections.abc import Collection
from datetime import date

from ronda.people.queries import LedPerson, centres_for, people_led
from ronda.people.rules import Viewer


def colleagues_of(viewer: Viewer, *, on: date, centres: Collection[int] | None = None) -> list[LedPerson]:
    """By name: those in a post of the viewer's centres on the day, or of some of these centres."""
    own = set(centres_for(viewer).values_list("pk", flat=True))
    wanted = own if centres is None else own & set(centres)
    # Nobody below a director leads anybody; the names alone are no secret in a centre.
    return people_led(Viewer.operator(viewer.company_id), on=on, centres=wanted) if wanted else []
