"""Each rule of advice with figures that were worked out by hand; nothing here knows a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.visits.rules.advice import (
    Measured,
    Ordered,
    OutletFigures,
    ProductFigures,
    Promotion,
    Stock,
    Terms,
    advice_for,
    measure,
)
from ronda.visits.rules.forms import kinds_open, minutes_of_stay, reason_for, same_words

TERMS = Terms(
    most=3,
    months=3,
    drop_share=Decimal("0.25"),
    drop_least_cents=2000,
    sellers_share=Decimal("0.5"),
    least_comparable=5,
    low_cover_days=5,
    high_cover_days=60,
    margin_gap=Decimal("0.02"),
    measured_after_days=28,
    recovered_share=Decimal("0.5"),
)
DAY = date(2022, 10, 13)
GIVEN = date(2022, 9, 1)
# Three months of 30 days.
DAYS = 90


def tea(**figures: Any) -> ProductFigures:
    return ProductFigures(1, "Tea", wholesale_cents=80, shelf_cents=100, **figures)


def figures_of(*products: ProductFigures, **more: Any) -> OutletFigures:
    return OutletFigures(products, DAYS, **more)


def rules_of(figures: OutletFigures, terms: Terms = TERMS) -> list[str]:
    return [draft.rule for draft in advice_for(figures, terms)]


def test_a_product_that_fell_by_a_quarter_and_by_twenty_in_money_is_spoken_about() -> None:
    fell = tea(recent=75, recent_cents=6000, before=100, before_cents=8000)

    [draft] = advice_for(figures_of(fell), TERMS)

    assert (draft.rule, draft.cents) == ("drop", 2000)
    assert draft.said == {
        "product": "Tea",
        "recent": 75,
        "before": 100,
        "fall": 25,
        "months": 3,
        "days": 90,
    }


@pytest.mark.parametrize(
    "figures",
    [
        {"recent": 76, "recent_cents": 5900, "before": 100, "before_cents": 8000},
        {"recent": 75, "recent_cents": 6001, "before": 100, "before_cents": 8000},
        {"recent": 100, "recent_cents": 1000, "before": 100, "before_cents": 8000},
        {"recent": 5, "recent_cents": 500},
    ],
)
def test_a_smaller_fall_or_less_money_is_not_worth_a_word(figures: dict[str, int]) -> None:
    assert advice_for(figures_of(tea(**figures)), TERMS) == ()


def test_what_half_of_the_comparable_outlets_sell_is_advised_where_it_is_missing() -> None:
    elsewhere = tea(sellers=5, usual=4)

    [draft] = advice_for(figures_of(elsewhere, comparable=10), TERMS)

    # Four pieces a month for three months, with 20 cents on each.
    assert (draft.rule, draft.cents) == ("missing", 240)
    assert draft.said == {"product": "Tea", "share": 50, "usual": 4, "margin_cents": 20}


def test_fewer_sellers_fewer_outlets_or_a_sale_of_ones_own_are_no_reason() -> None:
    assert advice_for(figures_of(tea(sellers=4, usual=4), comparable=10), TERMS) == ()
    assert advice_for(figures_of(tea(sellers=4, usual=4), comparable=4), TERMS) == ()
    assert advice_for(figures_of(tea(sellers=9, usual=4, recent=1), comparable=10), TERMS) == ()


def test_counted_stock_of_five_days_is_low_and_of_sixty_days_is_much() -> None:
    # 90 pieces in 90 days: one a day.
    sold = tea(recent=90, recent_cents=7200, before=90, before_cents=7200)

    def at(pieces: int) -> list[str]:
        return rules_of(figures_of(sold, stock=(Stock(1, pieces, DAY),)))

    assert [at(pieces) for pieces in (0, 5, 6, 59, 60)] == [
        ["low_stock"],
        ["low_stock"],
        [],
        [],
        ["high_stock"],
    ]


def test_low_stock_tells_the_days_it_lasts_and_the_weekly_sale() -> None:
    sold = tea(recent=100, recent_cents=8000, before=100, before_cents=8000)

    [draft] = advice_for(figures_of(sold, stock=(Stock(1, 3, DAY),)), TERMS)

    # 3 pieces of 100 in 90 days last 2.7 days; 100 in 90 days are 7.8 a week.
    assert (draft.said["cover"], draft.said["week"], draft.said["counted"]) == (2, 8, "2022-10-13")


def test_a_mix_that_leaves_less_than_is_usual_names_the_better_product_that_sells_less_here() -> None:
    cheap = ProductFigures(
        1,
        "Salt",
        wholesale_cents=95,
        shelf_cents=100,
        recent=100,
        before=100,
        usual=30,
        comparable_quantity=500,
    )
    better = ProductFigures(
        2, "Tea", wholesale_cents=70, shelf_cents=100, recent=10, before=10, usual=20, comparable_quantity=500
    )

    [draft] = advice_for(figures_of(cheap, better, comparable=10), TERMS)

    # Own: (100 x 5 + 10 x 30) of 110 x 100 = 7.3 of 100. Usual: (500 x 5 + 500 x 30) of 1000 x 100 = 17.5.
    assert (draft.rule, draft.product) == ("margin", 2)
    assert (draft.said["own"], draft.said["usual"], draft.said["margin_cents"]) == (7, 18, 30)


def test_a_promotion_is_told_until_the_outlet_buys_as_much_as_is_usual() -> None:
    running = (Promotion(1, "Tea week", date(2022, 10, 31)),)

    assert rules_of(figures_of(tea(recent=5, before=5, usual=2), promotions=running)) == ["promotion"]
    assert rules_of(figures_of(tea(recent=6, before=6, usual=2), promotions=running)) == []


def test_at_most_three_one_of_each_rule_first_and_one_about_a_product() -> None:
    falls = [
        ProductFigures(number, f"P{number}", recent=0, before=10, before_cents=3000 * number)
        for number in range(1, 6)
    ]
    missing = ProductFigures(9, "P9", wholesale_cents=10, sellers=9, usual=1)

    drafts = advice_for(figures_of(*falls, missing, comparable=10), TERMS)

    assert [(each.rule, each.product) for each in drafts] == [("drop", 5), ("missing", 9), ("drop", 4)]
    left = advice_for(figures_of(*falls, comparable=10), TERMS, left_out=frozenset({("drop", 5)}))
    assert [each.product for each in left] == [4, 3, 2]


figure = st.integers(0, 500)
products = st.builds(
    ProductFigures,
    product=st.integers(1, 6),
    name=st.just("P"),
    wholesale_cents=st.none() | st.integers(0, 200),
    shelf_cents=st.none() | st.integers(0, 300),
    recent=figure,
    recent_cents=st.integers(0, 50_000),
    before=figure,
    before_cents=st.integers(0, 50_000),
    sellers=st.integers(0, 20),
    usual=st.integers(0, 60),
    comparable_quantity=figure,
)


@given(
    st.lists(products, unique_by=lambda each: each.product),
    st.integers(0, 20),
    st.lists(st.builds(Stock, st.integers(1, 6), figure, st.just(DAY)), unique_by=lambda each: each.product),
)
def test_advice_is_few_and_about_different_products_whatever_the_figures(
    listed: list[ProductFigures], comparable: int, stock: list[Stock]
) -> None:
    figures = OutletFigures(tuple(listed), DAYS, comparable, tuple(stock))

    drafts = advice_for(figures, TERMS)

    assert len(drafts) <= TERMS.most
    assert len({each.product for each in drafts}) == len(drafts)
    if comparable < TERMS.least_comparable:
        assert not {each.rule for each in drafts} & {"missing", "margin"}
    assert drafts == advice_for(replace(figures, products=tuple(reversed(listed))), TERMS)


def after(rule: str, said: dict[str, Any], *orders: tuple[int, int], days: int) -> Measured:
    return measure(
        rule,
        said,
        given_on=GIVEN,
        orders=[Ordered(GIVEN + timedelta(days=day), pieces) for day, pieces in orders],
        known_up_to=GIVEN + timedelta(days=days),
        terms=TERMS,
    )


def test_a_missing_product_is_followed_by_its_first_order_and_not_followed_after_four_weeks() -> None:
    ordered = after("missing", {}, (3, 6), (9, 6), days=10)

    assert ordered == Measured(True, {"pieces": 12, "days": 10, "first": "2022-09-04"})
    assert after("missing", {}, days=27) == Measured(None)
    assert after("missing", {}, days=28).adopted is False


def test_an_order_of_the_day_of_the_advice_itself_is_not_its_effect() -> None:
    assert after("missing", {}, (0, 6), days=10) == Measured(None)


def test_a_fall_is_mended_once_half_of_it_is_back() -> None:
    # From 120 to 60 in 90 days: half of it back is 90 in 90 days, 30 in 30.
    said = {"recent": 60, "before": 120, "days": 90}

    assert after("drop", said, (10, 30), days=30).adopted is True
    assert after("drop", said, (10, 29), days=30).adopted is False
    assert after("drop", said, (10, 90), days=20) == Measured(None)


def test_too_much_stock_is_followed_by_buying_half_as_much() -> None:
    said = {"recent": 90, "days": 90}

    assert after("high_stock", said, (10, 15), days=30).adopted is True
    assert after("high_stock", said, (10, 16), days=30).adopted is False


def test_the_reason_is_what_the_plan_says_then_what_waits() -> None:
    nothing: dict[str, Any] = {"holds_outlet": True, "open_request": False, "priority": False, "alert": False}

    assert reason_for(planned="quota", **nothing) == "quota"
    assert reason_for(**nothing | {"open_request": True, "priority": True}) == "request"
    assert reason_for(**nothing | {"priority": True, "alert": True}) == "priority"
    assert reason_for(**nothing | {"alert": True}) == "alert"
    assert reason_for(**nothing) == "frequency"
    assert reason_for(**nothing | {"holds_outlet": False}) == ""


def test_whoever_holds_an_outlet_visits_it_and_the_back_office_makes_field_visits() -> None:
    assert kinds_open(holds_outlet=True, records_in_centre=False) == ("visit",)
    assert kinds_open(holds_outlet=False, records_in_centre=True) == ("field_visit",)
    assert kinds_open(holds_outlet=False, records_in_centre=False) == ()


def test_a_stay_is_counted_in_whole_minutes_of_one_day() -> None:
    nine = datetime(2022, 10, 13, 9, tzinfo=UTC)

    assert minutes_of_stay(nine, nine + timedelta(seconds=119)) == 1
    assert minutes_of_stay(nine, nine - timedelta(minutes=1)) is None
    assert minutes_of_stay(nine, nine + timedelta(days=1, minutes=1)) is None
    assert minutes_of_stay(None, nine) is None


def test_the_same_words_differ_only_in_case_spaces_and_signs() -> None:
    assert same_words("  Shelf OK,\nprices  fine! ") == same_words("shelf ok - prices fine")
    assert same_words("Ordered 3 cases") != same_words("Ordered 5 cases")
    assert same_words("茶叶陈列正常。") == same_words("茶叶陈列正常")
