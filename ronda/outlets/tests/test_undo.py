"""Taking back what was written, as far as nothing was built on it since."""

import json
from dataclasses import asdict
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from ronda.kernel.change import Change
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.outlets.queries import (
    known_outlets,
    known_system_use,
    numbers_of_outlets,
    numbers_of_products,
    portfolio_for,
)
from ronda.outlets.rules import LicenceRow, ProductRow, SystemUseRow
from ronda.outlets.services import keep_licences, keep_outlets, keep_products, record_system_use, undo_changes
from ronda.outlets.tests.builders import a_line, a_shop_county, an_outlet_row, deliver, give, moment

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD, FOURTH = moment(2), moment(3), moment(4), moment(5)
MARCH = Month(2022, 3)


def kept_as_json(changes: list[Change]) -> list[Change]:
    """As an import keeps its changes between the run and the day it is taken back."""
    return [Change(**each) for each in json.loads(json.dumps([asdict(change) for change in changes]))]


def test_a_new_outlet_that_nothing_speaks_of_is_removed_and_was_known_in_between() -> None:
    county = a_shop_county()
    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O9")])

    undo_changes(by=county.viewer, at=SECOND, changes=kept_as_json(changes))

    assert "O9" not in numbers_of_outlets(county.viewer)
    assert [row["code"] for row in known_outlets(county.viewer, FIRST)][-1] == "O9"
    assert len(known_outlets(county.viewer, SECOND)) == 3


def test_an_edit_is_put_back_in_every_column() -> None:
    county = a_shop_county()
    original = an_outlet_row(
        "O9", latitude=Decimal("42.5"), longitude=Decimal(-91), preferred_from=time(9), grade=4, stars=2
    )
    keep_outlets(by=county.viewer, at=FIRST, rows=[original])
    changes = keep_outlets(by=county.viewer, at=SECOND, rows=[an_outlet_row("O9", name="Other")])

    undo_changes(by=county.viewer, at=THIRD, changes=kept_as_json(changes))

    assert keep_outlets(by=county.viewer, at=FOURTH, rows=[original]) == []
    assert [row["name"] for row in known_outlets(county.viewer, SECOND)][-1] == "Other"


def test_an_outlet_edited_since_is_not_put_back() -> None:
    county = a_shop_county()
    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1", name="One")])
    keep_outlets(by=county.viewer, at=SECOND, rows=[an_outlet_row("O1", name="Two")])

    with pytest.raises(RefusedError, match="outlet O1: has been edited since; put it right by hand"):
        undo_changes(by=county.viewer, at=THIRD, changes=changes)

    assert Outlet.objects.get(code="O1").name == "Two"


def test_an_outlet_in_a_portfolio_stays_until_the_portfolio_is_taken_back() -> None:
    county = a_shop_county()
    made = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O9")])
    given = give(county, "O9", to="diego", at=SECOND)

    with pytest.raises(
        RefusedError, match="outlet O9: is used by a portfolio entry; take the portfolio entry"
    ):
        undo_changes(by=county.viewer, at=THIRD, changes=made)
    undo_changes(by=county.viewer, at=THIRD, changes=[*made, *given])

    assert list(portfolio_for(county.viewer, on=date(2022, 10, 1))) == []


def test_what_was_sold_and_where_stays_while_the_ledger_speaks_of_it(ronda_home: Path) -> None:
    county = a_shop_county()
    outlets = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O9")])
    products = keep_products(by=county.viewer, at=FIRST, rows=[ProductRow("P9", "Nine")])
    sales = deliver(county, a_line(county, outlet="O9", product="P9"), at=SECOND)

    for changes, what in ((outlets, "outlet O9"), (products, "product P9")):
        with pytest.raises(RefusedError, match=f"{what}: is used by a sale; take the sale back first"):
            undo_changes(by=county.viewer, at=THIRD, changes=changes)
    undo_changes(by=county.viewer, at=THIRD, changes=[*outlets, *products, *sales])

    assert "O9" not in numbers_of_outlets(county.viewer)
    assert "P9" not in numbers_of_products(county.viewer)


