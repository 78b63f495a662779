"""Phase priorities: made by the back office, read by the centre, closed by whoever leads."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.models import Priority, Trace
from ronda.work.queries.priorities import lessons_like, priorities_for, priority_page, states_of
from ronda.work.queries.priorities.kinds import codes_of_kind
from ronda.work.queries.ties import ties_of
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services import complete_task
from ronda.work.services.giving import give_tasks
from ronda.work.services.priorities import (
    PriorityRow,
    change_priority,
    close_priority,
    drop_priority,
    make_priority,
)
from ronda.work.tests.builders import NOTED, Town, a_town

pytestmark = pytest.mark.django_db

TODAY = date(2022, 10, 17)


@pytest.fixture
def town() -> Town:
    return a_town()


def a_row(title: str = "Reorder in autumn", **values: Any) -> PriorityRow:
    said = {
        "centre_code": "C1",
        "goal": "Six shops in ten order again",
        "starts": date(2022, 10, 3),
        "last": date(2022, 10, 28),
        "owner_code": "E03",
        "indicators": ("brand_listing",),
        "outlets": ("O1", "O2"),
    }
    return PriorityRow(title=title, **{**said, **values})


def a_priority(town: Town, who: str = "bruno", at: datetime = NOTED, **values: Any) -> Priority:
    return make_priority(by=town.viewer_of(who), at=at, row=a_row(**values))


def a_task(town: Town, priority: Priority, who: str, due: date) -> int:
    person = town.viewer_of(who).person_id or 0
    order = TaskOrder(town.county.centre.pk, person, "Talk", due, priority_id=priority.pk)
    begun = datetime(2022, 10, 3, 8, tzinfo=UTC)
    return give_tasks(by=town.operator, at=begun, orders=[order]).number


@pytest.mark.parametrize(
    ("who", "sees"),
    [("ana", 1), ("bruno", 1), ("diego", 1), ("leader", 1), ("ivan", 0), ("hugo", 0), ("hugo's operator", 0)],
)
def test_everybody_in_the_centre_reads_it_and_nobody_else(town: Town, who: str, sees: int) -> None:
    a_priority(town)

    assert priorities_for(town.viewer_of(who)).count() == sees


@pytest.mark.parametrize("who", ["diego", "leader", "ivan", "director of the north", "hugo"])
def test_only_the_back_office_of_the_centre_makes_one(town: Town, who: str) -> None:
    with pytest.raises(RefusedError):
        a_priority(town, who)

    assert not Priority.objects.exists()


def test_it_waits_for_diego_whose_task_is_past_its_day(town: Town) -> None:
    priority = a_priority(town)
    a_task(town, priority, "diego", date(2022, 10, 14))
    done = a_task(town, priority, "elena", date(2022, 10, 14))
    complete_task(by=town.operator, at=NOTED, number=done, done_on=date(2022, 10, 13))

    [state] = states_of(town.viewer_of("bruno"), [priority], TODAY).values()

    assert (state.name, state.done, state.total) == ("late", 1, 2)
    assert [each.person_id for each in state.waits] == [town.county.diego.pk]


def test_an_account_manager_reads_the_state_and_only_the_own_tasks(town: Town) -> None:
    priority = a_priority(town)
    a_task(town, priority, "diego", date(2022, 10, 14))
    a_task(town, priority, "elena", date(2022, 10, 14))

    page = priority_page(town.viewer_of("diego"), priority.pk, today=TODAY)

    assert page.state.total == 2
    assert len(page.tasks) == 1
    assert not page.names_others
    assert not page.may_close


def test_a_visit_names_the_priority_that_it_was_for(town: Town) -> None:
    priority = a_priority(town, outlets=())
    visit = VisitRow("O1", "E05", date(2022, 10, 12), priority=str(priority.pk))
    record_visits(by=town.viewer_of("diego"), at=NOTED, rows=[visit])

    assert [ties.number for ties in ties_of(town.viewer_of("bruno"), priority)] == [1]


def test_a_visit_to_one_of_its_outlets_within_its_days_belongs_to_it(town: Town) -> None:
    priority = a_priority(town)
    rows = [VisitRow("O1", "E05", date(2022, 10, day)) for day in (2, 3, 28, 29)]
    record_visits(by=town.operator, at=NOTED, rows=rows)

    assert [ties.number for ties in ties_of(town.viewer_of("bruno"), priority)] == [2]


def test_a_visit_for_a_priority_of_another_company_is_refused(town: Town) -> None:
    foreign = make_priority(
        by=town.viewer_of("hugo's operator"),
        at=NOTED,
        row=a_row(centre_code=town.county.other_centre.code, owner_code=town.county.hugo.code, outlets=()),
    )
    visit = VisitRow("O1", "E05", date(2022, 10, 12), priority=str(foreign.pk))

    with pytest.raises(RefusedError):
        record_visits(by=town.viewer_of("diego"), at=NOTED, rows=[visit])


def test_a_change_takes_outlets_out_and_in(town: Town) -> None:
    priority = a_priority(town)

    change_priority(
        by=town.viewer_of("ana"), at=NOTED, number=priority.pk, row=a_row(outlets=("O2", "O3"), last=TODAY)
    )

    assert sorted(priority.outlets.values_list("outlet__code", flat=True)) == ["O2", "O3"]
    assert Trace.objects.filter(about="priority", what="priority.changed").count() == 1


@pytest.mark.parametrize("codes", [("O9",), ("N1",), ("H1",)])
def test_an_outlet_that_is_not_the_centres_is_refused_at_its_field(town: Town, codes: tuple[str]) -> None:
    with pytest.raises(RefusedError) as refused:
        a_priority(town, outlets=codes)

    assert [each.where for each in refused.value.problems] == ["codes"]


def test_the_last_day_cannot_lie_before_the_first(town: Town) -> None:
    with pytest.raises(RefusedError) as refused:
        a_priority(town, last=date(2022, 10, 2))

    assert [each.where for each in refused.value.problems] == ["last"]


def closed(town: Town, number: int, who: str = "ana", **values: Any) -> Priority:
    said = {"on": TODAY, "reached": True, "summary": "Seven in ten did", "lessons": "Begin earlier", **values}
    return close_priority(by=town.viewer_of(who), at=NOTED, number=number, **said)


def test_a_closed_one_offers_its_lessons_to_the_next_similar_one(town: Town) -> None:
    closed(town, a_priority(town).pk)

    [lesson] = lessons_like(town.viewer_of("bruno"), title="Reorder in spring", indicators=["brand_listing"])

    assert (lesson.lessons, lesson.reached) == ("Begin earlier", True)
    assert lessons_like(town.viewer_of("bruno"), title="Licences") == []
    assert lessons_like(town.viewer_of("hugo"), title="Reorder in spring") == []


def test_brand_managers_make_priorities_and_leave_the_close_to_who_leads(town: Town) -> None:
    priority = a_priority(town)

    with pytest.raises(NotAllowedError):
        closed(town, priority.pk, "bruno")
    with pytest.raises(NotAllowedError):
        drop_priority(by=town.viewer_of("bruno"), at=NOTED, number=priority.pk, on=TODAY, reason="No")


def test_it_is_closed_once_and_with_a_summary(town: Town) -> None:
    priority = a_priority(town)

    with pytest.raises(RefusedError):
        closed(town, priority.pk, summary="  ")
    closed(town, priority.pk)
    with pytest.raises(RefusedError):
        closed(town, priority.pk)
    with pytest.raises(RefusedError):
        change_priority(by=town.viewer_of("ana"), at=NOTED, number=priority.pk, row=a_row())


def test_it_is_dropped_for_a_reason(town: Town) -> None:
    priority = a_priority(town)

    with pytest.raises(RefusedError):
        drop_priority(by=town.viewer_of("ana"), at=NOTED, number=priority.pk, on=TODAY, reason=" ")
    drop_priority(by=town.viewer_of("ana"), at=NOTED, number=priority.pk, on=TODAY, reason="No budget")

    [state] = states_of(town.viewer_of("ana"), [Priority.objects.get()], TODAY).values()
    assert state.name == "dropped"


def test_all_outlets_of_an_account_manager_are_chosen_at_once(town: Town) -> None:
    codes = codes_of_kind(town.viewer_of("bruno"), town.county.centre.pk, "all", "E05", on=TODAY)

    assert codes == ["O1", "O2"]
