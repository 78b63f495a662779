from datetime import date, timedelta

import pytest

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.inspection.queries import checks_for, known_information_checks
from ronda.inspection.rules import CheckRow
from ronda.inspection.services import record_checks, withdraw_checks
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def a_check(outlet: str = "O1", *, correct: bool = True, key: str = "") -> CheckRow:
    return CheckRow(outlet, date(2022, 10, 13), True, correct, True, key)


@pytest.fixture
def town() -> Town:
    return a_town()


def test_the_rows_are_exactly_those_of_the_frozen_table(town: Town) -> None:
    record_checks(by=town.operator, at=NOTED, rows=[a_check(correct=False)])

    rows = known_information_checks(town.operator, OCTOBER, FROZEN)

    assert [set(row) for row in rows] == [set(FROZEN_TABLES["information_checks"].schema.names)]
    assert arranged(FROZEN_TABLES["information_checks"], rows)["correct"].to_pylist() == [False]


def test_both_clocks_are_kept(town: Town) -> None:
    [change] = record_checks(by=town.operator, at=NOTED, rows=[a_check()])
    withdraw_checks(by=town.operator, at=FROZEN, numbers=[int(change.key)], reason="wrong outlet")

    counts = [
        len(known_information_checks(town.operator, OCTOBER, moment))
        for moment in (NOTED - SECOND, NOTED, FROZEN - SECOND, FROZEN)
    ]
    assert counts == [0, 1, 1, 0]


def test_the_same_check_again_changes_nothing_and_other_words_replace_it(town: Town) -> None:
    record_checks(by=town.operator, at=NOTED, rows=[a_check(key="C1")])
    same = record_checks(by=town.operator, at=NOTED, rows=[a_check(key="C1")])
    other = record_checks(by=town.operator, at=FROZEN, rows=[a_check(key="C1", correct=False)])

    assert (same, len(other)) == ([], 1)
    assert [row["correct"] for row in known_information_checks(town.operator, OCTOBER, FROZEN)] == [False]


def test_the_back_office_sees_the_sample_and_the_inspected_do_not(town: Town) -> None:
    record_checks(by=town.operator, at=NOTED, rows=[a_check()])

    assert town.count_seen(lambda viewer: checks_for(viewer, OCTOBER)) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 1,
        "diego": 0,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_the_other_company_knows_nothing(town: Town) -> None:
    record_checks(by=town.operator, at=NOTED, rows=[a_check()])

    assert known_information_checks(town.viewer_of("hugo's operator"), OCTOBER, FROZEN) == []
    with pytest.raises(NotAllowedError):
        known_information_checks(town.viewer_of("hugo"), OCTOBER, FROZEN)


def test_only_the_back_office_checks_its_outlets(town: Town) -> None:
    for who in ("diego", "leader", "director of the north", "hugo"):
        with pytest.raises(RefusedError):
            record_checks(by=town.viewer_of(who), at=NOTED, rows=[a_check()])

    assert record_checks(by=town.viewer_of("carmen"), at=NOTED, rows=[a_check()])
