"""Products: a few brands, wholesale and shelf price, how popular each is, and which are in focus."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Flags, Floats, Ints, open_stream
from ronda.demo.rules.names import BRANDS, CATEGORIES, VARIANTS
from ronda.demo.rules.sizes import Size
from ronda.kernel.period import Month

PRICE_YEAR = 2024
YEARLY_RISE = 0.02
FOCUS_CATEGORY = "new"


@dataclass(frozen=True)
class Products:
    """Columns by product number; prices are those of `PRICE_YEAR`, in cents."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    brands: tuple[str, ...]
    categories: tuple[str, ...]
    wholesale: Ints
    shelf: Ints
    popularity: Floats
    focus: Flags

    def prices_in(self, month: Month) -> tuple[Ints, Ints]:
        """Wholesale and shelf price in cents: they rise each January, the shelf's a little faster."""
        years = month.year - PRICE_YEAR
        wholesale = np.rint(self.wholesale * (1 + YEARLY_RISE) ** years)
        shelf = np.rint(self.shelf * (1 + YEARLY_RISE + 0.001) ** years)
        return wholesale.astype(np.int64), shelf.astype(np.int64)


def make_products(size: Size, seed: int) -> Products:
    chance = open_stream(seed, "products")
    numbers = np.arange(size.products)
    focus = numbers >= size.products - size.focus
    wholesale = np.rint(chance.uniform(900, 7_500, size.products) / 10).astype(np.int64) * 10
    margin = chance.uniform(0.10, 0.18, size.products)
    # The share of the n-th most popular product falls with the root of n: no product rules the shelf.
    popularity = 1 / np.sqrt(chance.permutation(size.products) + 1.0)
    brands = [BRANDS[number % len(BRANDS)] for number in numbers]
    return Products(
        codes=tuple(f"P{number + 1:03d}" for number in numbers),
        names=tuple(_name_product(brand, int(number)) for brand, number in zip(brands, numbers, strict=True)),
        brands=tuple(brands),
        categories=tuple(
            FOCUS_CATEGORY if focus[number] else CATEGORIES[number % len(CATEGORIES)] for number in numbers
        ),
        wholesale=wholesale,
        shelf=np.rint(wholesale * (1 + margin) / 10).astype(np.int64) * 10,
        popularity=np.where(focus, 0.0, popularity),
        focus=focus,
    )


def _name_product(brand: str, number: int) -> str:
    series = number // len(BRANDS)
    return f"{brand} {VARIANTS[series % len(VARIANTS)]}" + (
        f" {series + 1}" if series >= len(VARIANTS) else ""
    )
