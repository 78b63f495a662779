"""What the month reads of learning and of exams, as it was known at a moment."""

from datetime import date, timedelta

import pytest

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import ExamOutcome, LearningTime
from ronda.learning.queries import known_exam_outcomes, known_learning_months
from ronda.learning.services.facts import (
    record_exam_outcomes,
    record_learning_times,
    withdraw_learning_times,
)
from ronda.policy.models import Absence
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
ABSENCE = Absence(min_days=10, protected_leave=(), new_hire_months=3)


@pytest.fixture
def town() -> Town:
    return a_town()


def a_time(town: Town, day: date, minutes: int, key: str = "") -> LearningTime:
    return LearningTime(
        company_id=town.operator.company_id,
        person=town.county.diego,
        day=day,
        minutes=minutes,
        form="self_study",
        source_key=key,
    )


def learnt(town: Town, as_of: object = FROZEN) -> dict[str, int]:
    rows = known_learning_months(town.operator, OCTOBER, as_of, ABSENCE)  # type: ignore[arg-type]
    return {
        row["month"]: row["minutes"]
        for row in rows
        if row["person_id"] == town.county.diego.pk and row["minutes"]
    }


def test_minutes_are_added_up_by_month_over_twelve_months(town: Town) -> None:
    days = [date(2021, 10, 31), date(2021, 11, 1), date(2022, 10, 3), date(2022, 10, 31), date(2022, 11, 1)]
    record_learning_times(by=town.operator, at=NOTED, drafts=[a_time(town, day, 30) for day in days])

    assert learnt(town) == {"2021-11": 30, "2022-10": 60}


def test_the_past_of_a_moment_keeps_what_was_withdrawn_later(town: Town) -> None:
    [change] = record_learning_times(
        by=town.operator, at=NOTED, drafts=[a_time(town, date(2022, 10, 3), 45, "course 1")]
    )
    withdraw_learning_times(by=town.operator, at=FROZEN, numbers=[int(change.key)], reason="was not there")

    assert learnt(town, NOTED - SECOND) == {}
    assert learnt(town, FROZEN - SECOND) == {"2022-10": 45}
    assert learnt(town, FROZEN) == {}


def test_the_same_time_told_again_is_one_and_a_corrected_one_replaces_it(town: Town) -> None:
    for minutes in (45, 45, 60):
        record_learning_times(
            by=town.operator, at=NOTED, drafts=[a_time(town, date(2022, 10, 3), minutes, "course 1")]
        )

    assert learnt(town) == {"2022-10": 60}


def test_a_month_without_learning_counts_when_the_person_was_there(town: Town) -> None:
    rows = known_learning_months(town.operator, OCTOBER, FROZEN, ABSENCE)

    october = [row for row in rows if row["month"] == "2022-10"]
    assert {row["person_id"] for row in october} >= {town.county.diego.pk, town.county.elena.pk}
    assert all(row["counts"] and row["minutes"] == 0 for row in october)


def test_exams_of_twelve_months_are_read(town: Town) -> None:
    drafts = [
        ExamOutcome(
            company_id=town.operator.company_id, person=town.county.diego, day=day, level=4, passed=passed
        )
        for day, passed in (
            (date(2021, 10, 31), True),
            (date(2021, 11, 1), False),
            (date(2022, 10, 31), True),
        )
    ]
    record_exam_outcomes(by=town.operator, at=NOTED, drafts=drafts)

    rows = known_exam_outcomes(town.operator, OCTOBER, FROZEN)

    assert sorted((row["day"], row["passed"]) for row in rows) == [
        (date(2021, 11, 1), False),
        (date(2022, 10, 31), True),
    ]


def test_nobody_but_the_company_s_records_writes_learning_times(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        record_learning_times(by=town.viewer_of("diego"), at=NOTED, drafts=[a_time(town, NOTED.date(), 30)])

    assert not LearningTime.objects.exists()
