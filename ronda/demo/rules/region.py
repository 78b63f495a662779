"""Some centres of a simulated company: what stays the same from month to month."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Days, Ints, open_stream
from ronda.demo.rules.outlets import Outlets, make_outlets
from ronda.demo.rules.products import Products, make_products
from ronda.demo.rules.sizes import BACK_POSTS, FRONT_POST, Size
from ronda.kernel.period import Month


@dataclass(frozen=True)
class Books:
    """Who holds each outlet in a month: `first` before `changed`, `second` from that day on."""

    first: Ints
    second: Ints
    changed: Days

    def holder_on(self, outlet: Ints, day: Days) -> Ints:
        holders: Ints = np.where(day < self.changed[outlet], self.first[outlet], self.second[outlet])
        return holders


@dataclass(frozen=True)
class Region:
    """Centres `first_centre` and following; people count by centre: the back posts, then the managers."""

    size: Size
    seed: int
    first_centre: int
    centres: int
    outlets: Outlets
    products: Products

    @property
    def managers(self) -> int:
        return self.centres * self.size.managers

    def manager_person(self, manager: Ints) -> Ints:
        """Person number of an account manager, inside the region."""
        centre, place = np.divmod(manager, self.size.managers)
        return centre * self.size.staff_per_centre + len(BACK_POSTS) + place

    def back_person(self, post: str, centre: Ints) -> Ints:
        return centre * self.size.staff_per_centre + BACK_POSTS.index(post)

    def manager_centre(self, manager: Ints) -> Ints:
        return manager // self.size.managers

    def posts(self) -> list[str]:
        """The post of every person of the region, in the order of their numbers."""
        return [*BACK_POSTS, *[FRONT_POST] * self.size.managers] * self.centres

    def settled_books(self, month: Month) -> Books:
        """The books of a month in which no outlet changes hands."""
        never = np.full(self.outlets.count, np.datetime64(month.end, "D"))
        return Books(self.outlets.manager, self.outlets.manager, never)


def make_region(size: Size, seed: int, first_centre: int = 0, centres: int | None = None) -> Region:
    """Centres of a company of this size; the same seed and cut give the same region."""
    taken = size.centres if centres is None else centres
    chance = open_stream(seed, "outlets", first_centre)
    return Region(
        size=size,
        seed=seed,
        first_centre=first_centre,
        centres=taken,
        outlets=make_outlets(size, first_centre, taken, chance),
        products=make_products(size, seed),
    )
