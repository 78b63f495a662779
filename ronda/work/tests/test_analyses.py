"""Analyses: what is searched, raised once, turned or dismissed, written, handed over, and used."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
from ronda.outlets.rules import LINES
from ronda.outlets.services import record_sales
from ronda.work.models import Analysis, Anomaly, Handover, Problem
from ronda.work.queries.analyses import analyses_for, made_and_used, with_use
from ronda.work.queries.anomalies import anomalies_for
from ronda.work.rules.anomalies import Finding
from ronda.work.rules.anomalies.raising import Raised, to_raise
from ronda.work.services.analyses import AnalysisRow, brief_front_office, rewrite_analysis, write_analysis
from ronda.work.services.anomalies import Turned, dismiss_anomalies, turn_into_problems
from ronda.work.services.anomaly_search import look_for_anomalies
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db

AT = datetime(2022, 11, 1, 9, tzinfo=UTC)
TODAY, LAST = date(2022, 11, 1), date(2022, 10, 31)


@pytest.fixture
def town(ronda_home: Path) -> Town:
    town = a_town()
    sell(town, {"O1": 9, "O2": 0, "O3": 0})
    return town


def sell(town: Town, silent: dict[str, int]) -> None:
    """One order a week and outlet for a year and a half; none in the last so many weeks."""
    outlets, product = numbers_of_outlets(town.operator), numbers_of_products(town.operator)["P1"]
    rows: list[dict[str, Any]] = [
        {
            "line_no": f"{code}-{week}",
            "outlet_id": outlets[code],
            "product_id": product,
            "day": LAST - timedelta(days=7 * week),
            "quantity": 10,
            "amount_cents": 10_000,
            "retail_cents": 12_000,
        }
        for code, weeks in silent.items()
        for week in range(weeks, 78)
    ]
    record_sales(by=town.operator, at=AT, lines=pa.Table.from_pylist(rows, schema=LINES), source="sales")


def searched(town: Town, *, who: str = "carmen", at: datetime = AT) -> Analysis:
    return look_for_anomalies(
        by=town.viewer_of(who), at=at, centre_id=town.county.centre.pk, until=TODAY, title="Anomalies"
    )


def test_an_outlet_that_stopped_is_found_among_all_that_were_looked_at(town: Town) -> None:
    analysis = searched(town)

    [anomaly] = analysis.anomalies.all()
    assert (anomaly.outlet.code, anomaly.kind, anomaly.state) == ("O1", "stop", "open")
    assert (anomaly.figures["seen"], anomaly.figures["expected"]) == (63, 7)
    assert anomaly.figures["weeks"] == [10_000] * 43 + [0] * 9
    assert (analysis.day, analysis.figures["outlets"]) == (LAST, 3)


@pytest.mark.parametrize("who", ["diego", "ivan", "director of the north", "hugo", "leader"])
def test_only_the_back_office_of_the_centre_looks(town: Town, who: str) -> None:
    with pytest.raises(NotAllowedError):
        searched(town, who=who)


def test_before_any_sale_there_is_nothing_to_look_at(town: Town) -> None:
    with pytest.raises(RefusedError):
        look_for_anomalies(
            by=town.viewer_of("carmen"),
            at=AT,
            centre_id=town.county.centre.pk,
            until=date(2021, 1, 1),
            title="Too early",
        )


def test_what_is_open_already_is_counted_and_not_raised_again(town: Town) -> None:
    searched(town)

    again = searched(town)

    assert (again.anomalies.count(), again.figures["known"]) == (0, 1)


def test_what_was_dismissed_comes_again_after_the_window(town: Town) -> None:
    anomaly = searched(town).anomalies.get()
    dismiss_anomalies(by=town.viewer_of("carmen"), at=AT, numbers=[anomaly.pk], why="It is being rebuilt.")

    assert searched(town).anomalies.count() == 0
    assert searched(town, at=AT + timedelta(days=91)).anomalies.count() == 1


def test_an_anomaly_becomes_a_problem_of_its_outlet_and_its_analysis_is_used(town: Town) -> None:
    analysis = searched(town)
    anomaly = analysis.anomalies.get()
    turned = [Turned(anomaly.pk, "Shop O1: stop", "No order for 63 days.", town.county.diego)]

    [problem] = turn_into_problems(
        by=town.viewer_of("carmen"), at=AT, today=TODAY, turned=turned, due=date(2022, 11, 9), topic="Stop"
    )

    assert (problem.outlet, problem.found, problem.owner) == (anomaly.outlet, "analysis", town.county.diego)
    anomaly.refresh_from_db()
    assert (anomaly.state, anomaly.settled_by) == ("problem", town.county.carmen)
    assert made_and_used(town.viewer_of("carmen"), on=TODAY, since=TODAY) == (1, 1)
    with pytest.raises(RefusedError):
        dismiss_anomalies(by=town.viewer_of("carmen"), at=AT, numbers=[anomaly.pk], why="Too late")
    assert Problem.objects.count() == 1


def test_a_dismissal_has_a_reason_and_is_the_back_offices(town: Town) -> None:
    anomaly = searched(town).anomalies.get()

    with pytest.raises(RefusedError):
        dismiss_anomalies(by=town.viewer_of("carmen"), at=AT, numbers=[anomaly.pk], why=" ")
    with pytest.raises(NotAllowedError):
        dismiss_anomalies(by=town.viewer_of("diego"), at=AT, numbers=[anomaly.pk], why="Mine")
    assert Anomaly.objects.get().state == "open"


def test_an_account_manager_reads_the_anomalies_of_the_own_outlets(town: Town) -> None:
    searched(town)

    seen = town.count_seen(lambda viewer: anomalies_for(viewer, on=TODAY))

    assert seen == {
        "operator": 1, "leader": 1, "ana": 1, "bruno": 1, "diego": 1, "elena": 0,
        "ivan": 0, "director of the north": 0, "hugo": 0, "hugo's operator": 0,
    }  # fmt: skip


def written(town: Town, *outlets: str) -> Analysis:
    row = AnalysisRow("New brand", "Ordered once and never again.", LAST, outlets)
    return write_analysis(by=town.viewer_of("carmen"), at=AT, centre_id=town.county.centre.pk, row=row)


def test_a_brief_goes_to_each_account_manager_with_the_own_outlets_only(town: Town) -> None:
    analysis = written(town, "O1", "O2", "O3")
    county = town.county

    brief_front_office(
        by=town.viewer_of("carmen"),
        at=AT,
        today=TODAY,
        number=analysis.pk,
        text="Ask why.",
        receivers=[county.diego.pk, county.elena.pk],
    )

    given = {each.receiver.name: each for each in Handover.objects.all() if each.receiver}
    assert given["Diego Park"].answer == "O1 Shop O1\nO2 Shop O2"
    assert given["Elena Novak"].answer == "O3 Shop O3"
    assert {(each.duty, each.owner.name, each.given_on) for each in given.values()} == {
        ("N1", "Carmen Ruiz", TODAY)
    }
    assert [each.use for each in with_use(analyses_for(town.viewer_of("carmen")))] == ["handover"]


def test_only_those_who_got_it_read_an_analysis_in_the_front_office(town: Town) -> None:
    analysis = written(town, "O1")
    brief_front_office(
        by=town.viewer_of("carmen"),
        at=AT,
        today=TODAY,
        number=analysis.pk,
        text="Ask why.",
        receivers=[town.county.diego.pk],
    )

    assert town.count_seen(lambda viewer: analyses_for(viewer, on=TODAY)) == {
        "operator": 1, "leader": 1, "ana": 1, "bruno": 1, "diego": 1, "elena": 0,
        "ivan": 0, "director of the north": 0, "hugo": 0, "hugo's operator": 0,
    }  # fmt: skip


def test_nobody_without_one_of_its_outlets_gets_a_brief(town: Town) -> None:
    analysis = written(town, "O3")

    with pytest.raises(RefusedError) as refused:
        brief_front_office(
            by=town.viewer_of("carmen"),
            at=AT,
            today=TODAY,
            number=analysis.pk,
            text="Ask why.",
            receivers=[town.county.diego.pk],
        )

    assert {each.where for each in refused.value.problems} == {"receivers"}


def test_an_unknown_outlet_is_refused_by_its_code(town: Town) -> None:
    with pytest.raises(RefusedError) as refused:
        written(town, "O1", "X9")

    assert [each.what for each in refused.value.problems] == ["there is no outlet X9"]


def test_what_others_have_read_is_not_changed_any_more(town: Town) -> None:
    analysis = written(town, "O1")
    about: dict[str, Any] = {"by": town.viewer_of("carmen"), "at": AT, "today": TODAY, "number": analysis.pk}
    row = AnalysisRow("New brand", "Ordered twice.", LAST, ["O1"])
    assert rewrite_analysis(**about, row=row, why="Counted again").text == "Ordered twice."
    brief_front_office(**about, text="Ask why.", receivers=[town.county.diego.pk])

    with pytest.raises(RefusedError):
        rewrite_analysis(**about, row=row, why="Again")


BEFORE = Raised(1, "drop", "", 400, open=False, dismissed_on=date(2022, 10, 1))
DROP = Finding(1, "drop", 5.0, 0.001, 10, 100)


@pytest.mark.parametrize(
    ("before", "strength", "raised"),
    [
        (BEFORE, 5.0, False),
        (BEFORE, 6.0, True),
        (replace(BEFORE, outlet_id=2), 5.0, True),
        (replace(BEFORE, kind="surge"), 5.0, True),
        (replace(BEFORE, dismissed_on=date(2022, 8, 3)), 5.0, True),
        (replace(BEFORE, open=True, dismissed_on=None), 9.0, False),
    ],
)
def test_a_dismissed_finding_is_raised_again_only_when_half_as_strong_again(
    before: Raised, strength: float, raised: bool
) -> None:
    new, known = to_raise(
        [replace(DROP, strength=strength)], [before], today=TODAY, quiet_days=90, stronger=Fraction(3, 2)
    )

    assert (len(new), known) == ((1, 0) if raised else (0, 1))
