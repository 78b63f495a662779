"""A year of training, planned: order, time, seats, trainers, evenness, and what is said of what cannot be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.learning.rules.year import (
    Learner,
    Lesson,
    Limits,
    Prices,
    UnsoundProblemError,
    WeekPart,
    YearPlan,
    YearProblem,
    broken_rules,
    class_day,
    form_share,
    room_of_month,
)
from ronda.learning.rules.year.planner import plan_year

PRICES = Prices(unmet=100_000, crammed=75, idle_month=3_000, uneven=20, moved=4_000, class_held=500)


def problem(
    learners: dict[str, tuple[int, ...]],
    *lessons: Lesson,
    rooms: int = 8,
    trainers: dict[str, int] | None = None,
    **more: object,
) -> YearProblem:
    number = len(next(iter(learners.values())))
    return YearProblem(
        months=tuple(f"2026-{month:02}" for month in range(1, number + 1)),
        learners=tuple(Learner(name, room) for name, room in learners.items()),
        lessons=lessons,
        limits=Limits(
            most_of_year=40,
            least_months=75,
            trainer_minutes={name: (minutes,) * number for name, minutes in (trainers or {}).items()},
            rooms=(rooms,) * number,
        ),
        prices=PRICES,
        **more,  # type: ignore[arg-type]
    )


def planned(asked: YearProblem, seed: int = 1) -> YearPlan:
    """The plan, of which the verifier finds nothing to say."""
    made = plan_year(asked, seed=seed, work=1)
    assert broken_rules(asked, made.months, made.classes) == []
    return made


def test_what_a_course_requires_lies_before_it_and_before_a_class_in_an_earlier_month() -> None:
    reading = Lesson("reading", 60, ("ana",))
    display = Lesson("display", 60, ("ana",), requires=("reading",))
    meeting = Lesson("meeting", 120, ("ana",), together=True, seats=5, requires=("display",))
    made = planned(problem({"ana": (200,) * 3}, meeting, display, reading))
    months = {course: month for (_person, course), month in made.months.items()}
    assert months["reading"] <= months["display"] < months["meeting"]


def test_nobody_learns_in_a_month_of_leave() -> None:
    courses = [Lesson(f"c{number}", 60, ("ana",)) for number in range(6)]
    made = planned(problem({"ana": (120, 0, 120, 120)}, *courses))
    assert made.unmet == ()
    assert 1 not in made.months.values()


def test_more_people_than_seats_need_another_class_in_the_same_or_another_month() -> None:
    people = tuple(f"p{number}" for number in range(5))
    meeting = Lesson("meeting", 60, people, together=True, seats=2)
    made = planned(problem(dict.fromkeys(people, (100, 100)), meeting))
    assert made.unmet == ()
    assert sum(made.classes.values()) == 3


def test_a_trainer_teaches_no_longer_than_the_time_of_a_month() -> None:
    display = Lesson("display", 180, ("ana",), together=True, trainer="tess")
    brands = Lesson("brands", 180, ("ana",), together=True, trainer="tess")
    made = planned(problem({"ana": (400, 400)}, display, brands, trainers={"tess": 200}))
    assert {*made.months.values()} == {0, 1}


def test_what_no_trainer_has_time_for_is_told_for_that_reason() -> None:
    display = Lesson("display", 180, ("ana",), together=True, trainer="tess")
    made = planned(problem({"ana": (400, 400)}, display, trainers={"tess": 100}))
    assert [(each.person, each.course, each.why) for each in made.unmet] == [("ana", "display", "seats")]


def test_one_room_a_month_holds_one_class_a_month() -> None:
    lessons = [Lesson(f"c{number}", 60, ("ana",), together=True) for number in range(3)]
    made = planned(problem({"ana": (400,) * 3}, *lessons, rooms=1))
    assert sorted(made.months.values()) == [0, 1, 2]


def test_a_course_that_fits_in_no_month_is_told_with_the_most_that_is_free() -> None:
    made = planned(problem({"ana": (90, 60, 0)}, Lesson("long", 120, ("ana",))))
    (told,) = made.unmet
    assert (told.why, told.minutes, told.most) == ("no_room", 120, 90)


def test_what_requires_a_course_that_fits_nowhere_is_told_by_its_name() -> None:
    long, after = Lesson("long", 120, ("ana",)), Lesson("after", 30, ("ana",), requires=("long",))
    made = planned(problem({"ana": (90, 90)}, long, after))
    assert {each.course: (each.why, each.named) for each in made.unmet} == {
        "long": ("no_room", ""),
        "after": ("requires", "long"),
    }


def test_courses_that_fit_one_by_one_but_not_together_are_told_so() -> None:
    courses = [Lesson(f"c{number}", 60, ("ana",)) for number in range(3)]
    made = planned(problem({"ana": (60, 60)}, *courses))
    assert [each.why for each in made.unmet] == ["full"]


def test_twelve_equal_courses_lie_one_in_each_month() -> None:
    courses = [Lesson(f"c{number:02}", 60, ("ana",)) for number in range(12)]
    made = planned(problem({"ana": (600,) * 12}, *courses))
    assert sorted(made.months.values()) == list(range(12))
    (balance,) = made.balance
    assert (balance.highest, balance.bound, balance.busy) == (60, 60, 12)


def test_no_month_has_more_than_two_fifths_of_a_year_where_that_can_be() -> None:
    # Four hours in all: two in one month would be half; the longest course alone is less than two fifths.
    courses = [Lesson("a", 90, ("ana",)), Lesson("b", 90, ("ana",)), Lesson("c", 60, ("ana",))]
    made = planned(problem({"ana": (240, 90, 90, 90)}, *courses))
    (balance,) = made.balance
    assert balance.highest * 100 <= 40 * balance.minutes


def test_a_person_learns_in_nine_months_of_twelve_where_there_are_courses_enough() -> None:
    courses = [Lesson(f"c{number:02}", 120 if number < 3 else 20, ("ana",)) for number in range(12)]
    made = planned(problem({"ana": (600,) * 12}, *courses))
    assert made.balance[0].busy >= 9


def test_what_is_done_or_locked_stays_even_where_too_little_is_free() -> None:
    courses = [Lesson("done", 90, ("ana",)), Lesson("open", 60, ("ana",))]
    asked = problem({"ana": (60, 60)}, *courses, fixed={("ana", "done"): 0})
    made = planned(asked)
    assert made.months == {("ana", "done"): 0, ("ana", "open"): 1}


def test_a_plan_made_again_moves_only_what_has_to_move() -> None:
    people = tuple(f"p{number}" for number in range(4))
    courses = [Lesson(f"c{number}", 60 + 10 * number, people) for number in range(6)]
    asked = problem(dict.fromkeys(people, (150,) * 6), *courses)
    accepted = planned(asked).months
    free: dict[str, tuple[int, ...]] = dict.fromkeys(people, (150,) * 6)
    away = free | {"p2": (150, 150, 0, 150, 150, 150)}
    again = planned(problem(away, *courses, accepted=accepted))
    lost = {pair for pair, month in accepted.items() if pair[0] == "p2" and month == 2}
    assert again.unmet == ()
    assert lost <= set(again.moved)
    assert {person for person, _course in again.moved} == {"p2"}


def test_the_same_seed_gives_the_same_plan() -> None:
    people = tuple(f"p{number}" for number in range(6))
    courses = [
        Lesson(f"c{number}", 60, people[number % 3 :], together=number < 2, seats=3) for number in range(5)
    ]
    asked = problem(dict.fromkeys(people, (150,) * 5), *courses)
    assert planned(asked, 7) == planned(asked, 7)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (problem({"ana": (60,)}, Lesson("a", 60, ("bea",))), "bea, who is not among the people"),
        (problem({"ana": (60,)}, Lesson("a", 0, ("ana",))), "a takes no time"),
        (
            problem({"ana": (60,)}, Lesson("a", 9, (), requires=("b",)), Lesson("b", 9, (), requires=("a",))),
            "requires itself",
        ),
        (replace(problem({"ana": (60,)}), months=()), "no month"),
    ],
)
def test_a_plan_that_cannot_be_asked_for_is_refused_in_words(broken: YearProblem, told: str) -> None:
    with pytest.raises(UnsoundProblemError, match=told):
        plan_year(broken, seed=1, work=1)


@st.composite
def problems(draw: st.DrawFn) -> YearProblem:
    people = tuple(f"p{number}" for number in range(draw(st.integers(1, 3))))
    number = draw(st.integers(1, 4))
    rooms = st.tuples(*[st.sampled_from([0, 60, 120, 300])] * number)
    lessons = []
    for place in range(draw(st.integers(1, 5))):
        together = draw(st.booleans())
        lessons.append(
            Lesson(
                f"c{place}",
                draw(st.sampled_from([30, 60, 120])),
                tuple(person for person in people if draw(st.booleans())),
                together,
                seats=draw(st.sampled_from([None, 1, 2])) if together else None,
                trainer="tess" if together and draw(st.booleans()) else "",
                requires=tuple(f"c{each}" for each in range(place) if draw(st.integers(0, 3)) == 0),
                months=tuple(sorted(draw(st.sets(st.integers(0, number - 1))))),
            )
        )
    asked = problem({person: draw(rooms) for person in people}, *lessons, rooms=1, trainers={"tess": 120})
    pairs = asked.pairs()
    fixed = draw(st.sets(st.sampled_from(pairs), max_size=1)) if pairs else set()
    return replace(
        asked, accepted={pair: draw(st.integers(0, number - 1)) for pair in pairs if pair not in fixed}
    )


@given(problems())
@settings(max_examples=40, deadline=None)
def test_no_plan_breaks_a_rule_and_each_course_lies_somewhere_or_is_told(asked: YearProblem) -> None:
    made = plan_year(asked, seed=1, work=0.2)
    assert broken_rules(asked, made.months, made.classes) == []
    told = {(each.person, each.course) for each in made.unmet}
    assert told.isdisjoint(made.months)
    assert told | set(made.months) == set(asked.pairs())
    assert all(each.highest >= each.bound for each in made.balance)


def test_half_of_the_hours_alone_or_from_each_other_and_what_is_missing_to_it() -> None:
    share = form_share([("self_study", 200), ("peer", 100), ("class", 700)], 50)
    assert (share.minutes, share.self_directed, share.met, share.missing) == (1000, 300, False, 400)
    assert form_share([("self_study", 500), ("class", 500)], 50).met


def test_a_month_has_room_for_half_of_what_is_left_an_hour_a_day_at_most_and_what_is_set_aside_at_least() -> (
    None
):
    told = {"share_percent": 50, "day_most": 60, "week_minutes": 70}
    assert room_of_month([WeekPart(5, 500)] * 4, **told) == 1000
    assert room_of_month([WeekPart(5, 900)] * 4, **told) == 1200
    assert room_of_month([WeekPart(5, -400)] * 4, **told) == 280
    assert room_of_month([], **told) == 0


def test_classes_of_a_month_lie_apart_where_nobody_is_away_and_the_trainer_is_free() -> None:
    days = [date(2026, 3, number) for number in (2, 3, 4, 5, 6, 9, 10, 11, 12)]
    assert class_day(days, {}, set(), 0, 1) == date(2026, 3, 6)
    assert class_day(days, {}, set(), 0, 2) == date(2026, 3, 4)
    assert class_day(days, {}, set(), 1, 2) == date(2026, 3, 10)
    assert class_day(days, {date(2026, 3, 6): 2}, {date(2026, 3, 5)}, 0, 1) == date(2026, 3, 9)
    assert class_day([], {}, set(), 0, 1) is None
