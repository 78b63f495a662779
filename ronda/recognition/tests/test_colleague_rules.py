"""Who rates whom, what a form may hold, and what is released of all forms together."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import numpy as np
import numpy.typing as npt
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
from ronda.recognition.rules.colleagues.figures import answers_in, enough_for, figures_of
from ronda.recognition.rules.raters import Rating, correct

Floats = npt.NDArray[np.float64]
ITEMS = ("ability", "performance", "contribution")
SHEET = Sheet(ITEMS, 1, 5, 400)
NUMBERS = ColleagueRules(
    least_forms=5,
    response_floor=Decimal("0.6"),
    least_comments=3,
    comment_most_letters=400,
    passphrase_least_letters=16,
    remind_days=(7, 2),
    missing_days=70,
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


def test_where_everybody_gives_everybody_the_same_no_figure_tells_which_mark_it_was() -> None:
    forms = [PeerForm(n, {p: marks(4, 4, 4) for p in range(1, 9) if p != n}) for n in range(1, 9)]

    found = release(forms, 8)

    assert {each.why_not for each in found.people} == {"gives_away"}
    assert all(each.score is None and not each.items for each in found.people)


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


def of_forms(*sums: set[int], forms: int = 12) -> Floats:
    """Figures that are plain sums of one mark of each of these forms."""
    return np.array([[float(form in each) for form in range(forms)] for each in sums])


def given_away(figures: Floats) -> int | None:
    return smallest_disclosure(figures, range(figures.shape[1]), 5)


def test_sums_of_five_give_nothing_away_even_with_the_whole() -> None:
    first, second = set(range(5)), set(range(5, 10))

    assert given_away(of_forms(first, second, first | second)) is None
    assert smallest_disclosure(of_forms(first, second), range(12), 6) == 5


def test_two_averages_that_differ_by_a_late_form_give_that_form_away() -> None:
    assert given_away(of_forms({0, 1, 2, 3, 4}, {0, 1, 2, 3, 4, 5})) == 1


def test_what_is_not_shown_is_not_told_by_the_rest_either() -> None:
    """Shown are A and B with five forms each; C with two is left out of the whole as well."""
    a, b, c = {0, 1, 2, 3, 4}, {5, 6, 7, 8, 9}, {10, 11}

    assert given_away(of_forms(a, b, a | b)) is None
    assert given_away(of_forms(a, b, a | b | c)) == 2


def test_many_marks_of_one_form_are_one_form() -> None:
    """Seven marks, five of them of one hand: what rests on them rests on one."""
    figures = np.array([[1.0, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1]])

    assert smallest_disclosure(figures, [1, 1, 1, 1, 1, 2, 3], 4) == 1
    assert smallest_disclosure(figures, [1, 2, 3, 4, 5, 6, 7], 3) == 2


def test_what_is_all_but_told_counts_as_told() -> None:
    """Beside one mark four others weigh a hundredth each: rounding hides them, not the one."""
    assert given_away(np.array([[1.0, 0.01, 0.01, 0.01, 0.01]])) == 1


def test_nothing_shown_tells_nothing() -> None:
    assert given_away(np.zeros((0, 5))) is None
    assert given_away(np.zeros((2, 5))) is None


def scores_of(forms: list[PeerForm]) -> tuple[Floats, list[int]]:
    """Every figure of the release, read off as what it changes by when one mark changes (rows over marks)."""
    read = answers_in(forms, ITEMS)
    people = range(1, 1 + max(each.person for each in read))
    found = figures_of(read, people, ITEMS, NUMBERS.least_forms)
    assert found is not None
    cells = [(each.rater, each.person, item) for each in read for item in each.marks]
    place = {cell: number for number, cell in enumerate(cells)}
    rows = []
    for item, weights in zip(ITEMS, found.weights, strict=True):
        for share in weights.shares:
            row = np.zeros(len(cells))
            for rater, person, value in zip(weights.table.rater, weights.table.person, share, strict=True):
                name = int(weights.table.raters[rater]), int(weights.table.persons[person]), item
                row[place[name]] = value
            rows.append(row)
    of_person = len(found.scores)
    rows += [np.mean(rows[place::of_person], axis=0) for place in range(of_person)]
    return np.array(rows), [rater for rater, _person, _item in cells]


@pytest.mark.parametrize("blank", [0, 3])
def test_no_combination_of_all_figures_of_a_round_rests_on_fewer_forms_than_the_least(blank: int) -> None:
    """By the plain definition: leaving the marks of any four forms out lowers no rank."""
    forms = a_team(10)
    for rater in range(1, blank + 1):
        forms[rater].marks[rater + 4].pop("ability")  # type: ignore[attr-defined]
    figures, of_form = scores_of(forms)
    whole = np.linalg.matrix_rank(figures, tol=1e-6)

    for four in combinations(range(1, 11), 4):
        left = figures[:, ~np.isin(of_form, four)]
        assert np.linalg.matrix_rank(left, tol=1e-6) == whole


def test_a_score_is_the_mean_of_its_questions_and_so_tells_nothing_beyond_them() -> None:
    forms = a_team(9)
    forms[2].marks[7].pop("ability")  # type: ignore[attr-defined]

    for each in release(forms, 9).people:
        assert each.score == pytest.approx(np.mean(list(each.items.values())))


def test_complete_forms_are_scored_as_the_correction_of_their_means_scores_them() -> None:
    forms = a_team(9)
    means = [
        Rating(str(person), str(form.rater), float(np.mean(list(given.values()))))
        for form in forms
        for person, given in form.marks.items()
    ]

    scores = [each.score for each in release(forms, 9).people]

    assert scores == pytest.approx(list(correct(means).scores))


def test_a_question_in_which_all_marks_are_the_same_would_tell_each_one_s_and_is_left_out() -> None:
    forms = [
        PeerForm(form.rater, {who: {**given, "ability": 4} for who, given in form.marks.items()})
        for form in a_team(9)
    ]

    assert all(each.items.keys() == {"performance", "contribution"} for each in release(forms, 9).people)


def bridged() -> list[PeerForm]:
    """1 shares rater 3 with 2 and four raters with 12, and all marks fit exactly: so few tell them apart."""
    given = {
        3: {1: 2, 2: 4},
        4: {1: 1, 12: 2},
        5: {1: 3, 12: 4},
        6: {1: 4, 12: 5},
        7: {1: 2, 12: 3},
        13: {12: 3},
        8: {2: 2},
        9: {2: 5},
        10: {2: 3},
        11: {2: 4},
    }
    return [
        PeerForm(rater, {person: marks(mark, mark, mark) for person, mark in rated.items()})
        for rater, rated in given.items()
    ]


def test_a_person_whose_figure_would_tell_what_one_wrote_is_not_shown() -> None:
    found = released(
        bridged(), people=(1, 2, 12), asked=10, sheet=SHEET, numbers=NUMBERS, chance=np.random.default_rng(7)
    )

    assert {each.person: each.why_not for each in found.people} == {1: "gives_away", 2: "", 12: ""}


@pytest.mark.parametrize("seed", range(6))
def test_rounds_with_many_gaps_show_only_what_tells_nothing_of_a_few(seed: int) -> None:
    chance = np.random.default_rng(seed)
    forms = [
        PeerForm(form.rater, {who: given for who, given in form.marks.items() if chance.random() > 0.35})
        for form in a_team(8, seed=seed)
    ]
    answers = answers_in(forms, ITEMS)

    found = figures_of(answers, enough_for(answers, 5), ITEMS, 5)

    for each in found.weights if found else []:
        whole = np.linalg.matrix_rank(each.shares, tol=1e-6)
        for four in combinations(range(len(each.table.raters)), 4):
            left = each.shares[:, ~np.isin(each.table.rater, four)]
            assert np.linalg.matrix_rank(left, tol=1e-6) == whole