def test_a_licence_is_removed_with_the_outlet_of_the_same_delivery() -> None:
    county = a_shop_county()
    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O9")])
    changes += keep_licences(by=county.viewer, at=FIRST, rows=[LicenceRow("O9", "L1", date(2022, 1, 1))])

    undo_changes(by=county.viewer, at=SECOND, changes=kept_as_json(changes))

    assert "O9" not in numbers_of_outlets(county.viewer)


def test_a_hand_over_is_taken_back_and_the_earlier_holder_believed_again() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    changes = give(county, "O1", to="elena", start=date(2022, 3, 1), at=SECOND)

    undo_changes(by=county.viewer, at=THIRD, changes=kept_as_json(changes))

    [entry] = portfolio_for(county.viewer, on=date(2022, 3, 1))
    assert (entry.person, entry.end, entry.known_at) == (county.diego, None, THIRD)


def test_hand_overs_are_taken_back_one_after_the_other_the_last_first() -> None:
    county = a_shop_county()
    first = give(county, "O1", to="diego", at=FIRST)
    second = give(county, "O1", to="elena", start=date(2022, 3, 1), at=SECOND)

    with pytest.raises(RefusedError, match="has been corrected or withdrawn since; take that back first"):
        undo_changes(by=county.viewer, at=THIRD, changes=first)
    undo_changes(by=county.viewer, at=THIRD, changes=second)
    undo_changes(by=county.viewer, at=FOURTH, changes=first)

    assert list(portfolio_for(county.viewer, on=date(2022, 3, 1))) == []


def test_an_outlet_given_anew_into_a_gap_stands_in_the_way() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego", at=FIRST)
    moved = give(county, "O1", to="elena", at=SECOND)
    undo_changes(by=county.viewer, at=THIRD, changes=[change for change in moved if change.is_new])
    give(county, "O1", to="farid", start=date(2022, 6, 1), at=THIRD)

    with pytest.raises(RefusedError, match="was given anew from 2022-06-01; take that back first"):
        undo_changes(by=county.viewer, at=FOURTH, changes=[change for change in moved if not change.is_new])


def test_a_corrected_use_of_the_system_is_said_again() -> None:
    county = a_shop_county()
    record_system_use(by=county.viewer, at=FIRST, rows=[SystemUseRow("O1", MARCH, 20)])
    changes = record_system_use(by=county.viewer, at=SECOND, rows=[SystemUseRow("O1", MARCH, 5)])

    undo_changes(by=county.viewer, at=THIRD, changes=kept_as_json(changes))

    assert [row["days_used"] for row in known_system_use(county.viewer, MARCH, THIRD)] == [20]


def test_one_obstacle_leaves_everything_as_it_is() -> None:
    county = a_shop_county()
    use = record_system_use(by=county.viewer, at=FIRST, rows=[SystemUseRow("O1", MARCH, 20)])
    edit = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1", name="One")])
    keep_outlets(by=county.viewer, at=SECOND, rows=[an_outlet_row("O1", name="Two")])

    with pytest.raises(RefusedError):
        undo_changes(by=county.viewer, at=THIRD, changes=[*use, *edit])

    assert len(known_system_use(county.viewer, MARCH, THIRD)) == 1


def test_another_company_and_an_account_manager_take_nothing_back() -> None:
    county = a_shop_county()
    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O9")])

    with pytest.raises(RefusedError, match="outlet O9: is no longer there"):
        undo_changes(by=county.other_viewer, at=SECOND, changes=changes)
    with pytest.raises(NotAllowedError):
        undo_changes(by=county.viewer_of("diego"), at=SECOND, changes=changes)


def test_changes_of_another_context_are_a_mistake_of_the_caller() -> None:
    county = a_shop_county()

    with pytest.raises(ValueError, match=r"not of outlets: people\.person"):
        undo_changes(by=county.viewer, at=FIRST, changes=[Change("people.person", "E01", None, {})])
