"""What the planner found, as rows of a draft and as what the plan says of itself."""

from typing import Any

from ronda.learning.models import CourseDone, PlannedLearning
from ronda.learning.queries.year.problem import TrainingProblem
from ronda.learning.rules.year import YearPlan, form_share


def rows_for(asked: TrainingProblem, made: YearPlan) -> list[PlannedLearning]:
    """A row for each person's course that lies anywhere, and for what was cancelled in the plan in force."""
    rows = []
    for (person, course), month in sorted(made.months.items()):
        need, earlier = asked.needs[person, course], asked.rows.get((person, course))
        rows.append(
            PlannedLearning(
                person_id=asked.people[person].person_id,
                course=asked.courses[course],
                month=str(asked.months[month]),
                minutes=_minutes(need.done, asked.courses[course].minutes),
                locked=earlier is not None and earlier.locked,
                told={"cause": need.cause},
                state=PlannedLearning.State.PLANNED if need.done is None else PlannedLearning.State.DONE,
                done=need.done,
                training_class_id=need.done.training_class_id if need.done is not None else None,
            )
        )
    return [*rows, *_cancelled(asked)]


def _minutes(done: CourseDone | None, planned: int) -> int:
    return planned if done is None else done.minutes


def _cancelled(asked: TrainingProblem) -> list[PlannedLearning]:
    """What somebody decided is not forgotten by a new plan."""
    gone = [row for row in asked.rows.values() if row.state == PlannedLearning.State.CANCELLED]
    return [
        PlannedLearning(
            person_id=row.person_id,
            course_id=row.course_id,
            month=row.month,
            minutes=row.minutes,
            told=row.told,
            state=row.state,
            state_why=row.state_why,
        )
        for row in gone
    ]


def found_of(asked: TrainingProblem, made: YearPlan) -> dict[str, Any]:
    """Plain JSON: people and courses by their codes, months by their places from 0."""
    share = form_share(
        ((asked.courses[course].form, asked.courses[course].minutes) for _person, course in made.months),
        asked.numbers.own_percent,
    )
    return {
        "room": {each.id: list(each.room) for each in asked.problem.learners},
        "balance": {
            each.person: [each.minutes, each.highest, each.bound, each.busy] for each in made.balance
        },
        "unmet": [
            {
                "person": each.person,
                "course": each.course,
                "why": each.why,
                "minutes": each.minutes,
                "most": each.most,
                "name": asked.people[each.person].name,
                "title": asked.courses[each.course].title,
                "other": asked.courses[each.named].title if each.named else "",
            }
            for each in made.unmet
        ],
        "moved": [
            [person, course, asked.problem.accepted[person, course], made.months.get((person, course))]
            for person, course in made.moved
        ],
        "kept": len(asked.problem.accepted) - len(made.moved),
        "classes": [[course, month, held] for (course, month), held in sorted(made.classes.items())],
        "share": [share.minutes, share.self_directed, share.wanted_percent, share.missing],
        "limits": [asked.numbers.most_percent, asked.numbers.months_percent],
        "hours": asked.numbers.targets.hours_a_year,
    }
