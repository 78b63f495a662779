"""The rules of exams: each kind marked by hand, papers drawn again, lateness, parts, two blind marks."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.learning.rules.exams import (
    Asked,
    InBank,
    Part,
    Row,
    draw_paper,
    drawn_order,
    due_at,
    is_late,
    is_passed,
    marked,
    must_be_settled,
    part_results,
    points_of,
    question_faults,
    rubric_share,
    settled,
    shown_only,
)

OPTIONS = [["a", "at eye level"], ["b", "on the floor"], ["c", "behind the till"], ["d", "at the door"]]
LEFT = [["l1", "Retailer A"], ["l2", "Retailer B"]]
RIGHT = [["r1", "weekly"], ["r2", "monthly"], ["r3", "never"]]
END = datetime(2026, 11, 26, 10, tzinfo=UTC)


def asked(kind: str, key: dict[str, Any], **shown: Any) -> Asked:
    return Asked(kind, "What?", shown, key)


SINGLE = asked("single", {"right": "a"}, options=OPTIONS)
MULTIPLE = asked("multiple", {"right": ["a", "c"]}, options=OPTIONS)
NUMERIC = asked("numeric", {"value": "12.5", "tolerance": "0.1"}, unit="%")
MATCHING = asked("matching", {"pairs": {"l1": "r1", "l2": "r2"}}, left=LEFT, right=RIGHT)
ORDERING = asked("ordering", {"order": ["a", "b", "c", "d"]}, items=OPTIONS)
SHORT = asked("short", {"accepted": [["out of stock", "100"], ["stock", "50"]]})
TRUE = asked("true_false", {"right": True})
ESSAY = asked("essay", {"rubric": [["r1", "names the cause", "6"], ["r2", "says what to do", "4"]]})


@pytest.mark.parametrize(
    ("question", "said", "share"),
    [
        (SINGLE, "a", Fraction(1)),
        (SINGLE, "b", Fraction(0)),
        (SINGLE, None, Fraction(0)),
        (SINGLE, ["a"], Fraction(0)),
        (MULTIPLE, ["a", "c"], Fraction(1)),
        (MULTIPLE, ["a"], Fraction(1, 2)),
        (MULTIPLE, ["a", "b"], Fraction(0)),
        (MULTIPLE, ["a", "b", "c"], Fraction(1, 2)),
        (MULTIPLE, ["b", "d"], Fraction(0)),
        (NUMERIC, "12.6", Fraction(1)),
        (NUMERIC, "12,4", Fraction(1)),
        (NUMERIC, "12.61", Fraction(0)),
        (NUMERIC, "a dozen", Fraction(0)),
        (NUMERIC, "1e999999999", Fraction(0)),
        (MATCHING, {"l1": "r1", "l2": "r3"}, Fraction(1, 2)),
        (MATCHING, {"l1": "r1", "l2": "r2"}, Fraction(1)),
        (ORDERING, ["a", "b", "c", "d"], Fraction(1)),
        # One pair of six is turned round: 2 x 5/6 - 1.
        (ORDERING, ["b", "a", "c", "d"], Fraction(2, 3)),
        (ORDERING, ["d", "c", "b", "a"], Fraction(0)),
        (ORDERING, ["a", "b"], Fraction(0)),
        (SHORT, "  Out of   STOCK. ", Fraction(1)),
        (SHORT, "stock", Fraction(1, 2)),
        (SHORT, "full", Fraction(0)),
        (TRUE, True, Fraction(1)),
        (TRUE, False, Fraction(0)),
        (TRUE, 1, Fraction(0)),
        (ESSAY, "", Fraction(0)),
        (ESSAY, "Because…", None),
    ],
)
def test_each_answer_wins_its_share(question: Asked, said: Any, share: Fraction | None) -> None:
    assert marked(question, said) == share


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=8,
)


@given(question=st.sampled_from([SINGLE, MULTIPLE, NUMERIC, MATCHING, ORDERING, SHORT, TRUE]), said=ANYTHING)
def test_whatever_a_browser_sends_wins_between_nothing_and_all(question: Asked, said: Any) -> None:
    share = marked(question, said)
    assert share is not None
    assert 0 <= share <= 1


@given(st.permutations(["a", "b", "c", "d"]))
def test_ticking_in_another_order_is_the_same_answer(said: list[str]) -> None:
    assert marked(MULTIPLE, said[:2]) == marked(MULTIPLE, said[1::-1])


def test_points_are_rounded_half_up_to_the_hundredth() -> None:
    assert points_of(Fraction(2, 3), Decimal("2")) == Decimal("1.33")
    assert points_of(Fraction(1, 8), Decimal("1")) == Decimal("0.13")
    assert points_of(Fraction(1), Decimal("2.5")) == Decimal("2.5")


def test_good_questions_have_no_fault() -> None:
    for each in (SINGLE, MULTIPLE, NUMERIC, MATCHING, ORDERING, SHORT, TRUE, ESSAY):
        assert not list(question_faults(each))


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (asked("riddle", {}), "is no kind of question"),
        (asked("single", {"right": "z"}, options=OPTIONS), "has no right answer"),
        (asked("single", {"right": "a"}, options=OPTIONS[:1]), "has fewer than two options"),
        (asked("multiple", {"right": []}, options=OPTIONS), "has no right answer"),
        (
            asked("single", {"right": "a"}, options=[["a", "x"], ["b", "x"]]),
            "has an empty option or one twice",
        ),
        (asked("numeric", {"value": "?", "tolerance": "0"}), "is not a number"),
        (asked("numeric", {"value": "1", "tolerance": "-1"}), "is not a tolerance"),
        (asked("ordering", {"order": ["a"]}, items=OPTIONS), "has no right answer"),
        (asked("matching", {"pairs": {"l1": "r1"}}, left=LEFT, right=RIGHT), "has no right answer"),
        (asked("short", {"accepted": [["x", "50"]]}), "has no right answer"),
        (asked("essay", {"rubric": []}), "has no rubric"),
        (Asked("true_false", " ", {}, {"right": True}), "is empty"),
    ],
)
def test_what_is_wrong_with_a_question_is_said(question: Asked, what: str) -> None:
    assert what in [each[1] for each in question_faults(question)]


def test_only_the_fields_of_its_kind_are_shown() -> None:
    assert shown_only("numeric", {"unit": "%", "value": "12.5"}) == {"unit": "%"}
    assert shown_only("short", {"accepted": ["x"]}) == {}


BANK = [InBank(number, 1 + number % 2, 1 + number % 3) for number in range(1, 31)]
PARTS = (
    Part("theory", "Theory", Decimal(60), (Row(1, 1, 2, Decimal(1)), Row(None, None, 5, Decimal(2)))),
    Part("skill", "Skill", Decimal(60), (Row(2, None, 3, Decimal("1.5")),)),
)


def test_a_paper_is_what_its_tickets_say() -> None:
    """Competence 1 has the even numbers, difficulty 1 those of three: 6, 12, 18, 24, 30."""
    drawn, lacks = draw_paper(PARTS, BANK, "seed")
    by_hand = sorted([6, 12, 18, 24, 30], key=lambda n: sha256(f"seed|theory|1|{n}".encode()).hexdigest())
    assert [each.question for each in drawn[:2]] == by_hand[:2]
    assert not lacks
    assert [each.part for each in drawn] == ["theory"] * 7 + ["skill"] * 3


@given(seed=st.text(max_size=20), turned=st.randoms(use_true_random=False))
def test_a_paper_hangs_on_the_seed_alone_and_asks_nothing_twice(seed: str, turned: Any) -> None:
    mixed = list(BANK)
    turned.shuffle(mixed)
    drawn, lacks = draw_paper(PARTS, mixed, seed)
    assert (drawn, lacks) == draw_paper(PARTS, BANK, seed)
    assert len({each.question for each in drawn}) == len(drawn) == 10


def test_what_the_bank_lacks_is_said_by_row() -> None:
    _drawn, lacks = draw_paper(PARTS, BANK[:6], "seed")
    assert [(each.part, each.row, each.wanted, each.found) for each in lacks] == [
        ("theory", 1, 2, 1),
        ("theory", 2, 5, 2),
    ]


def test_options_stand_in_an_order_of_the_attempt() -> None:
    orders = {tuple(drawn_order("abcd", f"seed {number}", 7)) for number in range(40)}
    assert len(orders) > 10
    assert all(sorted(each) == list("abcd") for each in orders)


def test_who_starts_late_has_less_time_but_the_own_minutes_stay() -> None:
    assert due_at(END - timedelta(minutes=90), 60, 0, END) == END - timedelta(minutes=30)
    assert due_at(END - timedelta(minutes=20), 60, 15, END) == END + timedelta(minutes=15)


def test_half_a_minute_on_the_way_is_not_late() -> None:
    assert not is_late(END + timedelta(seconds=30), END, 30)
    assert is_late(END + timedelta(seconds=31), END, 30)


def test_sixty_of_a_hundred_pass_each_part_by_itself() -> None:
    marks = [("theory", Decimal("7.2"), Decimal(12)), ("skill", Decimal("2.69"), Decimal("4.5"))]
    theory, skill = part_results(PARTS, marks)
    assert theory.passed is True
    assert skill.passed is False
    assert is_passed([theory, skill]) is False


def test_nothing_is_passed_before_all_is_marked_but_a_failed_part_decides() -> None:
    theory, skill = part_results(PARTS, [("theory", Decimal(12), Decimal(12)), ("skill", None, Decimal(4))])
    assert skill.passed is None
    assert is_passed([theory, skill]) is None
    failed, _skill = part_results(PARTS, [("theory", Decimal(1), Decimal(12)), ("skill", None, Decimal(4))])
    assert is_passed([failed, skill]) is False


def test_two_marks_a_fifth_apart_are_their_mean_and_further_apart_a_third_person_settles() -> None:
    share, most = Decimal("0.2"), Decimal(10)
    assert settled([Decimal(6), Decimal(8)], most, share) == 7
    assert settled([Decimal(6), Decimal("8.01")], most, share) is None
    assert must_be_settled([Decimal(6), Decimal("8.01")], most, share)
    assert not must_be_settled([Decimal(6)], most, share)


def test_points_of_a_rubric_stay_within_each_row() -> None:
    rubric = ESSAY.key["rubric"]
    assert rubric_share(rubric, {"r1": "3", "r2": "4"}) == Fraction(7, 10)
    assert rubric_share(rubric, {"r1": "99", "r2": "-5"}) == Fraction(6, 10)
