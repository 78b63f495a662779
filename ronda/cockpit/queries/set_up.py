"""How much a company is set up with."""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.queries import outlets_for, products_for
from ronda.people.queries import centres_for, people_for
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class SetUpCounts:
    centres: int
    people: int
    outlets: int
    products: int


def set_up_counts(viewer: Viewer, *, on: date) -> SetUpCounts:
    if not viewer.can_manage:
        raise NotAllowedError("looking at the company's set-up")
    return SetUpCounts(
        centres=centres_for(viewer).count(),
        people=people_for(viewer, on=on).count(),
        outlets=outlets_for(viewer).count(),
        products=products_for(viewer).count(),
    )
