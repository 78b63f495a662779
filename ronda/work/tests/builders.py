"""A county with outlets: Diego holds O1 and O2, Elena O3; N1 lies in a second centre, H1 is Hugo's."""

from collections.abc import Callable, Sized
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ronda.kernel.period import Month
from ronda.outlets.rules import OutletRow, PortfolioRow, ProductRow
from ronda.outlets.services import assign_portfolios, keep_outlets, keep_products
from ronda.people.models import Centre, Person
from ronda.people.rules import Viewer
from ronda.people.tests.builders import (
    HIRED,
    OPENED,
    County,
    a_centre,
    a_county,
    a_person,
    a_viewer,
    an_appointment,
)
from ronda.people.tests.built_once import built_once
from ronda.work.rules import HandoverRow, ListingTargetRow, RequestRow, TaskRow

OCTOBER = Month(2022, 10)
NOTED = datetime(2022, 11, 2, 8, tzinfo=UTC)
FROZEN = datetime(2022, 11, 5, 8, tzinfo=UTC)
WATCHERS = (
    "operator",
    "leader",
    "ana",
    "bruno",
    "diego",
    "elena",
    "ivan",
    "director of the north",
    "hugo",
    "hugo's operator",
)


@dataclass(frozen=True)
class Town:
    """The county, and Ivan who manages accounts in its second centre."""

    county: County
    north: Centre
    ivan: Person

    @property
    def operator(self) -> Viewer:
        return self.county.viewer

    def viewer_of(self, name: str) -> Viewer:
        """One of the cast, Ivan, Hugo, the director of the second centre, or whoever runs the machine."""
        others = {
            "operator": self.county.viewer,
            "ivan": a_viewer(self.ivan, "account_manager", self.north),
            "director of the north": a_viewer(self.ivan, "director", self.north),
            "leader": a_viewer(self.county.gao, "leader"),
            "hugo": self.county.hugos_viewer,
            "hugo's operator": self.county.other_viewer,
        }
        return others[name] if name in others else self.county.viewer_of(name)

    def count_seen(self, read: Callable[[Viewer], Sized]) -> dict[str, int]:
        """How many records each viewer gets."""
        return {who: len(read(self.viewer_of(who))) for who in WATCHERS}


@built_once
def a_town() -> Town:
    county = a_county()
    north = a_centre(county.company, "C2")
    ivan = a_person(county.company, "E20", "Ivan Petrov")
    an_appointment(ivan, north)
    main, other = county.viewer, county.other_viewer
    keep_outlets(
        by=main,
        at=OPENED,
        rows=[
            *(OutletRow(code, f"Shop {code}", county.centre.code) for code in ("O1", "O2", "O3")),
            OutletRow("N1", "Shop N1", "C2"),
        ],
    )
    keep_outlets(by=other, at=OPENED, rows=[OutletRow("H1", "Shop H1", county.other_centre.code)])
    keep_products(by=main, at=OPENED, rows=[ProductRow("P1", "Tea"), ProductRow("P2", "Salt")])
    held = {"O1": "E05", "O2": "E05", "O3": "E06", "N1": "E20"}
    assign_portfolios(
        by=main, at=OPENED, rows=[PortfolioRow(outlet, person, HIRED) for outlet, person in held.items()]
    )
    return Town(county, north, ivan)


def a_task(
    owner: str = "E05",
    *,
    centre: str = "C1",
    title: str = "Coach an outlet",
    due: date = date(2022, 10, 14),
    done_on: date | None = None,
    effective: bool | None = None,
    key: str = "",
) -> TaskRow:
    return TaskRow(centre, owner, "A2", title, due, done_on, effective, key)


def a_handover(
    started_on: date = date(2022, 10, 3),
    *,
    owner: str = "E03",
    receiver: str = "E05",
    centre: str = "C1",
    title: str = "Brand plan",
    allowed_days: int = 2,
    given_on: date | None = None,
    accepted_on: date | None = None,
    returned_on: date | None = None,
    return_reason: str = "",
    key: str = "",
) -> HandoverRow:
    return HandoverRow(
        centre,
        owner,
        "B1",
        title,
        started_on,
        allowed_days,
        receiver,
        given_on=given_on,
        accepted_on=accepted_on,
        returned_on=returned_on,
        return_reason=return_reason,
        source_key=key,
    )


def a_request(
    outlet: str = "O1",
    owner: str = "E05",
    *,
    text: str = "The display is broken",
    raised_on: date = date(2022, 10, 3),
    due_on: date = date(2022, 10, 6),
    closed_on: date | None = None,
    confirmed: bool = False,
    key: str = "",
) -> RequestRow:
    return RequestRow(outlet, owner, text, raised_on, due_on, closed_on, confirmed, key)


def a_listing_target(outlet: str = "O1", product: str = "P1", month: Month = OCTOBER) -> ListingTargetRow:
    return ListingTargetRow(outlet, product, month)
