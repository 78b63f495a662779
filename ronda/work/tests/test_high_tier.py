"""High-tier customers from the ledger: list, alerts, the summary of a month and its task."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.rules import OutletRow
from ronda.outlets.services import keep_outlets
from ronda.outlets.tests.builders import a_line, deliver
from ronda.people.tests.builders import OPENED
from ronda.work.models import Analysis, Task
from ronda.work.queries.high_tier import high_tier_for, summaries_for, summary_figures, summary_for
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services.giving import give_tasks
from ronda.work.services.high_tier import KeptSummary, keep_summary
from ronda.work.tests.builders import Town, a_town
from ronda.work.wording.high_tier import summary_text

OCTOBER = Month(2022, 10)
TODAY = date(2022, 11, 4)
NOW = datetime(2022, 11, 4, 9, tzinfo=UTC)
SOLD = {"O1": (1000, 1000, 1000, 600), "O2": (900, 1000, 1100, 1000), "O3": (500, 500, 500, 100)}


@pytest.fixture
def town(db: None, ronda_home: Path) -> Town:
    """O1 and O2 are of a high grade, O3 is not; O1 bought four tenths less in October."""
    town = a_town()
    grades = {"O1": 28, "O2": 26, "O3": 25}
    rows = [OutletRow(code, f"Shop {code}", "C1", grade=grade) for code, grade in grades.items()]
    keep_outlets(by=town.operator, at=OPENED, rows=[*rows, OutletRow("N1", "Shop N1", "C2", grade=30)])
    lines = [
        a_line(
            town.county,
            f"{code}-{place}",
            outlet=code,
            day=date(2022, 7 + place, 10),
            amount_cents=cents * 100,
        )
        for code, months in SOLD.items()
        for place, cents in enumerate(months)
    ]
    deliver(town.county, *lines, at=NOW)
    return town


def test_the_list_has_the_outlets_of_the_grade_with_their_trend(town: Town) -> None:
    found = high_tier_for(town.viewer_of("bruno"), today=TODAY)

    assert [(each.code, each.holder, each.trend.last, each.trend.alert) for each in found.rows] == [
        ("O2", "Diego Park", 100_000, False),
        ("O1", "Diego Park", 60_000, True),
    ]
    assert found.last == OCTOBER
    assert not found.by_share


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ("leader", ["O2", "O1", "N1"]),
        ("diego", ["O2", "O1"]),
        ("elena", []),
        ("ivan", ["N1"]),
        ("hugo", []),
    ],
)
def test_everybody_sees_the_own_ones_only(town: Town, who: str, codes: list[str]) -> None:
    found = high_tier_for(town.viewer_of(who), today=TODAY)

    assert [each.code for each in found.rows] == codes


def test_a_summary_begins_with_the_figures_and_what_was_done_about_the_alerts(town: Town) -> None:
    bruno = town.viewer_of("bruno")
    [alert] = high_tier_for(bruno, today=TODAY).alerts
    order = TaskOrder(
        town.county.centre.pk,
        town.county.diego.pk,
        "Ask why Shop O1 orders less",
        date(2022, 11, 8),
        outlet_id=alert.outlet_id,
    )
    give_tasks(by=bruno, at=NOW, orders=[order])

    figures = summary_figures(bruno, high_tier_for(bruno, today=TODAY))

    assert (figures["outlets"], figures["total"], figures["usual"]) == (2, 160_000, 200_000)
    assert figures["change"] == -2000
    assert [(each["code"], each["change"], each["done"]) for each in figures["alerts"]] == [
        ("O1", -4000, ["Ask why Shop O1 orders less"])
    ]
    assert "Shop O1: -40%. Done: Ask why Shop O1 orders less" in summary_text(figures, "EUR")


def kept(town: Town, who: str = "bruno", **values: Any) -> KeptSummary:
    said = {"centre_code": "C1", "month": OCTOBER, "title": "October", "text": "A weak month", **values}
    return keep_summary(by=town.viewer_of(who), at=NOW, **said)


def a_summary_task(town: Town, due: date) -> int:
    bruno = town.county.bruno.pk
    order = TaskOrder(town.county.centre.pk, bruno, "Sum up", due, duty="B4", kind="summary")
    return give_tasks(by=town.operator, at=datetime(2022, 10, 3, tzinfo=UTC), orders=[order]).number


def test_keeping_a_summary_closes_the_task_of_it(town: Town) -> None:
    number = a_summary_task(town, date(2022, 11, 5))

    told = kept(town)

    assert told.task == number
    assert Task.objects.get(withdrawn_at=None).done_on == TODAY
    assert Analysis.objects.get().figures["month"] == "2022-10"


def test_a_summary_task_of_another_time_stays_open(town: Town) -> None:
    a_summary_task(town, date(2022, 12, 5))

    assert kept(town).task is None
    assert Task.objects.get(withdrawn_at=None).done_on is None


@pytest.mark.parametrize("who", ["diego", "leader", "director of the north", "hugo"])
def test_only_the_back_office_of_the_centre_sums_up(town: Town, who: str) -> None:
    with pytest.raises(NotAllowedError):
        kept(town, who)


@pytest.mark.parametrize("values", [{"month": Month(2022, 11)}, {"text": "  "}])
def test_a_month_that_runs_and_an_empty_text_are_refused(town: Town, values: dict[str, Any]) -> None:
    with pytest.raises(RefusedError):
        kept(town, **values)

    assert not Analysis.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"), [("ana", 1), ("diego", 0), ("director of the north", 0), ("hugo", 0)]
)
def test_the_back_office_of_the_centre_reads_the_summary(town: Town, who: str, sees: int) -> None:
    number = kept(town).analysis.pk
    viewer = town.viewer_of(who)

    assert summaries_for(viewer).count() == sees
    if not sees:
        with pytest.raises(RefusedError):
            summary_for(viewer, number)
