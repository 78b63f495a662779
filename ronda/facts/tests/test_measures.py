"""Measures worked by hand, where a book, a person or a price changes inside the month."""

from decimal import Decimal

from ronda.facts.rules.measures.handovers import handovers
from ronda.facts.rules.measures.margin import margin
from ronda.facts.rules.measures.paperwork import reporting_minutes
from ronda.facts.rules.measures.sales import goal_scale, sales
from ronda.facts.rules.measures.visits import field_visits, visit_adherence
from ronda.facts.tests.worlds import (
    DIEGO,
    ELENA,
    SEPTEMBER,
    a_book,
    a_line,
    a_prior,
    a_spell,
    an_outlet,
    day,
    frozen,
    told,
)

UNCHANGED = Decimal("1.00")
TRANSFERRED = {
    "spells": [a_spell(1, DIEGO), a_spell(2, ELENA)],
    "outlets": [an_outlet(7)],
    "books": [a_book(7, 1, end=day(11)), a_book(7, 2, start=day(11))],
}


def test_at_a_transfer_the_target_follows_the_book_day_by_day() -> None:
    facts = frozen(**TRANSFERRED, prior_sales=[a_prior(7, 90_000)])

    goals = {spell: goal for spell, (_, _, goal, _) in told(sales(facts, UNCHANGED)).items()}

    # 900.00 for 30 days: 300.00 for Diego's ten, 600.00 for Elena's twenty
    scale = goal_scale(UNCHANGED, SEPTEMBER.days)
    assert goals == {1: 30_000 * scale, 2: 60_000 * scale}


def test_at_a_transfer_a_sale_counts_for_who_held_the_outlet_that_day() -> None:
    lines = [a_line(1, 7, day(10), 100), a_line(2, 7, day(11), 2_000), a_line(3, 7, day(30), 5)]
    facts = frozen(**TRANSFERRED, lines=lines)

    values = {spell: num for spell, (num, *_) in told(sales(facts, UNCHANGED)).items()}

    assert values == {1: 100, 2: 2_005}


def test_an_outlet_that_comes_back_counts_each_sale_once() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO), a_spell(2, ELENA)],
        books=[a_book(7, 1, end=day(11)), a_book(7, 2, day(11), day(21)), a_book(7, 1, start=day(21))],
        lines=[a_line(1, 7, day(5), 100), a_line(2, 7, day(15), 2_000), a_line(3, 7, day(25), 30)],
    )

    values = {spell: num for spell, (num, *_) in told(sales(facts, UNCHANGED)).items()}

    assert values == {1: 130, 2: 2_000}


def test_days_on_which_nobody_held_the_outlet_belong_to_nobodys_target() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO)], books=[a_book(7, 1, end=day(11))], prior_sales=[a_prior(7, 90_000)]
    )

    assert told(sales(facts, UNCHANGED)) == {1: (0, None, 90_000 * 10, 1)}


def test_a_target_by_hand_goes_before_last_year_and_last_year_before_recent_months() -> None:
    by_hand = {"indicator": "sales_plan", "unit_id": None, "person_id": None, "reason": "closed for works"}
    facts = frozen(
        spells=[a_spell(1, DIEGO)],
        books=[a_book(7, 1), a_book(8, 1), a_book(9, 1)],
        prior_sales=[a_prior(7, 100), a_prior(8, 2_000)],
        recent_sales=[{"outlet_id": 9, "amount_cents": 90_001, "months": 3}],
        targets=[by_hand | {"outlet_id": 7, "value_num": 50, "value_den": 1}],
    )

    # 0.50 by hand, 20.00 last year, a third of 900.01 lately, each for 30 days
    assert told(sales(facts, UNCHANGED)) == {1: (0, None, (50 + 2_000 + 30_000) * 30, 3)}


def test_growth_keeps_the_goal_whole() -> None:
    facts = frozen(spells=[a_spell(1, DIEGO)], books=[a_book(7, 1)], prior_sales=[a_prior(7, 101)])

    _, _, goal, _ = told(sales(facts, Decimal("1.05")))[1]

    assert (goal, goal_scale(Decimal("1.05"), 30)) == (101 * 21 * 30, 20 * 30)


def test_margin_compares_outlets_that_bought_in_both_years() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO)],
        books=[a_book(7, 1), a_book(8, 1)],
        lines=[a_line(1, 7, day(3), 1_000, 1_100), a_line(2, 8, day(3), 500, 900)],
        prior_sales=[a_prior(7, 800, 880)],
    )

    assert told(margin(facts, UNCHANGED)) == {1: (100, None, 80 * 30, 1)}


def test_margin_leaves_out_an_outlet_with_a_line_of_unknown_shelf_price() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO)],
        books=[a_book(7, 1), a_book(8, 1)],
        lines=[
            a_line(1, 7, day(3), 1_000, 1_100),
            a_line(2, 8, day(3), 500, 900),
            a_line(3, 8, day(4), 500, None),
        ],
        prior_sales=[a_prior(7, 800, 880), a_prior(8, 100, 200)],
    )

    assert told(margin(facts, UNCHANGED)) == {1: (100, None, 80 * 30, 1)}


