from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.recognition.models import SatisfactionForm
from ronda.recognition.queries import forms_for, known_satisfaction_forms
from ronda.recognition.rules import FormRow
from ronda.recognition.services import record_forms, withdraw_forms
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 13)
SECOND = timedelta(seconds=1)


@pytest.fixture
def town() -> Town:
    return a_town()


def test_the_rows_are_exactly_those_of_the_frozen_table(town: Town) -> None:
    record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 88)])

    rows = known_satisfaction_forms(town.operator, OCTOBER, FROZEN)

    assert [set(row) for row in rows] == [set(FROZEN_TABLES["satisfaction_forms"].schema.names)]
    assert arranged(FROZEN_TABLES["satisfaction_forms"], rows)["score"].to_pylist() == [88]


def test_a_form_that_is_not_valid_does_not_count(town: Town) -> None:
    record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 100, valid=False)])

    assert known_satisfaction_forms(town.operator, OCTOBER, FROZEN) == []


def test_both_clocks_are_kept(town: Town) -> None:
    [change] = record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 88)])
    withdraw_forms(by=town.operator, at=FROZEN, numbers=[int(change.key)], reason="filled in by Diego")

    moments = (NOTED - SECOND, NOTED, FROZEN - SECOND, FROZEN)
    counts = [len(known_satisfaction_forms(town.operator, OCTOBER, moment)) for moment in moments]
    assert counts == [0, 1, 1, 0]


def test_a_form_belongs_to_the_month_of_its_day(town: Town) -> None:
    edges = [FormRow("O1", date(2022, 10, 1), 70), FormRow("O1", date(2022, 10, 31), 80)]
    outside = [FormRow("O1", date(2022, 9, 30), 10), FormRow("O1", date(2022, 11, 1), 20)]
    record_forms(by=town.operator, at=NOTED, rows=edges + outside)

    rows = known_satisfaction_forms(town.operator, OCTOBER, FROZEN)

    assert sorted(row["score"] for row in rows) == [70, 80]


def test_the_same_form_again_changes_nothing_and_a_corrected_one_replaces_it(town: Town) -> None:
    [new] = record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 88, source_key="A1")])
    same = record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 88, source_key="A1")])
    record_forms(by=town.operator, at=FROZEN, rows=[FormRow("O1", DAY, 68, source_key="A1")])

    [row] = known_satisfaction_forms(town.operator, OCTOBER, FROZEN)
    assert same == []
    assert (row["form_id"], row["score"]) == (int(new.key), 68)


def test_a_single_answer_is_for_those_who_lead(town: Town) -> None:
    record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 12)])

    assert town.count_seen(lambda viewer: forms_for(viewer, OCTOBER)) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 0,
        "diego": 0,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_the_other_company_knows_nothing(town: Town) -> None:
    record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 88)])

    assert known_satisfaction_forms(town.viewer_of("hugo's operator"), OCTOBER, FROZEN) == []
    with pytest.raises(NotAllowedError):
        known_satisfaction_forms(town.viewer_of("hugo"), OCTOBER, FROZEN)


def test_whoever_is_judged_records_no_form(town: Town) -> None:
    for who in ("diego", "leader", "director of the north", "hugo"):
        with pytest.raises(RefusedError):
            record_forms(by=town.viewer_of(who), at=NOTED, rows=[FormRow("O1", DAY, 100)])

    assert record_forms(by=town.viewer_of("carmen"), at=NOTED, rows=[FormRow("O1", DAY, 88)])


def test_one_bad_score_keeps_all_out_and_every_bad_one_is_named(town: Town) -> None:
    rows = [FormRow("O1", DAY, score) for score in (88, -1, 101)]

    with pytest.raises(RefusedError) as refusal:
        record_forms(by=town.operator, at=NOTED, rows=rows)

    assert [(problem.where, problem.what) for problem in refusal.value.problems] == [
        ("row 2, form", "score -1 is not a whole number from 0 to 100"),
        ("row 3, form", "score 101 is not a whole number from 0 to 100"),
    ]
    assert not SatisfactionForm.objects.exists()


def test_the_database_refuses_what_a_service_would_refuse(town: Town) -> None:
    record_forms(by=town.operator, at=NOTED, rows=[FormRow("O1", DAY, 88)])
    bad: list[dict[str, Any]] = [
        {"score": -1},
        {"score": 101},
        {"withdrawn_at": NOTED},
        {"withdrawn_at": NOTED - SECOND, "withdrawn_reason": "no"},
    ]

    for values in bad:
        with pytest.raises(IntegrityError), transaction.atomic():
            SatisfactionForm.objects.update(**values)
