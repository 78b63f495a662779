"""Raters: the correction and the audit give the published numbers, and what they promise of any ratings."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.recognition.rules.raters import (
    CarelessSettings,
    Form,
    Observation,
    Rating,
    audit,
    careless_raters,
    correct,
    standings,
    strata,
    suspicious_triple,
    values_of,
)

# Davies and Goldsmith 1972, Statistical Methods in Research and Production, table 6.6: the zone (mm) that six
# samples of penicillin leave on each of 24 plates.
PLATES = """
27 23 26 23 23 21 / 27 23 26 23 23 21 / 25 21 25 24 24 20 / 26 23 25 23 23 20 / 25 22 26 22 23 20 /
24 22 25 23 22 19 / 24 20 23 21 22 19 / 26 22 26 24 24 21 / 24 21 24 22 22 20 / 24 21 24 23 22 19 /
26 23 26 24 24 21 / 25 22 26 24 24 20 / 26 24 26 24 25 22 / 26 23 26 23 23 20 / 26 23 25 24 24 22 /
25 22 25 23 23 20 / 25 21 24 23 23 20 / 25 22 24 23 23 19 / 24 21 23 21 21 19 / 26 23 26 24 24 21 /
25 21 24 22 22 18 / 25 22 25 22 22 20 / 24 21 24 22 24 19 / 24 21 24 22 21 18
"""
SIGNS = CarelessSettings(least_forms=4, least_answers=3, seconds_a_question=2)


def penicillin() -> list[Rating]:
    """Samples as persons, plates as their raters."""
    return [
        Rating("ABCDEF"[n], f"plate {row:02}", float(value))
        for row, line in enumerate(PLATES.split("/"))
        for n, value in enumerate(line.split())
    ]


def ratings_of(matrix: list[list[float]]) -> list[Rating]:
    """A row a rater, a column a person."""
    return [
        Rating(f"person {column}", f"rater {row}", value)
        for row, values in enumerate(matrix)
        for column, value in enumerate(values)
    ]


class TestPublishedNumbers:
    def test_the_penicillin_example_of_lme4(self) -> None:
        found = correct(penicillin())

        assert found.criterion == pytest.approx(330.8606, abs=5e-5)
        assert found.rater_variance**0.5 == pytest.approx(0.8467, abs=5e-5)
        assert found.person_variance**0.5 == pytest.approx(1.9316, abs=5e-5)
        assert found.error_variance**0.5 == pytest.approx(0.5499, abs=5e-5)
        assert found.usual == pytest.approx(22.9722, abs=5e-5)

    def test_the_audit_of_the_writing_ratings(self, shared_data: Path) -> None:
        folder = shared_data / "raters"
        published = json.loads((folder / "writing_published.json").read_text(encoding="utf-8"))["writing"]
        questions = list(published["domain_xsi"])
        with (folder / "writing.csv").open(encoding="utf-8", newline="") as rows:
            answers = [
                Observation(row["student"], row["rater"], question, int(row[question]))
                for row in csv.DictReader(rows)
                for question in questions
            ]

        found = audit(answers, still=1e-5)

        assert {each.rater: each.severity for each in found.raters} == pytest.approx(
            published["rater_xsi"], abs=2e-3
        )
        assert found.questions == pytest.approx(published["domain_xsi"], abs=2e-4)
        assert (found.mean, found.variance) == pytest.approx(
            (published["mean"], published["variance"]), abs=2e-3
        )
        assert found.deviance == pytest.approx(published["deviance"], abs=0.1)
        assert found.reliability == pytest.approx(published["eap_reliability"], abs=1e-3)


class TestCorrection:
    def test_a_strict_rater_costs_nobody_who_happened_to_meet_him(self) -> None:
        level = {"ana": 6.0, "bo": 7.0, "cy": 8.0, "di": 9.0}
        strict = {"r1": 0.0, "r2": 0.0, "r3": 0.0, "strict": 3.0}
        pairs = [(p, r) for p in level for r in strict if (p, r) not in {("ana", "strict"), ("bo", "strict")}]

        found = correct([Rating(p, r, level[p] - strict[r]) for p, r in pairs])

        assert list(found.scores) == sorted(found.scores)
        assert max(found.severities) == found.severities[found.raters.index("strict")]
        assert np.diff(found.scores) == pytest.approx([1, 1, 1], abs=0.01)

    def test_where_raters_rate_one_person_only_scores_are_drawn_to_the_usual_and_none_is_strict(
        self,
    ) -> None:
        ratings = [Rating("many", f"m{n}", 9.0 + n % 2) for n in range(30)]
        ratings += [Rating("few", f"f{n}", 9.0 + n % 2) for n in range(2)]
        ratings += [Rating(f"other {p}", f"o{p}{n}", 6.0 + (p + n) % 3) for p in range(6) for n in range(10)]

        found = correct(ratings)
        score = dict(zip(found.persons, found.scores, strict=True))

        assert found.rater_variance == 0
        assert list(found.severities) == [0.0] * len(found.raters)
        assert found.usual < score["few"] < score["many"] < 9.5

    def test_nobody_is_told_apart_where_everybody_gives_the_same(self) -> None:
        found = correct(ratings_of([[7.0] * 4] * 4))

        assert list(found.scores) == [7.0] * 4
        assert (found.reliability, list(found.errors)) == (0.0, [0.0] * 4)

    def test_five_persons_whom_all_agree_on_are_told_apart_for_certain(self) -> None:
        found = correct(ratings_of([[p + r for p in range(5)] for r in range(5)]))

        assert found.reliability == pytest.approx(1, abs=1e-4)

    @pytest.mark.parametrize(
        ("reliability", "levels"), [(0.0, 1 / 3), (0.5, 5 / 3), (0.8, 3.0), (0.9, 13 / 3)]
    )
    def test_strata_are_those_of_the_textbook(self, reliability: float, levels: float) -> None:
        assert strata(reliability) == pytest.approx(levels)

    @pytest.mark.parametrize(
        "ratings", [[], [Rating("a", "r", 1)], [Rating("a", f"r{n}", n) for n in range(5)]]
    )
    def test_too_little_is_refused(self, ratings: list[Rating]) -> None:
        with pytest.raises(ValueError, match="two persons and three ratings"):
            correct(ratings)

    def test_a_value_that_is_no_number_is_refused(self) -> None:
        with pytest.raises(ValueError, match="not a number"):
            correct([*penicillin(), Rating("A", "plate", float("nan"))])

    @pytest.mark.parametrize("shift", [-5, -1, 0, 1, 2])
    def test_a_search_that_steps_to_nothing_is_begun_anew(self, shift: int) -> None:
        """Persons alone, at .4496 of the error's deviation, are likelier (56.397) than nothing (56.658)."""
        given_ = [[3.0, 3.0, 7.0, 3.0], [3.0, 9.0, 9.0, 2.0], [1.0, 3.0, 5.0, 8.0]]

        found = correct(ratings_of([[mark + shift for mark in row] for row in given_]))

        assert found.criterion < 56.6584
        assert found.person_variance / found.error_variance == pytest.approx(0.4496018**2, rel=1e-4)
        assert found.rater_variance == 0

    @settings(max_examples=25, deadline=None)
    @given(
        matrix=st.lists(
            st.lists(st.integers(1, 10).map(float), min_size=4, max_size=4), min_size=3, max_size=6
        ),
        shift=st.integers(-5, 5),
        order=st.randoms(use_true_random=False),
    )
    def test_neither_the_order_nor_the_scale_s_zero_changes_what_is_found(
        self, matrix: list[list[float]], shift: int, order: object
    ) -> None:
        ratings = ratings_of(matrix)
        moved = [Rating(each.person, each.rater, each.value + shift) for each in ratings]
        order.shuffle(moved)  # type: ignore[attr-defined]

        found, again = correct(ratings), correct(moved)

        assert again.effects == pytest.approx(found.effects, abs=1e-4)
        assert 0 <= found.reliability <= 1
        assert sum(found.effects) == pytest.approx(0, abs=1e-6)
        assert np.ptp(found.effects) <= np.ptp(np.mean(matrix, axis=0)) + 1e-9


