"""How large a simulated company is: a county, a city or a nation."""

from dataclasses import dataclass

BACK_POSTS = ("director", "deputy", "brand_manager", "information_officer")
FRONT_POST = "account_manager"


@dataclass(frozen=True)
class Size:
    """Centres, account managers and outlets of each centre, and sales lines a month of the whole company."""

    centres: int
    managers: int
    outlets: int
    lines: int
    products: int = 60
    focus: int = 6

    def __post_init__(self) -> None:
        if min(self.centres, self.managers, self.lines) < 1 or self.outlets < self.managers:
            raise ValueError("a company needs a centre, an account manager, an outlet for each, and a sale")
        if not 1 <= self.focus < self.products <= 128:
            raise ValueError("2 to 128 products are simulated, and not all of them can be in focus")

    @property
    def staff_per_centre(self) -> int:
        return len(BACK_POSTS) + self.managers

    @property
    def all_outlets(self) -> int:
        return self.centres * self.outlets

    @property
    def all_staff(self) -> int:
        return self.centres * self.staff_per_centre


SIZES = {
    "county": Size(centres=1, managers=8, outlets=900, lines=60_000),
    "city": Size(centres=10, managers=8, outlets=900, lines=600_000),
    "nation": Size(centres=10_000, managers=9, outlets=550, lines=110_000_000),
}
