from datetime import date, timedelta

import pytest

from ronda.work.rules import TaskResult, is_answered_in_time, task_result

DUE = date(2022, 10, 14)
LATE = DUE + timedelta(days=1)


@pytest.mark.parametrize(
    ("done_on", "effective", "result"),
    [
        (DUE, True, TaskResult(in_time=True, effective=True)),
        (DUE, False, TaskResult(in_time=True, effective=False)),
        (LATE, True, TaskResult(in_time=False, effective=True)),
        (None, None, TaskResult(in_time=False, effective=False)),
    ],
)
def test_a_task_counts_by_its_day_and_its_effect(
    done_on: date | None, effective: bool | None, result: TaskResult
) -> None:
    assert task_result(DUE, done_on, effective) == result


def test_an_effect_that_nobody_judged_is_not_held_against_the_owner() -> None:
    assert task_result(DUE, DUE, None) == TaskResult(in_time=True, effective=True)


@pytest.mark.parametrize(
    ("closed_on", "confirmed", "in_time"),
    [(DUE, True, True), (DUE, False, False), (LATE, True, False), (None, False, False)],
)
def test_a_request_is_answered_when_closed_by_its_day_and_confirmed_by_the_outlet(
    closed_on: date | None, confirmed: bool, in_time: bool
) -> None:
    assert is_answered_in_time(DUE, closed_on, confirmed) is in_time