class TestTheBest:
    def test_equal_persons_share_the_places(self) -> None:
        found = standings(
            correct(ratings_of([[7.0] * 4] * 4)), 1, np.random.default_rng(1), draws=100, width=1.645
        )

        assert [each.chance for each in found] == [0.25] * 4
        assert all(each.tied for each in found)

    def test_chances_sum_to_the_places_and_the_clear_best_is_tied_with_nobody(self) -> None:
        matrix = [[9.0, 6.1, 6.0, 5.9], [9.1, 5.9, 6.2, 6.1], [8.9, 6.0, 5.9, 6.0], [9.0, 6.2, 6.0, 6.1]]

        found = standings(correct(ratings_of(matrix)), 1, np.random.default_rng(1), draws=2000, width=1.645)

        assert sum(each.chance for each in found) == pytest.approx(1)
        assert (found[0].person, found[0].chance) == ("person 0", 1.0)
        assert not any(each.tied for each in found)

    @pytest.mark.parametrize("k", [0, 7])
    def test_more_places_than_persons_are_refused(self, k: int) -> None:
        with pytest.raises(ValueError, match="cannot be the best"):
            standings(correct(penicillin()), k, np.random.default_rng(1), draws=10, width=1)


class TestSigns:
    def forms(self) -> list[Form]:
        """Five raters of six persons; honest ones agree with the level but for a little."""
        level = [3, 4, 5, 6, 7, 8]
        forms = [
            Form(f"p{p}", f"honest {r}", (level[p], level[p] + 1, level[p] - (p + r) % 2), 40.0)
            for r in range(3)
            for p in range(6)
        ]
        forms += [Form(f"p{p}", "same", (8, 9, 8), 40.0) for p in range(6)]
        forms += [
            Form(f"p{p}", "turned", (11 - level[p], 10 - level[p], 11 - level[p]), 3.0) for p in range(6)
        ]
        forms += [Form(f"p{p}", "flat", (level[p],) * 3, None) for p in range(6)]
        return forms

    def test_each_sign_is_told_of_the_rater_who_shows_it_and_of_no_honest_one(self) -> None:
        found = {(each.rater, each.sign) for each in careless_raters(self.forms(), SIGNS)}

        assert found == {
            ("same", "same_for_all"),
            ("turned", "against_all"),
            ("turned", "hasty"),
            ("flat", "same_on_form"),
        }

    def test_few_forms_say_nothing(self) -> None:
        few = [form for form in self.forms() if form.person in {"p0", "p1", "p2"}]

        assert careless_raters(few, SIGNS) == ()

    def test_a_form_counts_once_as_the_mean_of_its_answers(self) -> None:
        assert values_of([Form("p", "r", (7, 8, 9)), Form("q", "r", ())]) == [Rating("p", "r", 8.0)]


class TestCollusion:
    def peers(self, praise: float) -> list[Rating]:
        """Twelve who rate each other, three of whom add `praise` for each other."""
        chance = np.random.default_rng(7)
        level, strict = chance.normal(7, 0.8, 12), chance.normal(0, 1, 12)
        friends = {1, 4, 9}
        return [
            Rating(
                f"p{p:02}",
                f"p{r:02}",
                level[p] - strict[r] + chance.normal(0, 0.5) + praise * (p in friends and r in friends),
            )
            for p in range(12)
            for r in range(12)
            if p != r
        ]

    def test_three_who_praise_each_other_are_found(self) -> None:
        found = suspicious_triple(self.peers(2.5), np.random.default_rng(1), permutations=99)

        assert found is not None
        assert found.persons == ("p01", "p04", "p09")
        assert found.chance == pytest.approx(0.01)

    def test_honest_peers_are_within_chance(self) -> None:
        found = suspicious_triple(self.peers(0), np.random.default_rng(1), permutations=99)

        assert found is not None
        assert found.chance > 0.05

    def test_without_three_who_rate_each_other_there_is_nothing_to_find(self) -> None:
        assert suspicious_triple(penicillin(), np.random.default_rng(1), permutations=9) is None
