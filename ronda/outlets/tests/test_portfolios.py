"""Who holds which outlet: one person on a day, handed over, corrected, frozen as books."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import known_books, outlets_for, portfolio_for
from ronda.outlets.rules import PortfolioRow
from ronda.outlets.services import assign_portfolios
from ronda.outlets.tests.builders import JANUARY, a_shop_county, give, moment
from ronda.people.queries import known_spells
from ronda.people.tests.builders import County, a_centre, a_viewer, an_appointment, the_rules

pytestmark = pytest.mark.django_db

OCTOBER = Month(2022, 10)
TENTH = date(2022, 10, 10)
LATER, LATEST = moment(11), moment(12)


def holder(county: County, outlet: str, on: date) -> str | None:
    entries = portfolio_for(county.viewer, on=on).filter(outlet__code=outlet)
    assert len(entries) <= 1
    return entries[0].person.code if entries else None


def books(county: County, as_of: datetime, month: Month = OCTOBER) -> list[dict[str, Any]]:
    spells = known_spells(county.viewer, month, as_of, the_rules().absence)
    people = {spell["spell_id"]: spell["person_code"] for spell in spells}
    rows = known_books(county.viewer, month, as_of, spells)
    return [row | {"person": people[row["spell_id"]]} for row in rows]


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["person"], row["start"].day, row["days"], row["whole"]) for row in rows]


def test_an_outlet_from_a_day_on_leaves_its_holder_the_day_before() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")

    changes = give(county, "O1", to="elena", start=TENTH, at=LATER)

    assert sorted(change.after is None for change in changes) == [False, False, True]
    assert holder(county, "O1", date(2022, 10, 9)) == county.diego.code
    assert holder(county, "O1", TENTH) == county.elena.code


def test_a_row_that_is_in_force_changes_nothing() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")

    assert give(county, "O1", to="diego", at=LATER) == []
    assert give(county, "O1", to="diego", start=TENTH, at=LATER) == []


def test_a_file_with_the_whole_story_changes_nothing_the_second_time() -> None:
    county = a_shop_county()
    diego, elena = county.diego.code, county.elena.code
    rows = [
        PortfolioRow("O1", elena, TENTH),
        PortfolioRow("O1", diego, JANUARY),
        PortfolioRow("O2", diego, JANUARY, date(2022, 3, 1)),
        PortfolioRow("O2", diego, date(2022, 3, 1), date(2022, 6, 1)),
        PortfolioRow("O2", elena, date(2022, 8, 1)),
    ]

    assign_portfolios(by=county.viewer, at=LATER, rows=rows)

    assert assign_portfolios(by=county.viewer, at=LATEST, rows=rows) == []
    assert holder(county, "O2", date(2022, 7, 1)) is None


def test_an_old_file_sent_again_does_not_take_the_outlet_from_who_has_it_now() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    give(county, "O1", to="elena", start=TENTH, at=LATER)

    assert give(county, "O1", to="diego", at=LATEST) == []


def test_a_row_with_an_end_takes_its_days_and_gives_the_outlet_back() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")

    stand_in = PortfolioRow("O1", county.farid.code, date(2022, 10, 3), TENTH)
    assign_portfolios(by=county.viewer, at=LATER, rows=[stand_in])

    days = [date(2022, 10, 2), date(2022, 10, 3), date(2022, 10, 9), TENTH]
    names = [county.diego, county.farid, county.farid, county.diego]
    assert [holder(county, "O1", day) for day in days] == [person.code for person in names]


def test_another_end_for_the_same_start_corrects_the_entry() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")

    ended = PortfolioRow("O1", county.diego.code, JANUARY, TENTH)
    assign_portfolios(by=county.viewer, at=LATER, rows=[ended])

    assert holder(county, "O1", date(2022, 10, 9)) == county.diego.code
    assert holder(county, "O1", TENTH) is None


def test_another_person_from_the_same_day_replaces_the_first() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")

    give(county, "O1", to="elena", at=LATER)

    assert [holder(county, "O1", day) for day in (JANUARY, TENTH)] == [county.elena.code] * 2


def test_bad_rows_are_named_and_none_is_assigned() -> None:
    county = a_shop_county()
    diego = county.diego.code
    rows = [
        PortfolioRow("O1", diego, JANUARY),
        PortfolioRow("O8", diego, JANUARY),
        PortfolioRow("O2", "E99", JANUARY),
        PortfolioRow("O3", diego, TENTH, TENTH),
        PortfolioRow("O1", county.elena.code, JANUARY),
    ]

    with pytest.raises(RefusedError) as refusal:
        assign_portfolios(by=county.viewer, at=LATER, rows=rows)

    assert [str(problem) for problem in refusal.value.problems] == [
        "row 2, outlet O8: there is no outlet 'O8'; add the outlet first, or correct the code",
        "row 3, outlet O2: there is no person 'E99'; add the person first, or correct the code",
        "row 4, outlet O3: ends on 2022-10-10 and does not start before it (2022-10-10); "
        "the end is the first day that no longer counts",
        "row 5, outlet O1: from 2022-01-01 an earlier row gives it otherwise; "
        "an outlet has one account manager on each day; keep one of the two rows",
    ]
    assert list(portfolio_for(county.viewer, on=TENTH)) == []


def test_a_correction_at_a_moment_before_the_entry_was_known_is_refused() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego", at=LATEST)

    with pytest.raises(RefusedError, match="known only since 2022-12-01 09:00; record it at a later moment"):
        give(county, "O1", to="elena", at=LATER)


def test_an_outlet_held_all_month_is_one_whole_book() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")

    assert told(books(county, LATER)) == [(county.diego.code, 1, 31, True)]


def test_an_outlet_that_changes_hands_is_in_two_books_by_its_days() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    give(county, "O1", to="elena", start=TENTH)

    rows = books(county, LATER)

    assert told(rows) == [(county.diego.code, 1, 9, False), (county.elena.code, 10, 22, False)]
    assert [row["unit_id"] for row in rows] == [county.centre.pk] * 2


def test_two_entries_of_one_manager_side_by_side_are_one_book() -> None:
    county = a_shop_county()
    diego = county.diego.code
    rows = [PortfolioRow("O1", diego, JANUARY, TENTH), PortfolioRow("O1", diego, TENTH)]

    assign_portfolios(by=county.viewer, at=LATER, rows=rows)

    assert told(books(county, LATER)) == [(diego, 1, 31, True)]


def test_a_gap_belongs_to_no_book() -> None:
    county = a_shop_county()
    assign_portfolios(
        by=county.viewer,
        at=LATER,
        rows=[
            PortfolioRow("O1", county.diego.code, JANUARY, TENTH),
            PortfolioRow("O1", county.elena.code, date(2022, 10, 20)),
        ],
    )

    assert told(books(county, LATER)) == [
        (county.diego.code, 1, 9, False),
        (county.elena.code, 20, 12, False),
    ]


def test_a_hand_over_known_later_does_not_change_what_was_known_before() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    give(county, "O1", to="elena", start=TENTH, at=LATEST)

    assert told(books(county, LATER)) == [(county.diego.code, 1, 31, True)]
    assert len(books(county, LATEST)) == 2


def test_a_book_ends_with_the_spell_of_its_manager() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    spells = known_spells(county.viewer, OCTOBER, LATER, the_rules().absence)
    left = [spell | {"end": TENTH} for spell in spells if spell["person_id"] == county.diego.pk]

    [row] = known_books(county.viewer, OCTOBER, LATER, left)

    assert (row["start"], row["end"], row["days"], row["whole"]) == (OCTOBER.start, TENTH, 9, False)


def test_a_manager_with_two_spells_holds_the_outlet_in_the_spell_of_its_centre() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    elsewhere = an_appointment(county.diego, a_centre(county.company, "C2"), start=TENTH)

    rows = books(county, LATER)

    assert told(rows) == [(county.diego.code, 1, 31, True)]
    assert rows[0]["spell_id"] != elsewhere.pk


def test_a_manager_who_moved_to_another_centre_keeps_the_outlet_there_until_it_is_handed_over() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    second = a_centre(county.company, "C2")
    spells = known_spells(county.viewer, OCTOBER, LATER, the_rules().absence)
    [own] = [spell for spell in spells if spell["person_id"] == county.diego.pk]
    moved = [own | {"end": TENTH}, own | {"spell_id": 999, "unit_id": second.pk, "start": TENTH}]

    rows = known_books(county.viewer, OCTOBER, LATER, moved)

    assert [(row["unit_id"], row["days"], row["whole"]) for row in rows] == [
        (county.centre.pk, 9, False),
        (second.pk, 22, False),
    ]


def test_each_of_the_cast_sees_the_outlets_of_the_own_portfolio_centre_or_company() -> None:
    county = a_shop_county()
    give(county, "O1", "O2", to="diego")
    give(county, "O2", to="elena", start=TENTH)

    def seen(name: str, on: date | None) -> list[str]:
        return [outlet.code for outlet in outlets_for(county.viewer_of(name), on=on)]

    assert seen("diego", JANUARY) == ["O1", "O2"]
    assert seen("diego", TENTH) == ["O1"]
    assert seen("diego", None) == ["O1", "O2"]
    assert seen("elena", TENTH) == ["O2"]
    assert seen("gao", TENTH) == []
    assert seen("ana", TENTH) == seen("carmen", None) == ["O1", "O2", "O3"]
    assert [entry.outlet.code for entry in portfolio_for(county.viewer_of("diego"), on=TENTH)] == ["O1"]
    assert len(portfolio_for(county.viewer_of("ana"), on=TENTH)) == 2


def test_hugo_sees_no_outlet_and_no_book_of_another_company() -> None:
    county = a_shop_county()
    give(county, "O1", to="diego")
    director = a_viewer(county.hugo, "director", county.centre)

    for viewer in (county.hugos_viewer, county.other_viewer, director):
        assert list(outlets_for(viewer)) == []
        assert list(portfolio_for(viewer, on=TENTH)) == []
    spells = known_spells(county.viewer, OCTOBER, LATER, the_rules().absence)
    assert known_books(county.other_viewer, OCTOBER, LATER, spells) == []
    with pytest.raises(NotAllowedError):
        known_books(county.hugos_viewer, OCTOBER, LATER, spells)


def test_ana_gives_outlets_of_her_own_centre_only() -> None:
    county = a_shop_county()
    ana = county.viewer_of("ana")
    row = PortfolioRow("O1", county.diego.code, JANUARY)

    assert len(assign_portfolios(by=ana, at=LATER, rows=[row])) == 1

    with pytest.raises(RefusedError, match="there is no outlet 'O1'"):
        assign_portfolios(by=replace(ana, centre_ids=frozenset({999})), at=LATEST, rows=[row])


@pytest.mark.parametrize("name", ["carmen", "diego"])
def test_who_leads_no_centre_gives_no_outlets(name: str) -> None:
    county = a_shop_county()

    with pytest.raises(NotAllowedError):
        assign_portfolios(
            by=county.viewer_of(name), at=LATER, rows=[PortfolioRow("O1", county.diego.code, JANUARY)]
        )
