"""A year of training for 300 people with 40 courses: `python -m benchmarks.training_year`, rows of Markdown.

CPU seconds, how high people's fullest months are against the least that they could be, and what the
independent verifier finds. Then ten people are away for a month, and the year is planned again.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from ronda.kernel.period import Month
from ronda.learning.rules.year import Learner, Lesson, Limits, Prices, YearPlan, YearProblem, broken_rules
from ronda.learning.rules.year.planner import plan_year
from ronda.policy import load_policy

POLICIES = Path(__file__).parents[1] / "policies"
PEOPLE, COURSES, SEED = 300, 40, 1
# Minutes that are free in a month, and how many months of a hundred are those of leave.
ROOM, AWAY = (300, 420, 600, 900), 5
# A quarter of the courses is taught in classes of twenty; each course is for four people of five.
ALONE, TOGETHER, SEATS = (45, 60, 90, 120, 180, 240), (180, 240, 360), 20
TRAINERS, TRAINER_MINUTES, ROOMS = 3, 2_400, 18
PARTS = 100


def a_year(people: int = PEOPLE, courses: int = COURSES, seed: int = 1) -> tuple[YearProblem, float]:
    """The problem, and the effort that the policy gives to it."""
    chance = Random(seed)
    rules = load_policy(POLICIES).in_force(Month(2026, 1).period)
    given, held = rules.training, rules.learning
    assert given is not None, "the policies of Ronda have it"
    assert held is not None, "the policies of Ronda have it"
    months = tuple(f"2026-{month:02}" for month in range(1, 13))
    names = [f"p{number:03}" for number in range(people)]
    lessons = []
    for number in range(courses):
        together = chance.random() < 0.25
        lessons.append(
            Lesson(
                f"c{number:02}",
                chance.choice(TOGETHER if together else ALONE),
                tuple(name for name in names if chance.random() < 0.8),
                together,
                seats=SEATS if together else None,
                trainer=f"t{number % TRAINERS}" if together else "",
                requires=(f"c{chance.randrange(number):02}",) if number and chance.random() < 0.25 else (),
            )
        )
    limits = Limits(
        int(held.month_most_share * 100),
        int(held.learning_months_share * 100),
        {f"t{number}": (TRAINER_MINUTES,) * 12 for number in range(TRAINERS)},
        (ROOMS,) * 12,
    )
    prices = Prices(
        given.unmet_price,
        given.crammed_price,
        given.idle_price,
        given.uneven_price,
        given.moved_price,
        given.class_price,
    )
    learners = tuple(
        Learner(name, tuple(0 if chance.randrange(100) < AWAY else chance.choice(ROOM) for _ in months))
        for name in names
    )
    return YearProblem(months, learners, tuple(lessons), limits, prices), given.plan_effort / PARTS


def after_leave(asked: YearProblem, made: YearPlan, month: int = 5, people: int = 10) -> YearProblem:
    """The first people are away in a month; the plan is in force."""
    learners = tuple(
        replace(each, room=(*each.room[:month], 0, *each.room[month + 1 :])) if place < people else each
        for place, each in enumerate(asked.learners)
    )
    return replace(asked, learners=learners, accepted=made.months)


def measure() -> None:
    asked, work = a_year()
    made, seconds = _planned(asked, work)
    tell("| | CPU s | courses of people | without a month | fullest month / bound | broken rules |")
    tell("|---|---|---|---|---|---|")
    tell(_row(f"{PEOPLE} people, {COURSES} courses", asked, made, seconds))
    again = after_leave(asked, made)
    second, seconds = _planned(again, work)
    tell(_row("again, ten of them away in June", again, second, seconds))
    crammed = sum(each.highest * 100 > asked.limits.most_of_year * each.minutes for each in made.balance)
    busy = sum(each.busy for each in made.balance) / len(made.balance)
    tell("")
    tell(
        f"People with a month above {asked.limits.most_of_year} % of their year: {crammed}; months with "
        f"learning: {busy:.1f} of 12; {sum(made.classes.values())} classes. The second plan moves "
        f"{len(second.moved)} of {len(made.months):,}."
    )


def _planned(asked: YearProblem, work: float) -> tuple[YearPlan, float]:
    begin = time.process_time()
    return plan_year(asked, seed=SEED, work=work), time.process_time() - begin


def _row(name: str, asked: YearProblem, made: YearPlan, seconds: float) -> str:
    balance = sum(each.highest for each in made.balance) / sum(each.bound for each in made.balance)
    broken = len(broken_rules(asked, made.months, made.classes))
    cells = (
        name,
        f"{seconds:.1f}",
        f"{len(asked.pairs()):,}",
        str(len(made.unmet)),
        f"{balance:.3f}",
        str(broken),
    )
    return f"| {' | '.join(cells)} |"


def report_training_year() -> str:
    """In a process of its own."""
    command = [sys.executable, "-m", "benchmarks.training_year"]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


tell: Callable[[str], None] = lambda line: print(line, flush=True)  # noqa: E731, T201

if __name__ == "__main__":
    measure()
