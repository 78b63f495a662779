"""A centre's year as the planner wants it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from ronda.kernel.digest import canonical_json, digest_text
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Course, LearningForm, PlannedLearning, TrainingPlan
from ronda.learning.queries.year.needs import Need, courses_offered, needs_of
from ronda.learning.queries.year.numbers import TrainingNumbers, training_numbers
from ronda.learning.queries.year.room import rooms_of
from ronda.learning.rules.year import Learner, Lesson, Limits, YearProblem
from ronda.people.queries import LedPerson, people_led
from ronda.people.rules import Viewer

MONTHS = 12
DONE, PLANNED, CANCELLED = (
    PlannedLearning.State.DONE,
    PlannedLearning.State.PLANNED,
    PlannedLearning.State.CANCELLED,
)


@dataclass(frozen=True)
class TrainingProblem:
    """The problem with what it was made from; people and courses are named by their codes in it.

    `rows` are those of the plan in force, `basis`; what was cancelled there is asked for no more.
    """

    months: tuple[Month, ...]
    numbers: TrainingNumbers
    people: Mapping[str, LedPerson]
    courses: Mapping[str, Course]
    needs: Mapping[tuple[str, str], Need]
    problem: YearProblem
    basis: TrainingPlan | None
    rows: Mapping[tuple[str, str], PlannedLearning]

    @property
    def digest(self) -> str:
        """Of everything that the plan follows from but its seed and the work."""
        found = asdict(self.problem)
        for name in ("fixed", "accepted"):
            found[name] = sorted([*pair, month] for pair, month in found[name].items())
        return digest_text(canonical_json(found))


def training_problem(
    viewer: Viewer, centre_id: int, year: int, starts: date, *, today: date
) -> TrainingProblem:
    """RefusedError where there is nobody to plan for, or nothing to learn."""
    numbers = training_numbers(starts)
    months = tuple(Month(year, number) for number in range(1, MONTHS + 1))
    on = max(today, months[0].start) if today.year <= year else today
    people = people_led(Viewer.operator(viewer.company_id), on=on, centres=[centre_id])
    if not people:
        raise RefusedError(Problem("centre", "has nobody to plan for", "appoint people to its posts first"))
    courses = courses_offered(viewer.company_id)
    if not courses:
        raise RefusedError(Problem("courses", "none is offered", "offer a course first"))
    basis = (
        TrainingPlan.objects.filter(centre_id=centre_id, year=year, state=TrainingPlan.State.ACCEPTED)
        .order_by("-version")
        .first()
    )
    rows = _rows(basis)
    needs = _needs(viewer, people, courses, rows, year, on)
    rooms = rooms_of(viewer, people, months, numbers, starts=starts, today=today)
    first = next((place for place, month in enumerate(months) if month.end > starts), MONTHS)
    return TrainingProblem(
        months,
        numbers,
        {each.code: each for each in people},
        {each.code: each for each in courses},
        needs,
        YearProblem(
            months=tuple(map(str, months)),
            learners=tuple(Learner(each.code, rooms[each.person_id]) for each in people),
            lessons=tuple(_lesson(each, needs, first) for each in courses),
            limits=_limits(numbers, courses, first),
            prices=numbers.prices,
            fixed=_fixed(needs, rows, first),
            accepted=_accepted(needs, rows, first),
        ),
        basis,
        rows,
    )


def _rows(basis: TrainingPlan | None) -> dict[tuple[str, str], PlannedLearning]:
    if basis is None:
        return {}
    rows = basis.learning.select_related("person", "course", "training_class")
    return {(row.person.code, row.course.code): row for row in rows}


def _needs(
    viewer: Viewer,
    people: Sequence[LedPerson],
    courses: Sequence[Course],
    rows: Mapping[tuple[str, str], PlannedLearning],
    year: int,
    on: date,
) -> dict[tuple[str, str], Need]:
    """What the plan in force has beyond that was added by hand and is still wanted."""
    needs = {
        (each.person.code, each.course.code): each for each in needs_of(viewer, people, courses, year, on=on)
    }
    of_code, course_of = {each.code: each for each in people}, {each.code: each for each in courses}
    for (person, course), row in rows.items():
        if row.state == CANCELLED:
            needs.pop((person, course), None)
        elif (person, course) not in needs and person in of_code and course in course_of:
            needs[person, course] = Need(of_code[person], course_of[course], row.told.get("cause", "added"))
    return needs


def _lesson(course: Course, needs: Mapping[tuple[str, str], Need], first: int) -> Lesson:
    return Lesson(
        course.code,
        course.minutes,
        tuple(person for person, code in needs if code == course.code),
        course.form == LearningForm.CLASS,
        seats=course.seats,
        trainer=course.trainer.code if course.trainer is not None else "",
        requires=tuple(sorted(each.code for each in course.requires.all())),
        months=tuple(range(first, MONTHS)),
    )


def _limits(numbers: TrainingNumbers, courses: Sequence[Course], first: int) -> Limits:
    ahead = [month >= first for month in range(MONTHS)]
    teach, hold = numbers.planning.trainer_month_minutes, numbers.planning.classes_a_month
    trainers = {each.trainer.code for each in courses if each.trainer is not None}
    # What was held before counts against nobody any more.
    return Limits(
        numbers.most_percent,
        numbers.months_percent,
        {code: tuple(teach if each else 10**6 for each in ahead) for code in sorted(trainers)},
        tuple(hold if each else 10**3 for each in ahead),
    )


def _fixed(
    needs: Mapping[tuple[str, str], Need], rows: Mapping[tuple[str, str], PlannedLearning], first: int
) -> dict[tuple[str, str], int]:
    """What is done lies in its month; what is locked and still ahead stays."""
    found = {pair: each.done.day.month - 1 for pair, each in needs.items() if each.done is not None}
    for pair, row in rows.items():
        month = int(row.month[5:]) - 1
        if pair in needs and pair not in found and row.state == PLANNED and row.locked and month >= first:
            found[pair] = month
    return found


def _accepted(
    needs: Mapping[tuple[str, str], Need], rows: Mapping[tuple[str, str], PlannedLearning], first: int
) -> dict[tuple[str, str], int]:
    """Where the plan in force has what is still open; what was to be learnt before now has to move."""
    return {
        pair: month
        for pair, row in rows.items()
        if pair in needs and row.state == PLANNED and (month := int(row.month[5:]) - 1) >= first
    }