def test_visits_are_due_for_the_days_held_and_worked() -> None:
    away = a_spell(1, DIEGO, available_days=15)
    visit = {"outlet_id": 7, "person_id": DIEGO, "kind": "visit", "valid": True}
    facts = frozen(
        spells=[away],
        outlets=[an_outlet(7, "A")],
        books=[a_book(7, 1)],
        visits=[
            visit | {"visit_id": 1, "day": day(2)},
            visit | {"visit_id": 2, "day": day(2)},
            visit | {"visit_id": 3, "day": day(9), "valid": False},
        ],
    )

    # four a month, half of it worked: two due; two on one day are one, a disproved one is none
    (num, den, _, basis) = told(visit_adherence(facts, {"A": 4}))[1]
    assert (num * 2, basis) == (den, 1)


def test_field_visits_count_outlets_not_visits() -> None:
    visit = {"person_id": DIEGO, "kind": "field_visit", "valid": True}
    facts = frozen(
        spells=[a_spell(1, DIEGO, "director", available_days=20)],
        visits=[
            visit | {"visit_id": number, "outlet_id": 7 + number // 2, "day": day(2)} for number in (1, 2, 3)
        ],
    )

    assert told(field_visits(facts, {"director": 10})) == {1: (2, None, 200, 20)}


def test_a_centre_that_records_no_visits_has_no_facts_about_them() -> None:
    nobody = frozen(spells=[a_spell(1, DIEGO)], outlets=[an_outlet(7)], books=[a_book(7, 1)])

    assert told(visit_adherence(nobody, {"B": 1})) == {}
    assert told(field_visits(nobody, {"account_manager": 5})) == {}


def test_who_makes_no_visit_where_colleagues_do_has_made_none() -> None:
    elenas = {"visit_id": 1, "outlet_id": 8, "person_id": ELENA, "day": day(2), "valid": True}
    facts = frozen(
        spells=[a_spell(1, DIEGO), a_spell(2, ELENA)],
        outlets=[an_outlet(7), an_outlet(8)],
        books=[a_book(7, 1), a_book(8, 2)],
        visits=[elenas | {"kind": "visit"}, elenas | {"visit_id": 2, "kind": "field_visit"}],
    )

    (num, den, _, _) = told(visit_adherence(facts, {"B": 1}))[1]
    assert (num, bool(den)) == (0, True)
    assert told(field_visits(facts, {"account_manager": 5}))[1][0] == 0


WORKING_DAYS = [{"day": on, "working": on.weekday() < 5} for on in SEPTEMBER.period.each_day()]


def on_forms(person_id: int, on: int, seconds: int) -> dict[str, object]:
    return {"person_id": person_id, "unit_id": 1, "day": day(on), "seconds": seconds, "forms": 1}


def test_time_on_forms_is_measured_against_the_days_at_work() -> None:
    facts = frozen(
        # 22 working days in September 2025; half of Elena's month is leave, Bruno holds no outlets
        spells=[a_spell(1, DIEGO), a_spell(2, ELENA, available_days=15), a_spell(3, 7, "brand_manager")],
        calendar=WORKING_DAYS,
        form_times=[on_forms(DIEGO, 1, 3_600), on_forms(DIEGO, 2, 7_200), on_forms(7, 2, 900)],
    )

    found = told(reporting_minutes(facts, ["account_manager"]))

    # three hours on 22 days: 8.2 minutes a day; Elena filled in nothing on eleven
    assert found == {1: (10_800, 22 * 60, None, 22), 2: (0, 11 * 60, None, 11)}


def test_a_centre_whose_front_office_kept_no_time_on_forms_has_no_facts() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO), a_spell(3, 7, "brand_manager")],
        calendar=WORKING_DAYS,
        form_times=[on_forms(7, 2, 900)],
    )

    assert told(reporting_minutes(facts, ["account_manager"])) == {}


def a_handover(number: int, duty: str, owner_id: int, elapsed: int, **changes: object) -> dict[str, object]:
    return {
        "handover_id": number,
        "unit_id": 1,
        "duty": duty,
        "owner_id": owner_id,
        "receiver_id": None,
        "outlet_id": None,
        "elapsed": elapsed,
        "allowed": 2,
        "delivered": True,
        "returned": False,
    } | changes


def test_requests_served_are_those_given_in_time_and_not_returned() -> None:
    facts = frozen(
        spells=[a_spell(1, 7, "information_officer", end=day(11)), a_spell(2, 7, start=day(11))],
        handovers=[
            a_handover(1, "N5", 7, 2),
            a_handover(2, "N5", 7, 3),
            a_handover(3, "N5", 7, 1, returned=True),
            a_handover(4, "N5", 7, 0, delivered=False),
            a_handover(5, "B1", 7, 1),
        ],
    )

    # counted once, with the first of two spells in the centre
    assert told(handovers(facts, ["N5"])) == {1: (1, 4, None, 4)}
