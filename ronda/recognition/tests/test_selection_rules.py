"""Who may be chosen, what three views come to, and who stands where."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.recognition.rules.raters import Rating, correct, standings
from ronda.recognition.rules.selection import (
    Business,
    Combined,
    Side,
    View,
    combined,
    least_months_of,
    placed,
    places,
    reweighed,
    robust,
    weights_kept,
    why_not,
)

GRADES = ("A", "B", "C", "D", "E")
ANNOUNCED: dict[Side, Decimal] = {
    "customers": Decimal("0.5"),
    "colleagues": Decimal("0.3"),
    "leaders": Decimal("0.2"),
}
HALF = Decimal("0.5")


def reasons(business: Business) -> list[str]:
    return list(why_not(business, least_months=6, least_grade="B", grades=GRADES))


@pytest.mark.parametrize(
    ("business", "why"),
    [
        (Business(12, "A"), []),
        (Business(6, "B"), []),
        (Business(5, "A"), ["few_months"]),
        (Business(12, "C"), ["below_grade"]),
        (Business(12, "A", findings=1), ["finding"]),
        (Business(0, None, findings=2), ["few_months", "below_grade", "finding"]),
    ],
)
def test_every_reason_is_told_at_once(business: Business, why: list[str]) -> None:
    assert reasons(business) == why


@pytest.mark.parametrize(("staff", "chosen"), [(4, 1), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3), (1, 1)])
def test_at_most_a_fifth_and_at_least_one(staff: int, chosen: int) -> None:
    assert places(staff, Decimal("0.20")) == chosen


def test_a_view_that_is_not_reliable_leaves_its_weight_to_the_others() -> None:
    kept = weights_kept(ANNOUNCED, {"customers": 0.42, "colleagues": 0.8, "leaders": None}, HALF)

    assert kept == {"colleagues": Fraction(3, 5), "leaders": Fraction(2, 5)}


def test_what_is_not_there_at_all_weighs_nothing() -> None:
    assert weights_kept(ANNOUNCED, {"customers": 0.7}, HALF) == {"customers": Fraction(1)}
    assert weights_kept(ANNOUNCED, {"customers": 0.1}, HALF) == {}


def test_where_only_leaders_spoke_nobody_is_ranked() -> None:
    assert weights_kept(ANNOUNCED, {"customers": 0.4, "colleagues": 0.0, "leaders": None}, HALF) == {}


def test_views_are_brought_to_one_scale() -> None:
    """Customers 80 of 100, colleagues 4 of 1 to 5 (75 of 100): half and half 77.5; errors 3 and 8 of 100."""
    views: dict[Side, View] = {"customers": View(80, 3, 0, 100), "colleagues": View(4, 0.32, 1, 5)}
    weights: dict[Side, Fraction] = {"customers": Fraction(1, 2), "colleagues": Fraction(1, 2)}

    found = combined(views, weights)

    assert found is not None
    assert found.score == pytest.approx(77.5)
    assert found.error == pytest.approx((1.5**2 + 4**2) ** 0.5)


def test_with_a_view_missing_nobody_is_compared() -> None:
    weights: dict[Side, Fraction] = {"customers": Fraction(1, 2), "colleagues": Fraction(1, 2)}

    assert combined({"customers": View(80, 3, 0, 100)}, weights) is None


def selection(k: int, **scores: tuple[float, float]):  # type: ignore[no-untyped-def]
    given = {name: Combined(*each) for name, each in scores.items()}
    return placed(given, k, np.random.default_rng(1), draws=20_000, width=1.645)


def test_who_is_far_ahead_is_sure_and_who_is_close_is_tied() -> None:
    found = selection(2, ana=(90, 1), bo=(80, 3), cy=(79, 3), di=(60, 3))

    assert found.sure == ("ana",)
    assert found.tied == ("bo", "cy")
    assert [each.place for each in found.places] == [1, 2, 3, 4]
    chance = {each.person: each.chance for each in found.places}
    assert chance["ana"] > 0.99
    assert 0.5 < chance["bo"] < 0.75
    assert chance["di"] < 0.01


def test_whoever_has_a_place_either_way_is_not_tied_with_another_who_has() -> None:
    found = selection(2, ana=(90, 1), bo=(89, 1), cy=(60, 1))

    assert found.sure == ("ana", "bo")
    assert found.tied == ()


def test_a_place_is_not_sure_where_somebody_behind_the_border_cannot_be_told_apart() -> None:
    """Bo is known exactly; Ana and Cy are not, and Cy may well be better than Ana."""
    found = selection(2, ana=(90, 6), bo=(80, 0.1), cy=(79, 6), di=(20, 1))

    assert found.sure == ()
    assert found.tied == ("ana", "bo", "cy")


def test_chances_are_those_of_all_errors_together() -> None:
    """Of four who rated each other: what one has too much the others together have too little."""
    luck = np.random.default_rng(5)
    given_ = [
        Rating(person, rater, place / 3 + luck.normal(0, 0.7))
        for place, person in enumerate("abcd")
        for rater in "abcd"
        if person != rater
    ]
    found = correct(given_)
    scores = {
        name: Combined(float(score), float(error))
        for name, score, error in zip(found.persons, found.scores, found.errors, strict=True)
    }

    placed_ = placed(scores, 1, np.random.default_rng(3), draws=100_000, width=1.645)
    joint = standings(found, 1, np.random.default_rng(4), draws=100_000, width=1.645)

    assert [each.person for each in placed_.places] == [each.person for each in joint]
    for alone, together in zip(placed_.places, joint, strict=True):
        assert alone.chance == pytest.approx(together.chance, abs=0.01)
        assert alone.error == pytest.approx(together.error)


def test_equal_scores_share_a_place() -> None:
    found = selection(1, ana=(80, 1), bo=(80, 1), cy=(70, 1))

    assert [each.place for each in found.places] == [1, 1, 3]


def test_with_no_more_people_than_places_everybody_stands_on_one() -> None:
    found = selection(3, ana=(80, 9), bo=(79, 9))

    assert found.sure == ("ana", "bo")
    assert selection(3).places == ()


def test_whoever_is_best_in_each_view_is_chosen_under_any_weights() -> None:
    views: dict[str, dict[Side, View]] = {
        "ana": {"customers": View(90, 1, 0, 100), "colleagues": View(5, 0.1, 1, 5)},
        "bo": {"customers": View(95, 1, 0, 100), "colleagues": View(2, 0.1, 1, 5)},
        "cy": {"customers": View(50, 1, 0, 100), "colleagues": View(4, 0.1, 1, 5)},
    }
    weights: dict[Side, Fraction] = {"customers": Fraction(5, 8), "colleagues": Fraction(3, 8)}

    found = robust(reweighed(views, weights, 1), views)

    # Of the five weightings only customers alone puts Bo first.
    assert found == {"ana": (4, 5), "bo": (1, 5), "cy": (0, 5)}


def test_of_one_view_alone_there_is_no_other_weighting() -> None:
    views: dict[str, dict[Side, View]] = {"ana": {"customers": View(80, 1, 0, 100)}}

    assert reweighed(views, {"customers": Fraction(1)}, 1) == ()


@pytest.mark.parametrize(("months", "least"), [(12, 6), (3, 2), (4, 2), (1, 1), (24, 12)])
def test_a_shorter_period_asks_for_the_same_part_of_it(months: int, least: int) -> None:
    assert least_months_of(months, 6) == least


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 1000), min_size=2),
    st.integers(1, 4),
)
def test_chances_add_up_to_the_places(scores: dict[str, int], k: int) -> None:
    given_ = {name: Combined(float(each), 5.0) for name, each in scores.items()}

    found = placed(given_, k, np.random.default_rng(2), draws=2_000, width=1.645)

    assert sum(each.chance for each in found.places) == pytest.approx(min(k, len(scores)))
