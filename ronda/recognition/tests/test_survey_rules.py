"""The customers' view: who is drawn, who brings the forms, what they are worth, what is looked at again."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import comb
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.recognition.rules.customers.asking import LANGUAGES, Item, item_faults
from ronda.recognition.rules.customers.drawing import (
    FrameOutlet,
    allocate,
    draw_calls,
    draw_outlets,
    frame_digest,
    sample_size,
)
from ronda.recognition.rules.customers.flags import Looks, Returned, all_alike, outliers, sheet_flags
from ronda.recognition.rules.customers.handing import Bringer, propose_bringers, swapped
from ronda.recognition.rules.customers.keying import Keyed, differences
from ronda.recognition.rules.customers.reporting import Floors, scores_of, standing, why_not_reported
from ronda.recognition.rules.customers.route import route_metres, route_order
from ronda.recognition.rules.customers.scoring import (
    Asked,
    answer_faults,
    form_score,
    item_scores,
    sheet_score,
)
from ronda.recognition.rules.customers.selective import selective_chance

TENTH = Decimal("0.1")
HALF = Decimal("0.5")
ASKED = Asked(("attitude", "advice", "honesty", "display"), 1, 5)
LOOKS = Looks(device_forms=3, hour_forms=4, quick_seconds=Decimal(2))
NINE = datetime(2022, 10, 17, 9, tzinfo=UTC)
POSTS = (("delivery_person", "market_inspector"), ("account_manager",))


def a_frame(**persons: dict[str, int]) -> list[FrameOutlet]:
    return [
        FrameOutlet(person, stratum, f"{person}-{stratum}-{number:03}")
        for person, strata in persons.items()
        for stratum, size in strata.items()
        for number in range(size)
    ]


@pytest.mark.parametrize(("outlets", "drawn"), [(0, 0), (7, 7), (20, 20), (150, 20), (201, 21), (300, 30)])
def test_a_tenth_and_twenty_at_least_are_asked(outlets: int, drawn: int) -> None:
    assert sample_size(outlets, TENTH, 20) == drawn


def test_what_is_left_goes_to_the_largest_remainders() -> None:
    # 20 of 100: 46 -> 9.2, 31 -> 6.2, 23 -> 4.6; the last one goes to 4.6
    assert allocate({"A town": 46, "B town": 31, "B country": 23}, 20) == {
        "A town": 9,
        "B town": 6,
        "B country": 5,
    }


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(1, 80), min_size=1, max_size=6), st.data())
def test_an_allocation_adds_up_and_takes_no_more_than_there_is(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, sum(sizes.values())))
    found = allocate(sizes, number)
    assert sum(found.values()) == number
    assert all(found[name] <= size for name, size in sizes.items())
    assert all(
        abs(found[name] - Fraction(number * size, sum(sizes.values()))) < 1 for name, size in sizes.items()
    )


def test_nobody_is_asked_less_than_was_promised() -> None:
    frame = a_frame(diego={"A town": 60, "B town": 90}, elena={"B country": 12})
    drawn = draw_outlets(frame, "seed", TENTH, 20)

    by_stratum: dict[str, int] = {}
    for each in drawn:
        by_stratum[each.outlet.stratum] = by_stratum.get(each.outlet.stratum, 0) + 1
    assert by_stratum == {"A town": 8, "B town": 12, "B country": 12}
    assert sorted(each.number for each in drawn) == list(range(1, 33))


@given(st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_from_any_order_of_the_list(seed: int, random: Random) -> None:
    frame = a_frame(diego={"A": 30, "B": 9}, elena={"A": 25})
    shuffled = random.sample(frame, len(frame))

    assert draw_outlets(shuffled, str(seed), TENTH, 20) == draw_outlets(frame, str(seed), TENTH, 20)
    assert frame_digest(shuffled) == frame_digest(frame)


def test_every_outlet_of_a_stratum_is_drawn_about_equally_often() -> None:
    frame = a_frame(diego={"A": 10})
    times = dict.fromkeys((each.outlet for each in frame), 0)
    for seed in range(1000):
        for each in draw_outlets(frame, str(seed), TENTH, 4):
            times[each.outlet.outlet] += 1

    # 400 are expected of each; six standard deviations of a binomial are 93.
    assert all(307 < number < 493 for number in times.values())


def test_a_tenth_of_the_returned_is_called_and_the_same_again() -> None:
    numbers = list(range(1, 32))
    called = draw_calls(numbers, "seed", TENTH)

    assert len(called) == 4
    assert draw_calls(numbers[::-1], "seed", TENTH) == called
    assert draw_calls(numbers, "another", TENTH) != called


def test_delivery_persons_come_first_and_share_the_load() -> None:
    people = [
        Bringer("gao", "delivery_person"),
        Bringer("hao", "delivery_person"),
        Bringer("carl", "director"),
    ]
    found = propose_bringers({"diego": 30, "elena": 20, "farid": 20}, people, POSTS)

    assert found == {"diego": "gao", "elena": "hao", "farid": "hao"}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 40), min_size=1))
def test_nobody_ever_brings_the_forms_about_oneself(sheets: dict[str, int]) -> None:
    people = [Bringer(person, "account_manager") for person in sheets]
    found = propose_bringers(sheets, people, POSTS)

    assert all(bringer != rated for rated, bringer in found.items())
    assert None not in found.values() or len(sheets) == 1


def test_three_account_managers_do_not_bring_each_others_forms() -> None:
    people = [Bringer(person, "account_manager") for person in ("diego", "elena", "farid")]
    found = propose_bringers({"diego": 20, "elena": 20, "farid": 20}, people, POSTS)

    assert swapped(found) == frozenset()
    assert swapped({"diego": "elena", "elena": "diego", "farid": "diego"}) == {"diego", "elena"}


def test_the_route_begins_in_the_north_and_goes_to_the_nearest() -> None:
    places = {"a": (46.0, 25.0), "b": (46.3, 25.0), "c": (46.1, 25.0), "d": None, "e": (46.2, 25.0)}

    assert route_order(places) == ["b", "e", "c", "a", "d"]


@given(st.lists(st.tuples(st.floats(45, 46), st.floats(25, 26)), min_size=1, max_size=7))
def test_a_route_visits_each_outlet_once_and_is_near_the_shortest(
    places: list[tuple[float, float]],
) -> None:
    named = {f"o{number}": place for number, place in enumerate(places)}
    order = route_order(dict(named))

    assert sorted(order) == sorted(named)
    if len(named) < 6:
        shortest = min(route_metres([order[0], *rest], named) for rest in permutations(order[1:]))
        assert route_metres(order, named) <= 1.6 * shortest + 1


def test_a_sheet_is_worth_the_mean_of_its_marks() -> None:
    # 5, 4, 4 of 1 to 5: (4 + 3 + 3) of 12
    assert sheet_score(ASKED, {"attitude": 5, "advice": 4, "honesty": 4}, HALF) == Fraction(1000, 12)
    assert form_score(Fraction(1000, 12)) == 83
    assert form_score(Fraction(125, 2)) == 63
    assert sheet_score(ASKED, {"attitude": 5}, HALF) is None
    assert sheet_score(ASKED, {}, Decimal(0)) is None


@given(st.dictionaries(st.sampled_from(ASKED.scales), st.integers(1, 5)))
def test_a_score_lies_from_0_to_100(answers: dict[str, int]) -> None:
    score = sheet_score(ASKED, answers, HALF)

    assert score is None or 0 <= form_score(score) <= 100
    assert (score is None) == (len(answers) < 2)


def test_a_mark_outside_or_of_no_question_is_refused() -> None:
    faults = answer_faults(ASKED, {"attitude": 6, "manners": 3, "advice": 1})

    assert [(where, what) for where, what, _ in faults] == [
        ("attitude", "is no mark of this questionnaire"),
        ("manners", "is no question of this questionnaire"),
    ]


def test_a_question_that_few_answered_takes_the_next_one_with_it() -> None:
    sheets = [{"attitude": 5, "advice": 3, "honesty": 4, "display": 2} for _ in range(4)]
    sheets += [{"attitude": 4, "advice": 3, "honesty": 2}, {"attitude": 3, "advice": 3}]
    found = item_scores(ASKED, sheets, 5)

    # display has 4 answers; honesty with 5 is the next least and goes with it.
    assert found == {"attitude": (Fraction(100 * 21, 24), 6), "advice": (Fraction(50), 6)}


@given(st.lists(st.dictionaries(st.sampled_from(ASKED.scales), st.integers(1, 5)), max_size=12))
def test_never_is_exactly_one_question_left_out(sheets: list[dict[str, int]]) -> None:
    found = item_scores(ASKED, sheets, 5)

    assert len(found) != len(ASKED.scales) - 1
    assert all(number >= 5 for _, number in found.values())


def test_returns_as_even_as_they_can_be_are_not_odd() -> None:
    assert selective_chance([(10, 6), (10, 6)]) == 1
    assert selective_chance([]) == 1
    assert selective_chance([(12, 12), (8, 8)]) == 1


def test_a_census_of_two_hundred_outlets_in_six_strata_is_told_as_exactly() -> None:
    assert selective_chance([(34, 20)] * 6) == 1
    assert selective_chance([(34, 34)] * 3 + [(34, 4)] * 3) < Fraction(1, 10**40)


def test_who_brings_forms_to_large_outlets_only_is_found() -> None:
    # Of 8 and 12 drawn come 8 and 2: C(8,8) C(12,2) = 66 of C(20,10); at most as likely are also
    # 0 and 10: C(12,10) = 66.
    assert selective_chance([(8, 8), (12, 2)]) == Fraction(2 * 66, comb(20, 10))


def test_a_two_by_two_table_is_fishers_exact_test() -> None:
    # Fisher's tea: 3 of 4 and 1 of 4; two-sided 34/70.
    assert selective_chance([(4, 3), (4, 1)]) == Fraction(34, 70)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=5))
def test_a_chance_is_a_chance(strata: list[tuple[int, int]]) -> None:
    told = [(max(one, other), min(one, other)) for one, other in strata]

    assert 0 < selective_chance(told) <= 1
    assert selective_chance(told) == selective_chance(told[::-1])


def a_sheet(number: int, person: int = 1, **more: object) -> Returned:
    said: dict[str, object] = {"answers": {"attitude": 5, "advice": 3}, "at": NINE, "seconds": 40}
    return Returned(number, person, **{**said, **more})  # type: ignore[arg-type]


def test_three_forms_from_one_device_are_looked_at() -> None:
    two_hours = [NINE + timedelta(hours=2 * place) for place in range(4)]
    sheets = [a_sheet(place, device="x" if place < 3 else "y", at=two_hours[place]) for place in range(4)]

    assert sheet_flags(sheets, LOOKS) == {place: ["same_device"] for place in range(3)}


def test_four_forms_within_an_hour_are_looked_at_and_paper_is_not() -> None:
    sheets = [a_sheet(place, at=NINE + timedelta(minutes=20 * place)) for place in range(6)]
    sheets += [a_sheet(9, person=2), a_sheet(10, at=None)]

    assert sorted(sheet_flags(sheets, LOOKS)) == [0, 1, 2, 3, 4, 5]
    spread = [a_sheet(place, at=NINE + timedelta(minutes=21 * place)) for place in range(6)]
    assert sheet_flags(spread, LOOKS) == {}


def test_the_same_mark_throughout_and_an_answer_in_a_flash_are_looked_at() -> None:
    flat = a_sheet(1, answers={"attitude": 5, "advice": 5})
    quick = a_sheet(2, seconds=3)

    assert sheet_flags([flat, quick], LOOKS) == {1: ["flat"], 2: ["quick"]}


def test_who_lies_far_from_the_others_is_looked_at_both_ways() -> None:
    low, usual, high = [40.0, 44, 42, 41, 43], [70.0, 74, 66, 71, 69] * 4, [99.0, 98, 100, 97, 96]
    found = outliers({1: low, 2: usual, 3: high, 4: []}, Decimal(2))

    assert (found[1], found[3]) == ("below", "above")
    assert 4 not in found
    assert outliers({1: [50.0, 60], 2: [55.0, 53]}, Decimal(2)) == {}
    assert outliers({1: [50.0, 60]}, Decimal(2)) == {}


def test_where_everybody_gives_the_same_nobody_stands_out() -> None:
    same = {f"p{number}": [75.0] * 8 for number in range(5)}
    found = scores_of(same)

    assert {round(each.score, 6) for each in found.values()} == {75}
    assert {each.reliability for each in found.values()} == {0}
    assert outliers({1: [75.0] * 8, 2: [75.0] * 8}, Decimal(2)) == {}
    assert all_alike([{"attitude": 4}, {"attitude": 4}])
    assert not all_alike([{"attitude": 4}, {"attitude": 3}])


def test_few_forms_prove_little() -> None:
    sheets = {"many": [90.0, 92, 88, 91, 89] * 4, "few": [90.0, 90], "low": [60.0, 62, 58] * 6}
    found = scores_of(sheets)

    assert found["low"].score < found["few"].score < found["many"].score
    assert found["few"].error > found["many"].error
    assert found["few"].reliability == found["many"].reliability > 0.9


def test_one_person_alone_is_compared_with_nobody() -> None:
    assert scores_of({"diego": [80.0, 90, 70], "elena": []}) == {}
    assert scores_of({}) == {}


@settings(deadline=None, max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from("abcde"), st.lists(st.integers(0, 100), min_size=1, max_size=9), min_size=2
    )
)
def test_a_score_lies_between_its_own_mean_and_the_others(sheets: dict[str, list[int]]) -> None:
    told = {person: [float(each) for each in given] for person, given in sheets.items()}
    marks = [each for given in told.values() for each in given]
    for each in scores_of(told).values():
        assert min(marks) - 1e-6 <= each.score <= max(marks) + 1e-6
        assert each.error >= 0
        assert 0 <= each.reliability <= 1


@pytest.mark.parametrize(
    ("drawn", "returned", "valid", "why"),
    [(20, 12, 12, ""), (20, 11, 11, "response"), (20, 20, 4, "few"), (5, 5, 5, ""), (0, 0, 0, "few")],
)
def test_five_forms_and_three_in_five_are_asked_before_anything_is_told(
    drawn: int, returned: int, valid: int, why: str
) -> None:
    assert why_not_reported(drawn, returned, valid, Floors(5, Decimal("0.6"))) == why


def test_an_interval_says_above_at_or_below() -> None:
    errors = Decimal("1.645")

    assert standing(80, 2, 76, errors) == "above"
    assert standing(80, 3, 76, errors) == "at"
    assert standing(70, 3, 76, errors) == "below"


def test_what_two_people_keyed_in_differently_is_found() -> None:
    one = Keyed({"attitude": 4, "advice": 3}, "More  visits", "owner")

    assert differences(one, Keyed({"advice": 3, "attitude": 4}, "More visits ", "owner")) == []
    assert differences(one, Keyed({"attitude": 5, "honesty": 1}, "", "clerk")) == [
        "attitude",
        "advice",
        "honesty",
        "said",
        "role",
    ]


def an_item(code: str, kind: str = "scale", **texts: str) -> Item:
    return Item(code, kind, dict.fromkeys(LANGUAGES, f"Question {code}") | texts)


def test_a_questionnaire_has_its_questions_in_every_language() -> None:
    good = [an_item(code) for code in "abcde"] + [an_item("open", "open")]

    assert item_faults(good) == []
    assert item_faults([*good[:-1], an_item("f", es=" ")]) == [
        ("text_5_es", "has no words in this language", "write the question in each language")
    ]
    whats = {what for _, what, _ in item_faults([an_item("a"), an_item("a"), an_item("o", "open")] * 2)}
    assert whats == {
        "asks too few or too many questions",
        "has more than one open question",
        "names a question twice",
    }
