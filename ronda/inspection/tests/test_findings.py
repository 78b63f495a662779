from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.inspection.models import IntegrityFinding
from ronda.inspection.queries import disproved_visits, findings_for, known_integrity_findings
from ronda.inspection.rules import FindingRow
from ronda.inspection.rules.faults import FINDING_KINDS
from ronda.inspection.services import confirm_findings, withdraw_findings
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.tests.builders import the_rules
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

CONFIRMED = date(2022, 10, 20)
SECOND = timedelta(seconds=1)


def a_finding(person: str = "E05", **more: Any) -> FindingRow:
    said = {"kind": "false_visit", "confirmed_on": CONFIRMED, "reason": "the shop was closed all day"}
    return FindingRow(person, **{**said, **more})


def visit_of(town: Town, person: str = "E05", outlet: str = "O1", **more: Any) -> int:
    row = VisitRow(outlet, person, date(2022, 10, 13), **more)
    [change] = record_visits(by=town.operator, at=NOTED, rows=[row])
    return int(change.key)


@pytest.fixture
def town() -> Town:
    return a_town()


def test_every_kind_of_finding_has_its_penalty_in_the_policy() -> None:
    assert set(FINDING_KINDS) == set(the_rules().integrity.penalties)


def test_the_rows_are_exactly_those_of_the_frozen_table(town: Town) -> None:
    confirm_findings(by=town.operator, at=NOTED, rows=[a_finding()])

    rows = known_integrity_findings(town.operator, OCTOBER, FROZEN)

    assert [set(row) for row in rows] == [set(FROZEN_TABLES["integrity_findings"].schema.names)]
    assert arranged(FROZEN_TABLES["integrity_findings"], rows)["kind"].to_pylist() == ["false_visit"]


def test_both_clocks_are_kept(town: Town) -> None:
    finding = a_finding(visit_number=visit_of(town))
    [change] = confirm_findings(by=town.operator, at=NOTED, rows=[finding])
    withdraw_findings(by=town.operator, at=FROZEN, numbers=[int(change.key)], reason="objection upheld")

    moments = (NOTED - SECOND, NOTED, FROZEN - SECOND, FROZEN)
    found = [len(known_integrity_findings(town.operator, OCTOBER, moment)) for moment in moments]
    disproved = [len(disproved_visits(town.operator, OCTOBER, moment)) for moment in moments]
    assert (found, disproved) == ([0, 1, 1, 0], [0, 1, 1, 0])


def test_a_visit_found_false_in_november_is_disproved_in_october_where_it_was_made(town: Town) -> None:
    number = visit_of(town)
    later = a_finding(confirmed_on=date(2022, 11, 3), visit_number=number)
    confirm_findings(by=town.operator, at=NOTED, rows=[later])

    assert disproved_visits(town.operator, OCTOBER, FROZEN) == {number}
    assert known_integrity_findings(town.operator, OCTOBER, FROZEN) == []
    assert len(known_integrity_findings(town.operator, OCTOBER.plus(1), FROZEN)) == 1


def test_correcting_a_false_visit_does_not_clear_it(town: Town) -> None:
    number = visit_of(town, source_key="V1")
    confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(visit_number=number)])
    visit_of(town, source_key="V1", minutes=25)

    assert disproved_visits(town.operator, OCTOBER, FROZEN) == {number}


def test_a_false_record_leaves_its_visit_valid(town: Town) -> None:
    finding = a_finding(kind="false_record", visit_number=visit_of(town))
    confirm_findings(by=town.operator, at=NOTED, rows=[finding])

    assert disproved_visits(town.operator, OCTOBER, FROZEN) == frozenset()


def test_the_same_finding_again_changes_nothing(town: Town) -> None:
    confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(source_key="F1")])

    assert confirm_findings(by=town.operator, at=FROZEN, rows=[a_finding(source_key="F1")]) == []


def test_a_finding_is_seen_by_the_person_and_those_who_lead(town: Town) -> None:
    confirm_findings(by=town.operator, at=NOTED, rows=[a_finding()])

    assert town.count_seen(lambda viewer: findings_for(viewer, OCTOBER)) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 0,
        "diego": 1,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_the_other_company_knows_nothing(town: Town) -> None:
    confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(visit_number=visit_of(town))])
    other = town.viewer_of("hugo's operator")

    assert known_integrity_findings(other, OCTOBER, FROZEN) == []
    assert disproved_visits(other, OCTOBER, FROZEN) == frozenset()


def test_whoever_may_not_freeze_is_refused_the_facts_of_a_month(town: Town) -> None:
    for who in ("ana", "diego", "hugo"):
        with pytest.raises(NotAllowedError):
            known_integrity_findings(town.viewer_of(who), OCTOBER, FROZEN)
        with pytest.raises(NotAllowedError):
            disproved_visits(town.viewer_of(who), OCTOBER, FROZEN)


def test_only_those_who_lead_confirm_a_finding(town: Town) -> None:
    for who in ("bruno", "diego", "elena", "director of the north", "hugo"):
        with pytest.raises(RefusedError):
            confirm_findings(by=town.viewer_of(who), at=NOTED, rows=[a_finding()])

    assert confirm_findings(by=town.viewer_of("ana"), at=NOTED, rows=[a_finding()])


def test_nobody_confirms_or_withdraws_a_finding_about_oneself(town: Town) -> None:
    [change] = confirm_findings(by=town.operator, at=NOTED, rows=[a_finding("E01")])
    ana = town.viewer_of("ana")

    with pytest.raises(NotAllowedError):
        confirm_findings(by=ana, at=NOTED, rows=[a_finding("E01")])
    with pytest.raises(NotAllowedError):
        withdraw_findings(by=ana, at=FROZEN, numbers=[int(change.key)], reason="no")


def test_one_bad_finding_keeps_all_out_and_every_bad_one_is_named(town: Town) -> None:
    bad = [
        a_finding(kind="bad_mood"),
        a_finding(reason=" "),
        a_finding("E99"),
        a_finding(kind="ordering_for_retailer", visit_number=1),
    ]

    with pytest.raises(RefusedError) as refusal:
        confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(), *bad])

    assert [(problem.where, problem.what) for problem in refusal.value.problems] == [
        ("row 2, finding", "kind 'bad_mood' is not known"),
        ("row 3, finding", "confirmed without a reason"),
        ("row 4, finding", "there is no person E99"),
        ("row 5, finding", "ordering for a retailer names a visit"),
    ]
    assert not IntegrityFinding.objects.exists()


def test_a_finding_names_no_visit_that_is_not_there(town: Town) -> None:
    with pytest.raises(RefusedError, match="visit 4711: is not in force among yours"):
        confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(visit_number=4711)])


def test_a_finding_names_no_visit_of_somebody_else(town: Town) -> None:
    number = visit_of(town, "E06", "O3")

    with pytest.raises(RefusedError, match="row 1, finding: names a visit of somebody else"):
        confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(visit_number=number)])


def test_the_database_refuses_what_a_service_would_refuse(town: Town) -> None:
    confirm_findings(by=town.operator, at=NOTED, rows=[a_finding(visit_number=visit_of(town))])
    bad: list[dict[str, Any]] = [
        {"kind": "bad_mood"},
        {"reason": ""},
        {"kind": "ordering_for_retailer"},
        {"withdrawn_at": NOTED},
        {"withdrawn_at": NOTED - SECOND, "withdrawn_reason": "no"},
    ]

    for values in bad:
        with pytest.raises(IntegrityError), transaction.atomic():
            IntegrityFinding.objects.update(**values)
