"""Learning over twelve months of the people whom the viewer leads, and of the viewer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import ExamOutcome, LearningForm, LearningTime
from ronda.learning.queries.facts import levels_for
from ronda.learning.queries.known_learning import twelve_months
from ronda.learning.rules.figures import Learnt
from ronda.people.queries import LedPerson, in_force, people_led
from ronda.people.queries.months_there import known_days_there
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer

OWN_FORMS = frozenset({LearningForm.SELF_STUDY, LearningForm.PEER})


@dataclass(frozen=True)
class Figures:
    """`sat` exams of the twelve months, of them `passed`; `level` is the vocational one, None without."""

    person: LedPerson | None
    learnt: Learnt
    sat: int
    passed: int
    level: int | None


@dataclass(frozen=True)
class LearningFigures:
    months: list[Month]
    own: Figures | None
    people: list[Figures]


def learning_figures(viewer: Viewer, *, on: date, at: datetime) -> LearningFigures:
    """The twelve months that end with the running one; `at` is when it is asked."""
    months = twelve_months(Month.of(on))
    led = people_led(viewer, on=on)
    numbers = {each.person_id for each in led} | ({viewer.person_id} if viewer.person_id else set())
    reader = _Reader(viewer, months, frozenset(numbers), on, at)
    own = reader.of(viewer.person_id, None) if viewer.person_id else None
    return LearningFigures(months, own, [reader.of(each.person_id, each) for each in led])


class _Reader:
    """Everything of the people at once, then person by person."""

    def __init__(
        self, viewer: Viewer, months: list[Month], people: frozenset[int], on: date, at: datetime
    ) -> None:
        rules = rules_in_use(on)
        if rules.learning is None:
            what = "has no policy"
            raise RefusedError(Problem("learning", what, "copy the folder `learning` of Ronda's policies"))
        self._asks, self._least = rules.learning, rules.absence.min_days
        operator = Viewer.operator(viewer.company_id)
        self._there = known_days_there(operator, months, at, rules.absence.protected_leave)
        self._months = months
        self._levels = levels_for(operator, on=on, people=people)
        self._minutes: dict[int, dict[Month, int]] = defaultdict(lambda: defaultdict(int))
        self._own: dict[int, int] = defaultdict(int)
        self._sat: dict[int, list[bool]] = defaultdict(list)
        within = {
            "company_id": viewer.company_id,
            "person_id__in": people,
            "day__gte": months[0].start,
            "day__lt": months[-1].end,
        }
        times = LearningTime.objects.filter(in_force(), **within).order_by()
        for person, day, minutes, form in times.values_list("person_id", "day", "minutes", "form"):
            self._minutes[person][Month.of(day)] += minutes
            self._own[person] += minutes if form in OWN_FORMS else 0
        outcomes = ExamOutcome.objects.filter(in_force(), **within).order_by()
        for person, passed in outcomes.values_list("person_id", "passed"):
            self._sat[person].append(passed)

    def of(self, number: int, person: LedPerson | None) -> Figures:
        there = [each for each in self._months if self._there.get((number, each), 0) >= self._least]
        sat = self._sat[number]
        learnt = Learnt(dict(self._minutes[number]), there, self._own[number], self._asks)
        return Figures(person, learnt, len(sat), sum(sat), self._levels.get(number))
