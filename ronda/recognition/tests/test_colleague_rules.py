"""Who rates whom, what a form may hold, and what is released of all forms together."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pytest

from ronda.policy import ColleagueRules
from ronda.recognition.rules.colleagues import (
    PeerForm,
    Release,
    Sheet,
    Slot,
    form_faults,
    pairs_of,
    reach_of,
    released,
    smallest_disclosure,
)

ITEMS = ("ability", "performance", "contribution")
SHEET = Sheet(ITEMS, 1, 5, 400)
NUMBERS = ColleagueRules(
    least_forms=5,
    response_floor=Decimal("0.6"),
    least_comments=3,
    comment_most_letters=400,
    passphrase_least_letters=16,
    remind_days=(7, 2),
    careless_least_forms=5,
    peer_marks=(1, 5),
    peer_questions={},
    clique_permutations=99,
    clique_chance=Decimal("0.01"),
)


def marks(*values: int | None) -> dict[str, int]:
    return {item: value for item, value in zip(ITEMS, values, strict=True) if value is not None}


def a_team(size: int, *, seed: int = 1, without: frozenset[int] = frozenset()) -> list[PeerForm]:
    """Everybody rates everybody: the higher the number of a person, the better; some are strict by one."""
    chance = np.random.default_rng(seed)
    forms = []
    for rater in range(1, size + 1):
        if rater in without:
            continue
        strict = rater % 2
        form = {
            person: marks(
                *(
                    int(np.clip(round(2 + 2 * person / size + chance.normal(0, 0.4)) - strict + 1, 1, 5))
                    for _ in ITEMS
                )
            )
            for person in range(1, size + 1)
            if person != rater
        }
        forms.append(PeerForm(rater, form))
    return forms


def release(forms: list[PeerForm], people: int, asked: int | None = None) -> Release:
    return released(
        forms,
        people=range(1, people + 1),
        asked=asked or people,
        sheet=SHEET,
        numbers=NUMBERS,
        chance=np.random.default_rng(7),
    )


def test_everybody_rates_everybody_else_but_for_a_stated_conflict() -> None:
    pairs = pairs_of([Slot(1), Slot(2), Slot(3, rates=False), Slot(4, is_rated=False)], {(1, 2)})

    assert pairs == {1: (3,), 2: (1, 3), 4: (1, 2, 3)}
    assert reach_of(pairs, (1, 2, 3)) == {1: 2, 2: 1, 3: 3}


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (PeerForm(1, {9: marks(3, 3, 3)}), (9, "stranger")),
        (PeerForm(1, {2: {"looks": 3}}), (2, "unknown_question")),
        (PeerForm(1, {2: marks(3, 6, 3)}), (2, "out_of_range")),
        (PeerForm(1, {2: marks(5, 5, 5)}), (2, "comment_wanted")),
        (PeerForm(1, {2: marks(1, 1, 1)}, {2: "  "}), (2, "comment_wanted")),
        (PeerForm(1, {}, {2: "x" * 401}), (2, "too_long")),
    ],
)
def test_what_cannot_be_handed_in_is_named(form: PeerForm, fault: tuple[int, str]) -> None:
    assert [(each.person, each.what) for each in form_faults(form, SHEET, {2, 3})] == [fault]


def test_what_cannot_be_judged_is_left_out_and_an_extreme_with_a_word_is_fine() -> None:
    form = PeerForm(1, {2: marks(5, None, 5), 3: marks(5, 5, 5)}, {3: "He taught me to plan a route."})

    assert list(form_faults(form, SHEET, {2, 3})) == []


def test_the_better_are_above_the_worse_whoever_was_strict() -> None:
    found = release(a_team(12), 12)

    scores = [each.score for each in found.people]
    assert all(score is not None for score in scores)
    assert np.corrcoef(np.arange(12), np.array(scores, dtype=float))[0, 1] > 0.9
    assert found.reliability > 0.5
    assert (found.forms, found.asked, found.set_aside) == (12, 12, 0)


def test_in_a_team_of_four_nothing_is_shown_of_anybody() -> None:
    found = release(a_team(4), 4)

    assert {each.why_not for each in found.people} == {"few_forms"}
    assert all(each.score is None and not each.items and not each.comments for each in found.people)


def test_with_too_few_answers_nobody_is_shown() -> None:
    found = release(a_team(10, without=frozenset({1, 2, 3, 4, 5})), 10)

    assert {each.why_not for each in found.people} == {"few_answers"}


def test_somebody_whom_few_could_judge_is_not_shown_and_changes_no_other_figure() -> None:
    forms = a_team(8)
    rare = [
        PeerForm(form.rater, {who: each for who, each in form.marks.items() if who != 8 or form.rater < 3})
        for form in forms
    ]
    nothing = [PeerForm(form.rater, {w: e for w, e in form.marks.items() if w != 8}) for form in forms]

    with_two, with_none = release(rare, 8), release(nothing, 8)

    assert with_two.people[7].why_not == "few_forms"
    assert [each.score for each in with_two.people] == [each.score for each in with_none.people]


def test_a_question_that_few_could_judge_is_left_out_for_all() -> None:
    forms = [
        PeerForm(
            form.rater,
            {
                who: {k: v for k, v in each.items() if k != "ability" or who != 3 or form.rater > 6}
                for who, each in form.marks.items()
            },
        )
        for form in a_team(8)
    ]

    found = release(forms, 8)

    assert all("ability" not in each.items for each in found.people)
    assert all({"performance", "contribution"} == each.items.keys() for each in found.people)


def test_the_same_for_everybody_weighs_nothing() -> None:
    forms = a_team(8)
    lazy = PeerForm(8, {person: marks(3, 3, 3) for person in range(1, 8)})

    with_lazy, without = release([*forms[:7], lazy], 8), release(forms[:7], 8)

    assert with_lazy.set_aside == 1
    assert [each.score for each in with_lazy.people[:7]] == [each.score for each in without.people[:7]]


def test_where_everybody_gives_everybody_the_same_nothing_is_told_apart() -> None:
    forms = [PeerForm(n, {p: marks(4, 4, 4) for p in range(1, 9) if p != n}) for n in range(1, 9)]

    found = release(forms, 8)

    assert {each.score for each in found.people} == {4.0}
    assert found.reliability == 0


def test_two_comments_are_not_shown_and_three_are_in_an_order_of_chance() -> None:
    forms = [
        PeerForm(form.rater, form.marks, {1: f"word {form.rater}"} if form.rater in {2, 3, 4} else {})
        for form in a_team(8)
    ]
    two = [PeerForm(f.rater, f.marks, f.comments if f.rater != 4 else {}) for f in forms]

    assert sorted(release(forms, 8).people[0].comments) == ["word 2", "word 3", "word 4"]
    assert release(two, 8).people[0].comments == ()


def test_a_second_form_of_one_rater_is_a_forgery() -> None:
    forms = a_team(8)

    with pytest.raises(ValueError, match="same rater"):
        release([*forms, forms[0]], 8)


@pytest.mark.parametrize("order", [range(7, -1, -1), (3, 0, 7, 1, 6, 2, 5, 4)])
def test_the_order_of_the_letters_changes_nothing(order: Sequence[int]) -> None:
    forms = a_team(8)

    first, second = release(forms, 8), release([forms[each] for each in order], 8)

    assert [each.score for each in first.people] == [each.score for each in second.people]


def test_sums_of_five_give_nothing_away_but_with_the_whole_they_may() -> None:
    """Ten marks: two people with five each; the whole with one person gives the other, which is five too."""
    first, second = np.array([1.0] * 5 + [0] * 5), np.array([0.0] * 5 + [1] * 5)

    assert smallest_disclosure(np.array([first, second, first + second]), 5) is None
    assert smallest_disclosure(np.array([first, second]), 6) == 5


def test_two_averages_that_differ_by_a_late_form_give_that_form_away() -> None:
    five, six = np.array([1.0] * 5 + [0]), np.array([1.0] * 6)

    assert smallest_disclosure(np.array([five, six]), 5) == 1


def test_what_is_not_shown_is_not_told_by_the_rest_either() -> None:
    """Shown are A and B with five forms each; C with two is left out of the whole as well."""
    a, b, c = (np.zeros(12) for _ in range(3))
    a[:5], b[5:10], c[10:] = 1, 1, 1

    assert smallest_disclosure(np.array([a, b, a + b]), 5) is None
    assert smallest_disclosure(np.array([a, b, a + b + c]), 5) == 2
