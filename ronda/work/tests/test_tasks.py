"""Tasks: given in one go, done with evidence, changed by who may, and by nobody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.rules import AppointmentRow
from ronda.people.services import appoint
from ronda.people.tests.builders import HIRED
from ronda.work.models import Plan, PlanOutlet, Task, Trace
from ronda.work.queries.task_targets import codes_in, outlets_of_plan, targets_named, targets_of
from ronda.work.queries.tasks import listed_tasks, task_for
from ronda.work.rules.task_order import TaskOrder
from ronda.work.rules.task_state import task_state
from ronda.work.services import complete_task, reopen_task, withdraw_tasks
from ronda.work.services.desk import attach_file
from ronda.work.services.giving import Given, give_tasks
from ronda.work.services.task_changes import (
    change_task,
    judge_task,
    move_tasks,
    reassign_tasks,
    remind_of_tasks,
)
from ronda.work.services.tasks import complete_tasks
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db

# A Wednesday.
TODAY = date(2022, 10, 12)
NOW = datetime(2022, 10, 12, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def town() -> Town:
    return a_town()


def an_order(town: Town, who: str = "diego", **values: Any) -> TaskOrder:
    person = getattr(town.county, who)
    first = TaskOrder(town.county.centre.pk, person.pk, "Photograph the shelf", date(2022, 10, 14))
    return replace(first, **values)


def given(town: Town, *orders: TaskOrder, by: str = "bruno") -> Given:
    return give_tasks(by=town.viewer_of(by), at=NOW, orders=list(orders) or [an_order(town)])


@pytest.mark.parametrize(
    ("due", "done_on", "state"),
    [
        (date(2022, 10, 11), None, "late"),
        (date(2022, 10, 12), None, "today"),
        (date(2022, 10, 13), None, "open"),
        (date(2022, 10, 11), date(2022, 10, 11), "done"),
        (date(2022, 10, 11), date(2022, 10, 12), "done_late"),
    ],
)
def test_a_task_is_late_from_the_day_after_it_is_due(due: date, done_on: date | None, state: str) -> None:
    assert task_state(due, done_on, TODAY) == state


def test_the_database_says_the_same_state_as_the_rule(town: Town) -> None:
    given(town, *(an_order(town, due=TODAY + timedelta(days=ahead)) for ahead in range(3)))
    complete_task(
        by=town.viewer_of("diego"), at=LATER, number=Task.objects.latest("pk").number, done_on=TODAY
    )

    for on in (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=2)):
        for task in listed_tasks(town.operator, today=on):
            assert task.state == task_state(task.due, task.done_on, on)


def test_the_back_office_gives_tasks_in_its_centre_and_an_account_manager_only_to_himself(
    town: Town,
) -> None:
    for who in ("operator", "ana", "bruno"):
        given(town, by=who)
    given(town, an_order(town, "diego"), by="diego")

    for who in ("elena", "ivan", "director of the north", "hugo", "hugo's operator"):
        with pytest.raises(RefusedError):
            given(town, an_order(town, "diego"), by=who)


def test_a_task_without_a_duty_belongs_to_the_first_one_of_the_post(town: Town) -> None:
    numbers = given(town, an_order(town, "diego"), an_order(town, "bruno")).numbers

    assert [task_for(town.operator, number).duty for number in numbers] == ["A1", "B1"]


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"title": "  "}, "the task has no title"),
        ({"due": date(2022, 10, 11)}, "is due before today"),
        ({"starts_on": date(2022, 10, 20)}, "begins after it is due"),
        ({"duty": "Z9"}, "duty Z9 is not known"),
        ({"outlet_id": 10**6}, "is not among what tasks may name"),
        ({"plan_id": 10**6}, "is not among what tasks may name"),
        ({"accountable_id": 10**6}, "is not among your people"),
    ],
)
def test_an_order_that_cannot_be_is_refused_and_nothing_is_written(
    town: Town, values: dict[str, Any], what: str
) -> None:
    with pytest.raises(RefusedError, match=what):
        given(town, an_order(town), an_order(town, **values))

    assert Task.objects.count() == 0
    assert Trace.objects.count() == 0


def test_nobody_gets_a_task_for_a_day_after_the_appointment_ends(town: Town) -> None:
    ends = AppointmentRow("E05", "C1", "account_manager", HIRED, date(2022, 10, 14))
    appoint(by=town.operator, at=NOW, rows=[ends])

    given(town, an_order(town, due=date(2022, 10, 13)))
    with pytest.raises(RefusedError, match="holds no post"):
        given(town, an_order(town, due=date(2022, 10, 14)))


def test_nine_hundred_tasks_cost_as_many_statements_as_nine_and_share_a_batch(town: Town) -> None:
    by = town.viewer_of("bruno")
    costs = []
    for number in (9, 900):
        with CaptureQueriesContext(connection) as asked:
            made = give_tasks(by=by, at=NOW, orders=[an_order(town)] * number)
        costs.append(len(asked))
        assert len(set(made.numbers)) == number
        assert Task.objects.filter(batch=made.batch).count() == number

    assert costs[1] <= 15


def test_evidence_that_is_wanted_comes_in_words_or_as_a_file(
    town: Town, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    diego = town.viewer_of("diego")
    words, file = given(town, *[an_order(town, evidence_wanted="A photo")] * 2).numbers

    with pytest.raises(RefusedError, match="has no evidence yet"):
        complete_task(by=diego, at=LATER, number=words, done_on=TODAY)
    complete_task(by=diego, at=LATER, number=words, done_on=TODAY, result="It stands")
    png = b"\x89PNG\r\n\x1a\n"
    attach_file(by=diego, at=LATER, about="task", number=file, name="a.png", content=png)
    complete_task(by=diego, at=LATER, number=file, done_on=TODAY)


def test_two_who_complete_the_same_task_complete_it_once(town: Town) -> None:
    [number] = given(town).numbers
    complete_task(by=town.viewer_of("diego"), at=LATER, number=number, done_on=TODAY)

    with pytest.raises(RefusedError, match="was done on"):
        complete_task(by=town.viewer_of("bruno"), at=LATER, number=number, done_on=TODAY)
    assert Trace.objects.filter(what="task.done").count() == 1


def test_what_is_done_is_taken_back_the_same_day_by_the_executor_only(town: Town) -> None:
    [number] = given(town).numbers
    complete_task(by=town.viewer_of("diego"), at=LATER, number=number, done_on=TODAY)

    with pytest.raises(NotAllowedError):
        reopen_task(by=town.viewer_of("bruno"), at=LATER, number=number, today=TODAY)
    with pytest.raises(RefusedError):
        reopen_task(by=town.viewer_of("diego"), at=LATER, number=number, today=date(2022, 10, 13))
    reopen_task(by=town.viewer_of("diego"), at=LATER, number=number, today=TODAY)
    assert task_for(town.operator, number).done_on is None


def test_the_effect_is_judged_by_who_leads_and_never_by_the_executor(town: Town) -> None:
    [number] = given(town, an_order(town, "ana"), by="ana").numbers
    complete_task(by=town.viewer_of("ana"), at=LATER, number=number, done_on=TODAY)

    for who in ("ana", "bruno", "diego"):
        with pytest.raises(RefusedError):
            judge_task(by=town.viewer_of(who), at=LATER, number=number, effective=True)
    judge_task(by=town.viewer_of("leader"), at=LATER, number=number, effective=False, why="none")
    assert task_for(town.operator, number).effective is False


def test_nobody_moves_what_others_ask_of_them(town: Town) -> None:
    asked, own = given(town).number, given(town, an_order(town), by="diego").number
    diego = town.viewer_of("diego")
    day = date(2022, 10, 20)

    with pytest.raises(NotAllowedError):
        move_tasks(by=diego, at=LATER, numbers=[asked], due=day, why="no time")
    move_tasks(by=diego, at=LATER, numbers=[own], due=day, why="no time")
    move_tasks(by=town.viewer_of("bruno"), at=LATER, numbers=[asked], due=day, why="the shelf comes later")
    assert task_for(diego, asked).due == day
    assert task_for(diego, asked).number == asked


DEEDS: dict[str, Callable[..., Any]] = {
    "moved": lambda by, number, why: move_tasks(by=by, at=LATER, numbers=[number], due=TODAY, why=why),
    "changed": lambda by, number, why: change_task(
        by=by, at=LATER, number=number, values={"goal": "See it"}, why=why
    ),
    "withdrawn": lambda by, number, why: withdraw_tasks(by=by, at=LATER, numbers=[number], reason=why),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_changes_somebodys_work_has_a_reason_and_leaves_a_trace(town: Town, deed: str) -> None:
    [number] = given(town).numbers
    bruno = town.viewer_of("bruno")

    with pytest.raises(RefusedError, match="has no reason"):
        DEEDS[deed](bruno, number, " ")
    DEEDS[deed](bruno, number, "the shelf comes later")
    assert Trace.objects.latest("pk").what == f"task.{deed}"
    assert Trace.objects.latest("pk").why == "the shelf comes later"


def test_another_executor_holds_a_post_in_the_centre(town: Town) -> None:
    [number] = given(town).numbers
    bruno = town.viewer_of("bruno")

    with pytest.raises(RefusedError, match="holds no post"):
        reassign_tasks(by=bruno, at=LATER, numbers=[number], owner_id=town.ivan.pk, why="away")
    reassign_tasks(by=bruno, at=LATER, numbers=[number], owner_id=town.county.elena.pk, why="away")
    assert task_for(town.viewer_of("elena"), number).owner_id == town.county.elena.pk
    with pytest.raises(RefusedError):
        task_for(town.viewer_of("diego"), number)


def test_many_are_done_or_reminded_of_at_once_or_none(town: Town) -> None:
    numbers = given(town, *[an_order(town)] * 3).numbers
    bruno = town.viewer_of("bruno")
    remind_of_tasks(by=bruno, at=LATER, numbers=numbers)
    complete_tasks(by=bruno, at=LATER, numbers=numbers[:1], done_on=TODAY)

    with pytest.raises(RefusedError):
        complete_tasks(by=bruno, at=LATER, numbers=numbers, done_on=TODAY)
    assert Task.objects.filter(withdrawn_at=None, done_on=None).count() == 2


def test_codes_are_pasted_with_anything_between_them() -> None:
    assert codes_in("O1, O2;O3\nO1\t O4 ") == ["O1", "O2", "O3", "O4"]


def test_an_outlet_goes_to_who_holds_it_and_is_told_where_nobody_does(town: Town) -> None:
    targets = targets_named(town.viewer_of("bruno"), ["O1", "O3", "N1", "X"], due=TODAY)

    assert [(each.code, each.person) for each in targets.held] == [
        ("O1", "Diego Park"),
        ("O3", "Elena Novak"),
    ]
    assert list(targets.unknown) == ["N1", "X"]
    before_anybody = targets_named(town.operator, ["O1"], due=date(2019, 1, 1))
    assert list(before_anybody.without) == [("O1", "Shop O1")]


def test_the_target_outlets_of_a_plan_are_those_that_the_viewer_sees(town: Town) -> None:
    plan = Plan.objects.create(
        company=town.county.company,
        centre=town.county.centre,
        kind="brand",
        brand="Tea",
        title="Tea",
        goal="List tea",
        starts=TODAY,
        last=TODAY,
        owner=town.county.bruno,
        made_at=NOW,
    )
    for outlet in outlets_for(town.operator):
        PlanOutlet.objects.create(plan=plan, outlet=outlet)
    counted = {
        who: len(targets_of(viewer, outlets_of_plan(viewer, plan.pk), due=TODAY).held)
        for who in ("operator", "bruno", "diego", "ivan", "hugo")
        for viewer in [town.viewer_of(who)]
    }

    assert counted == {"operator": 4, "bruno": 3, "diego": 2, "ivan": 0, "hugo": 0}
