from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.visits.models import Visit
from ronda.visits.queries import known_visits, visits_for, visits_of_month
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits, withdraw_visits
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 13)
SECOND = timedelta(seconds=1)
NONE_FALSE: frozenset[int] = frozenset()


def a_visit(outlet: str = "O1", person: str = "E05", day: date = DAY, **more: Any) -> VisitRow:
    return VisitRow(outlet, person, day, **more)


@pytest.fixture
def town() -> Town:
    return a_town()


def record_one(town: Town, **values: Any) -> int:
    [change] = record_visits(by=town.operator, at=NOTED, rows=[a_visit(**values)])
    return int(change.key)


def test_the_rows_are_exactly_those_of_the_frozen_table(town: Town) -> None:
    number = record_one(town)

    rows = known_visits(town.operator, OCTOBER, FROZEN, NONE_FALSE)

    assert [set(row) for row in rows] == [set(FROZEN_TABLES["visits"].schema.names)]
    assert arranged(FROZEN_TABLES["visits"], rows)["visit_id"].to_pylist() == [number]
    assert (rows[0]["kind"], rows[0]["valid"]) == ("visit", True)


def test_a_disproved_visit_is_not_valid_also_after_a_correction(town: Town) -> None:
    number = record_one(town, source_key="V1")
    record_visits(by=town.operator, at=NOTED, rows=[a_visit(source_key="V1", minutes=12)])

    [row] = known_visits(town.operator, OCTOBER, FROZEN, frozenset({number}))

    assert (row["visit_id"], row["valid"]) == (number, False)


def test_what_is_recorded_later_is_not_known_earlier(town: Town) -> None:
    record_one(town)

    assert known_visits(town.operator, OCTOBER, NOTED - SECOND, NONE_FALSE) == []


def test_what_is_withdrawn_is_still_known_of_the_time_before(town: Town) -> None:
    number = record_one(town)
    withdraw_visits(by=town.operator, at=FROZEN, numbers=[number], reason="another outlet")

    assert len(known_visits(town.operator, OCTOBER, FROZEN - SECOND, NONE_FALSE)) == 1
    assert known_visits(town.operator, OCTOBER, FROZEN, NONE_FALSE) == []


def test_a_visit_belongs_to_the_month_of_its_day_as_it_was_corrected(town: Town) -> None:
    number = record_one(town, source_key="V1")
    moved = a_visit(day=date(2022, 11, 1), source_key="V1")
    record_visits(by=town.operator, at=FROZEN, rows=[moved])

    assert visits_of_month(town.operator, OCTOBER, FROZEN - SECOND, [number]) == {number}
    assert visits_of_month(town.operator, OCTOBER, FROZEN, [number]) == frozenset()
    assert visits_of_month(town.operator, OCTOBER.plus(1), FROZEN, [number]) == {number}


def test_whoever_may_not_freeze_is_refused_the_facts_of_a_month(town: Town) -> None:
    for who in ("ana", "diego", "hugo"):
        with pytest.raises(NotAllowedError):
            known_visits(town.viewer_of(who), OCTOBER, FROZEN, NONE_FALSE)


def test_a_visit_is_seen_by_its_visitor_the_centre_and_the_company(town: Town) -> None:
    record_one(town)

    assert town.count_seen(lambda viewer: visits_for(viewer, OCTOBER)) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 1,
        "diego": 1,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_the_other_company_knows_nothing(town: Town) -> None:
    record_one(town)

    assert known_visits(town.viewer_of("hugo's operator"), OCTOBER, FROZEN, NONE_FALSE) == []


def test_an_account_manager_records_own_visits_to_outlets_in_hand(town: Town) -> None:
    diego = town.viewer_of("diego")

    assert record_visits(by=diego, at=NOTED, rows=[a_visit()])


def test_nobody_records_a_visit_out_of_the_own_hands(town: Town) -> None:
    strange = [
        ("diego", a_visit("O3")),
        ("diego", a_visit(person="E06")),
        ("elena", a_visit()),
        ("director of the north", a_visit()),
        ("leader", a_visit()),
        ("hugo", a_visit()),
        ("hugo", a_visit("H1")),
    ]

    for who, row in strange:
        with pytest.raises(RefusedError):
            record_visits(by=town.viewer_of(who), at=NOTED, rows=[row])

    assert not Visit.objects.exists()


def test_a_key_does_not_reach_a_visit_of_somebody_else_to_the_same_outlet(town: Town) -> None:
    record_one(town, person="E03", kind="field_visit", source_key="V1")

    with pytest.raises(NotAllowedError):
        record_visits(by=town.viewer_of("diego"), at=FROZEN, rows=[a_visit(source_key="V1")])

    assert Visit.objects.get().withdrawn_at is None


def test_the_back_office_records_visits_to_outlets_of_its_centre(town: Town) -> None:
    rows = [a_visit(), a_visit("O2", "E03", kind="field_visit")]

    for who in ("operator", "ana", "bruno"):
        assert len(record_visits(by=town.viewer_of(who), at=NOTED, rows=rows)) == 2


def test_the_same_visits_again_change_nothing(town: Town) -> None:
    record_one(town, source_key="V1")

    assert record_visits(by=town.operator, at=FROZEN, rows=[a_visit(source_key="V1")]) == []


def test_the_same_moment_in_another_zone_is_no_change(town: Town) -> None:
    nine = datetime(2022, 10, 13, 9, tzinfo=UTC)
    record_one(town, source_key="V1", started_at=nine)
    elsewhere = a_visit(source_key="V1", started_at=nine.astimezone(timezone(timedelta(hours=8))))

    assert record_visits(by=town.operator, at=FROZEN, rows=[elsewhere]) == []


def test_one_bad_visit_keeps_all_out_and_every_bad_one_is_named(town: Town) -> None:
    bad = [
        a_visit(kind="call"),
        a_visit(minutes=-1),
        a_visit(minutes=1441),
        a_visit(started_at=datetime(2022, 10, 13, 9)),  # noqa: DTZ001
        a_visit(started_at=datetime(2022, 10, 15, 9, tzinfo=UTC)),
        a_visit("O9"),
    ]

    with pytest.raises(RefusedError) as refusal:
        record_visits(by=town.operator, at=NOTED, rows=[a_visit(), *bad])

    assert [(problem.where, problem.what) for problem in refusal.value.problems] == [
        ("row 2, visit", "kind 'call' is not known"),
        ("row 3, visit", "-1 minutes are no length of a visit"),
        ("row 4, visit", "1441 minutes are no length of a visit"),
        ("row 5, visit", "the start names no time zone"),
        ("row 6, visit", "started at 2022-10-15 09:00, not on 2022-10-13"),
        ("row 7, visit", "there is no outlet O9"),
    ]
    assert not Visit.objects.exists()


def test_the_database_refuses_what_a_service_would_refuse(town: Town) -> None:
    record_one(town)
    bad: list[dict[str, Any]] = [
        {"kind": "call"},
        {"minutes": -1},
        {"minutes": 1441},
        {"withdrawn_at": NOTED},
        {"withdrawn_reason": "entered twice"},
        {"withdrawn_at": NOTED - SECOND, "withdrawn_reason": "entered twice"},
    ]

    for values in bad:
        with pytest.raises(IntegrityError), transaction.atomic():
            Visit.objects.update(**values)
