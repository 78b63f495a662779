"""Completion is counted from the tasks, for whoever sees them."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from ronda.work.queries.completion import By, completion_by, completion_total, span_of
from ronda.work.services import record_tasks
from ronda.work.tests.builders import Town, a_task, a_town

pytestmark = pytest.mark.django_db

TODAY = date(2022, 10, 12)
NOW = datetime(2022, 10, 12, 6, tzinfo=UTC)
MONTH = {"first": date(2022, 10, 1), "last": date(2022, 10, 31), "today": TODAY}


@pytest.fixture
def town() -> Town:
    """Diego: one in time, one late, one open and late, one to come; Elena one in time; one of September."""
    town = a_town()
    fifth, sixth = date(2022, 10, 5), date(2022, 10, 6)
    rows = [
        a_task(due=fifth, done_on=fifth),
        a_task(due=fifth, done_on=sixth),
        a_task(due=fifth),
        a_task(due=date(2022, 10, 20)),
        a_task("E06", due=fifth, done_on=fifth),
        a_task("E06", due=date(2022, 9, 5)),
    ]
    record_tasks(by=town.operator, at=NOW, rows=rows)
    return town


def test_each_person_has_their_own_counts(town: Town) -> None:
    found = completion_by(town.viewer_of("ana"), "person", **MONTH)

    assert [(each.code, each.total, each.done, each.done_late, each.open, each.late) for each in found] == [
        ("E05", 4, 1, 1, 2, 1),
        ("E06", 1, 1, 0, 0, 0),
    ]
    assert [each.share_in_time for each in found] == [Fraction(1, 3), Fraction(1)]


@pytest.mark.parametrize(
    ("by", "rows"), [("post", [("account_manager", 5)]), ("duty", [("A2", 5)]), ("plan", [])]
)
def test_posts_duties_and_plans_add_up(town: Town, by: By, rows: list[tuple[str, int]]) -> None:
    found = completion_by(town.viewer_of("ana"), by, **MONTH)

    assert [(each.code, each.total) for each in found] == rows


def test_everybody_counts_only_what_they_see(town: Town) -> None:
    counted = town.count_seen(lambda who: range(completion_total(who, **MONTH).total))

    assert counted == {
        "operator": 5,
        "leader": 5,
        "ana": 5,
        "bruno": 5,
        "diego": 4,
        "elena": 1,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2022-02", (date(2022, 2, 1), date(2022, 2, 28))),
        ("", (date(2022, 10, 1), date(2022, 10, 31))),
        ("nonsense", (date(2022, 10, 1), date(2022, 10, 31))),
        ("2022-13", (date(2022, 10, 1), date(2022, 10, 31))),
    ],
)
def test_an_address_names_a_month_or_gets_the_running_one(text: str, span: tuple[date, date]) -> None:
    assert span_of(text, TODAY) == span
