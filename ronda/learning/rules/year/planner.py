"""A year's training: problem, seed and work in; plan and reasons out."""

from collections import Counter

from ronda.learning.rules.year.classes import place_classes
from ronda.learning.rules.year.order import gap, required
from ronda.learning.rules.year.personal import place_rest
from ronda.learning.rules.year.plan import YearPlan
from ronda.learning.rules.year.problem import Pair, YearProblem, refuse_unsound
from ronda.learning.rules.year.reasons import balance_of, unmet_of


def plan_year(problem: YearProblem, *, seed: int, work: float) -> YearPlan:
    """The same problem, seed and work give the same plan.

    `work` is the solver's deterministic effort for the classes; each person's year gets a hundredth of it
    where a quick search is not known to have found the best.
    UnsoundProblemError where the problem itself cannot be.
    """
    refuse_unsound(problem)
    placed = place_classes(problem, seed, work)
    months: dict[Pair, int] = dict(placed)
    for learner in problem.learners:
        known = {course: month for (person, course), month in placed.items() if person == learner.id}
        known |= {course: month for (person, course), month in problem.fixed.items() if person == learner.id}
        found = place_rest(problem, learner, known, seed, work / 100)
        months |= {(learner.id, course): month for course, month in found.items()}
    _leave_out_unprepared(problem, months)
    classes = _needed(problem, months)
    return YearPlan(
        months,
        classes,
        unmet_of(problem, months),
        balance_of(problem, months),
        tuple(sorted(pair for pair, month in problem.accepted.items() if months.get(pair) != month)),
    )


def _leave_out_unprepared(problem: YearProblem, months: dict[Pair, int]) -> None:
    """Nobody sits in a class whose required course found no month before it."""
    lessons = {each.id: each for each in problem.lessons}
    while late := [
        (person, course)
        for (person, course), month in months.items()
        if (person, course) not in problem.fixed
        for before in required(problem, person, lessons[course])
        if months.get((person, before.id), month + 1) + gap(before, lessons[course]) > month
    ]:
        for pair in late:
            months.pop(pair, None)


def _needed(problem: YearProblem, months: dict[Pair, int]) -> dict[tuple[str, int], int]:
    """How many classes hold those who sit in them."""
    lessons = {each.id: each for each in problem.lessons}
    sitting = Counter(
        (course, month) for (_person, course), month in months.items() if lessons[course].together
    )
    return {key: -(-number // (lessons[key[0]].seats or number)) for key, number in sitting.items()}
