"""Outlets, products, licences and use of the system: kept by key, with what was known when."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from ronda.kernel.change import Change
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.outlets.queries import (
    known_outlets,
    known_products,
    known_system_use,
    licences_for,
    numbers_of_products,
    retail_prices,
)
from ronda.outlets.rules import LicenceEventRow, LicenceRow, ProductRow, SystemUseRow, classes
from ronda.outlets.services import (
    keep_licences,
    keep_outlets,
    keep_products,
    record_licence_events,
    record_system_use,
)
from ronda.outlets.tests.builders import a_shop_county, an_outlet_row, moment
from ronda.people.tests.builders import a_county

pytestmark = pytest.mark.django_db

FIRST, SECOND = moment(2), moment(3)
WHOLE_ROW = an_outlet_row(
    "O9",
    address="1 Main Street",
    city="Marion",
    latitude=Decimal("42.03412345"),
    longitude=Decimal("-91.5"),
    outlet_type="modern",
    market_type="country",
    format="grocery",
    size="large",
    grade=30,
    compliance="A",
    stars=6,
    visit_class="A",
    preferred_from=time(9, 30),
    preferred_to=time(11),
    status="suspended",
)


def test_a_new_outlet_is_one_change_and_the_same_row_again_is_none() -> None:
    county = a_county()

    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[WHOLE_ROW])

    assert [(change.kind, change.key, change.is_new) for change in changes] == [
        ("outlets.outlet", "O9", True)
    ]
    assert keep_outlets(by=county.viewer, at=SECOND, rows=[WHOLE_ROW]) == []


def test_an_edit_tells_before_and_after() -> None:
    county = a_shop_county()

    [change] = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1", grade=7)])

    assert isinstance(change, Change)
    assert ((change.before or {})["grade"], (change.after or {})["grade"]) == (None, 7)


def test_an_earlier_moment_still_sees_the_outlet_as_it_was_then() -> None:
    county = a_shop_county()
    edit = an_outlet_row("O1", name="Corner Shop", outlet_type="affiliated", visit_class="A")

    keep_outlets(by=county.viewer, at=SECOND, rows=[edit])

    earlier, later = (known_outlets(county.viewer, at)[0] for at in (FIRST, SECOND))
    assert (earlier["name"], earlier["modern"], earlier["visit_class"]) == ("Shop O1", False, "B")
    assert (later["name"], later["modern"], later["visit_class"]) == ("Corner Shop", True, "A")
    assert later["unit_id"] == county.centre.pk


def test_of_two_edits_at_one_moment_the_later_counts() -> None:
    county = a_shop_county()

    for name in ("One", "Two"):
        keep_outlets(by=county.viewer, at=SECOND, rows=[an_outlet_row("O1", name=name)])

    assert [row["name"] for row in known_outlets(county.viewer, SECOND)] == ["Two", "Shop O2", "Shop O3"]


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"grade": 31}, "grade 31 is not from 1 to 30"),
        ({"stars": 7}, "stars 7 is not from 0 to 6"),
        ({"visit_class": "D"}, "visit class 'D' is not known; use one of: A, B, C"),
        ({"compliance": "X"}, "compliance class 'X' is not known; use one of: nothing, A, B, C, W"),
        ({"outlet_type": "kiosk"}, "type 'kiosk' is not known"),
        ({"latitude": Decimal(91), "longitude": Decimal(0)}, "latitude 91 is not from -90 to 90"),
        ({"latitude": Decimal(45)}, "has half a position; give latitude and longitude, or neither"),
        ({"centre_code": "C7"}, "there is no centre 'C7'; add the centre first, or correct the code"),
        ({"preferred_from": time(11), "preferred_to": time(9)}, "the preferred hours end at 09:00:00, not"),
        ({"name": " "}, "name is empty"),
        ({"name": "x" * 201}, "name is longer than 200 characters; shorten it"),
    ],
)
def test_a_bad_outlet_refuses_all_rows_and_says_why(values: dict[str, object], what: str) -> None:
    county = a_county()
    rows = [an_outlet_row("O1"), replace(an_outlet_row("O2"), **values)]  # type: ignore[arg-type]

    with pytest.raises(RefusedError) as refusal:
        keep_outlets(by=county.viewer, at=FIRST, rows=rows)

    [problem] = refusal.value.problems
    assert problem.where == "row 2, outlet O2"
    assert what in str(problem)
    assert known_outlets(county.viewer, SECOND) == []


def test_two_rows_of_one_code_are_refused_when_they_differ_and_one_when_alike() -> None:
    county = a_county()

    with pytest.raises(RefusedError, match="row 2, outlet O1: an earlier row says otherwise"):
        keep_outlets(
            by=county.viewer, at=FIRST, rows=[an_outlet_row("O1"), an_outlet_row("O1", name="Other")]
        )

    assert len(keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1")] * 2)) == 1


def test_the_classes_of_the_rules_are_those_of_the_database() -> None:
    assert tuple(Outlet.Kind.values) == classes.OUTLET_TYPES
    assert tuple(Outlet.Market.values) == classes.MARKET_TYPES
    assert tuple(Outlet.Size.values) == classes.SIZES
    assert tuple(Outlet.Status.values) == classes.STATUSES


def test_products_are_kept_with_prices_and_known_as_of_a_moment() -> None:
    county = a_county()
    gold = ProductRow("P1", "Gold", "Sun", "filter", "20", 10, wholesale_cents=900, shelf_cents=1000)
    plain = ProductRow("P2", "Plain")
    keep_products(by=county.viewer, at=FIRST, rows=[gold, plain])

    keep_products(by=county.viewer, at=SECOND, rows=[replace(gold, name="Gold 2", shelf_cents=1100), plain])

    numbers = numbers_of_products(county.viewer)
    assert retail_prices(county.viewer) == {numbers["P1"]: 1100}
    assert known_products(county.viewer, FIRST)[0] == {
        "product_id": numbers["P1"],
        "code": "P1",
        "name": "Gold",
        "brand": "Sun",
    }
    assert [row["name"] for row in known_products(county.viewer, SECOND)] == ["Gold 2", "Plain"]


def test_a_negative_price_is_refused() -> None:
    county = a_county()

    with pytest.raises(RefusedError, match="row 1, product P1: shelf price -1 is not from 0"):
        keep_products(by=county.viewer, at=FIRST, rows=[ProductRow("P1", "Gold", shelf_cents=-1)])


def test_licences_stand_by_their_expiry_and_by_what_happened_to_them() -> None:
    county = a_shop_county()
    rows = [
        LicenceRow("O1", "L1", date(2020, 1, 1), date(2022, 12, 31)),
        LicenceRow("O2", "L2", date(2020, 1, 1), date(2022, 3, 31)),
        LicenceRow("O3", "L3", date(2020, 1, 1)),
    ]
    keep_licences(by=county.viewer, at=FIRST, rows=rows)
    events = [
        LicenceEventRow("O1", "L1", "suspended", date(2022, 5, 1), "sold to a minor"),
        LicenceEventRow("O1", "L1", "restored", date(2022, 6, 1)),
        LicenceEventRow("O3", "L3", "revoked", date(2022, 6, 2)),
    ]

    assert len(record_licence_events(by=county.viewer, at=FIRST, rows=events)) == 3
    assert record_licence_events(by=county.viewer, at=SECOND, rows=events) == []

    def standing(on: date) -> list[tuple[str, str]]:
        return [(each.licence.number, each.standing) for each in licences_for(county.viewer, on=on)]

    assert standing(date(2022, 3, 31)) == [("L2", "valid"), ("L1", "valid"), ("L3", "valid")]
    assert standing(date(2022, 5, 31)) == [("L2", "expired"), ("L1", "suspended"), ("L3", "valid")]
    assert standing(date(2022, 6, 2)) == [("L2", "expired"), ("L1", "valid"), ("L3", "revoked")]


def test_a_licence_of_an_unknown_outlet_and_an_event_of_an_unknown_licence_are_refused() -> None:
    county = a_shop_county()

    with pytest.raises(RefusedError, match="licence L1 of outlet O8: there is no outlet 'O8'"):
        keep_licences(by=county.viewer, at=FIRST, rows=[LicenceRow("O8", "L1")])
    with pytest.raises(RefusedError, match="licence L1 of outlet O1: there is no licence 'L1'"):
        record_licence_events(
            by=county.viewer, at=FIRST, rows=[LicenceEventRow("O1", "L1", "issued", date(2022, 1, 1))]
        )


def test_use_of_the_system_is_corrected_by_a_new_row() -> None:
    county = a_shop_county()
    march = Month(2022, 3)
    record_system_use(by=county.viewer, at=FIRST, rows=[SystemUseRow("O1", march, 20)])

    changes = record_system_use(by=county.viewer, at=SECOND, rows=[SystemUseRow("O1", march, 21)])

    assert len(changes) == 2
    assert [row["days_used"] for row in known_system_use(county.viewer, march, FIRST)] == [20]
    assert [row["days_used"] for row in known_system_use(county.viewer, march, SECOND)] == [21]
    assert known_system_use(county.viewer, Month(2022, 4), SECOND) == []


def test_more_days_of_use_than_the_month_has_are_refused() -> None:
    county = a_shop_county()

    with pytest.raises(RefusedError, match="row 1, outlet O1 in 2022-02: days of use 29 is not from 0 to 28"):
        record_system_use(by=county.viewer, at=FIRST, rows=[SystemUseRow("O1", Month(2022, 2), 29)])


@pytest.mark.parametrize("name", ["ana", "carmen", "diego", "gao"])
def test_only_who_manages_the_company_keeps_outlets(name: str) -> None:
    county = a_county()

    with pytest.raises(NotAllowedError):
        keep_outlets(by=county.viewer_of(name), at=FIRST, rows=[an_outlet_row()])
