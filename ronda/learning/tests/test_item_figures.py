"""What answers say of questions: the textbook's figures, and what holds for any answers."""

from fractions import Fraction

import pytest

from ronda.learning.rules.items import Answered, item_figures, rasch_figures, reliability

# Bock and Lieberman 1970, Psychometrika 35, table 1: how many of 1,000 gave each pattern of answers to five
# questions of the Law School Admission Test.
LSAT = {
    "00000": 3, "00001": 6, "00010": 2, "00011": 11, "00100": 1, "00101": 1, "00110": 3, "00111": 4,
    "01000": 1, "01001": 8, "01010": 0, "01011": 16, "01100": 0, "01101": 3, "01110": 2, "01111": 15,
    "10000": 10, "10001": 29, "10010": 14, "10011": 81, "10100": 3, "10101": 28, "10110": 15, "10111": 80,
    "11000": 16, "11001": 56, "11010": 21, "11011": 173, "11100": 11, "11101": 61, "11110": 28, "11111": 298,
}  # fmt: skip


def lsat() -> list[Answered]:
    return [
        Answered(f"{pattern}-{number}", f"item {place}", Fraction(int(mark)))
        for pattern, many in LSAT.items()
        for number in range(many)
        for place, mark in enumerate(pattern, start=1)
    ]


def marks(rows: list[str]) -> list[Answered]:
    """A row a person; 0, 1 or h for half of the points."""
    value = {"0": Fraction(0), "1": Fraction(1), "h": Fraction(1, 2)}
    return [
        Answered(f"person {row}", f"item {place}", value[mark])
        for row, line in enumerate(rows)
        for place, mark in enumerate(line)
        if mark != "-"
    ]


class TestRasch:
    def test_the_law_school_test_has_the_published_places(self) -> None:
        """Rizopoulos 2006, Journal of Statistical Software 17(5), section 4: difficulties -3.615, -1.322,
        -0.318, -1.730, -2.780 at a common discrimination of 0.755, which is the spread here."""
        found = rasch_figures(lsat(), least_answers=200)

        assert found is not None
        assert found.spread == pytest.approx(0.755, abs=1e-3)
        assert [each.difficulty / found.spread for each in found.items] == pytest.approx(
            [-3.615, -1.322, -0.318, -1.730, -2.780], abs=2e-3
        )
        assert found.log_likelihood == pytest.approx(-2466.938, abs=1e-2)

    def test_too_few_answers_give_no_estimate(self) -> None:
        assert rasch_figures(lsat(), least_answers=1001) is None

    def test_people_with_different_papers_are_put_on_one_scale(self) -> None:
        halves = [
            each
            for each in lsat()
            if each.item == "item 3"
            or (int(each.person.rpartition("-")[2]) % 2 == 0) == (each.item < "item 3")
        ]

        found = rasch_figures(halves, least_answers=200)

        assert found is not None
        places = {each.item: each.difficulty for each in found.items}
        assert sorted(places, key=places.__getitem__) == ["item 1", "item 5", "item 4", "item 2", "item 3"]


class TestReliability:
    def test_alpha_of_four_people_and_three_questions(self) -> None:
        """Totals 3, 2, 1, 0: variance 5/3. Items 3/4, 2/4, 1/4 right: variances 1/4, 1/3, 1/4, together 5/6.
        alpha = 3/2 (1 - 1/2) = 3/4; error = sqrt(5/3) sqrt(1/4)."""
        found = reliability(marks(["111", "110", "100", "000"]))

        assert found is not None
        assert (found.persons, found.items, found.alpha) == (4, 3, 0.75)
        assert found.error == pytest.approx((5 / 12) ** 0.5)

    def test_only_questions_that_all_were_asked_are_compared(self) -> None:
        found = reliability(marks(["111-1", "110-0", "1001-", "0000-"]))

        assert found is not None
        assert (found.items, found.alpha) == (3, 0.75)

    @pytest.mark.parametrize("rows", [[], ["11"], ["1", "0"], ["10", "10"], ["1-", "-1"]])
    def test_where_nothing_can_be_said_nothing_is(self, rows: list[str]) -> None:
        assert reliability(marks(rows)) is None


class TestItems:
    def test_facility_and_discrimination_of_a_small_paper(self) -> None:
        """Question 0 has 1, 1, 0, 0 beside rests of 1, 1, 0, 1/4: sums about the means 7/8, 1 and 51/64."""
        first, second, _third = item_figures(marks(["111", "111", "000", "0h0"]), {})

        assert (first.answers, first.facility) == (4, Fraction(1, 2))
        assert first.discrimination == pytest.approx(7 / 8 / (51 / 64) ** 0.5)
        assert second.facility == Fraction(5, 8)

    def test_a_question_that_all_get_right_tells_nobody_apart(self) -> None:
        first, _second = item_figures(marks(["11", "10", "11"]), {})

        assert (first.facility, first.discrimination) == (Fraction(1), None)

    def test_a_distractor_that_draws_the_best_is_seen(self) -> None:
        chosen = ["right", "right", "wrong", "wrong", "trap", "trap"]
        answers = [
            Answered(f"p{n}", "asked", Fraction(chosen[n] == "right"), frozenset({chosen[n]}))
            for n in range(6)
        ]
        answers += [Answered(f"p{n}", "other", Fraction(n, 5)) for n in range(6)]

        asked, _other = item_figures(answers, {"asked": ["right", "wrong", "trap", "never"]})

        assert [(each.option, int(each.lower), int(each.upper)) for each in asked.options] == [
            ("right", 1, 0),
            ("wrong", 0, 0),
            ("trap", 0, 1),
            ("never", 0, 0),
        ]
        assert asked.discrimination is not None
        assert asked.discrimination < 0

    def test_the_same_question_twice_is_refused(self) -> None:
        twice = [Answered("p", "q", Fraction(1))] * 2

        with pytest.raises(ValueError, match="p answers q twice"):
            item_figures(twice, {})

    def test_more_points_than_there_are_are_refused(self) -> None:
        with pytest.raises(ValueError, match="3/2 of the points of q"):
            item_figures([Answered("p", "q", Fraction(3, 2))], {})
