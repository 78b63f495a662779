"""What the pages of visits say of a month is what its close says of it, on the same facts."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ronda.facts.rules.measures.visits import field_visits, visit_adherence
from ronda.facts.services.freezing import freeze_month
from ronda.facts.services.opening import Engine
from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.kernel.period import Month
from ronda.outlets.rules import OutletRow, PortfolioRow
from ronda.outlets.services import assign_portfolios, keep_outlets
from ronda.people.models import Person
from ronda.people.rules import LeaveRow
from ronda.people.services import record_leave
from ronda.people.tests.builders import OPENED, an_appointment, the_rules
from ronda.policy import Rules
from ronda.visits.queries import visits_for
from ronda.visits.queries.quotas import MonthPaces, paces_in
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.tests.builders import FROZEN, NOTED, OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return a_town()


def october(day: int) -> date:
    return date(2022, 10, day)


def closed(town: Town, folder: Path, rules: Rules) -> tuple[dict[int, Any], dict[int, Any]]:
    """By spell, what the two measures of visits say of the frozen month."""
    freeze_month(by=town.operator, month=OCTOBER, as_of=FROZEN, rules=rules, past_scores=[], folder=folder)
    engine = Engine()
    facts = engine.open_facts(folder, OCTOBER)
    adherence = visit_adherence(facts, rules.visits.frequency).to_pyarrow().to_pylist()
    field = field_visits(facts, rules.visits.quotas).to_pyarrow().to_pylist()
    engine.close()
    return {row["spell_id"]: row for row in adherence}, {row["spell_id"]: row for row in field}


def paces(town: Town) -> MonthPaces:
    return paces_in(town.operator, OCTOBER, today=date(2022, 11, 5))


def compare(town: Town, folder: Path) -> int:
    """Asserts that both say the same; how many people were compared."""
    rules = the_rules()
    adherence, field = closed(town, folder, rules)
    compared = 0
    for each in paces(town).people:
        spell = each.stint.spell_id
        if each.quota and spell in field:
            row = field[spell]
            assert (each.tally.done, each.tally.due) == (row["num"], Fraction(row["goal"], OCTOBER.days))
            compared += 1
        elif spell in adherence:
            row, days = adherence[spell], OCTOBER.days * each.stint.days
            assert (each.tally.done * days, each.tally.due * days) == (row["num"], row["den"])
            compared += 1
    return compared


def test_whole_months_leave_part_months_and_second_visits_agree(town: Town, tmp_path: Path) -> None:
    keep_outlets(by=town.operator, at=OPENED, rows=[OutletRow("O4", "Shop O4", "C1", visit_class="A")])
    assign_portfolios(
        by=town.operator,
        at=OPENED,
        rows=[PortfolioRow("O4", "E05", october(1)), PortfolioRow("O3", "E05", october(20))],
    )
    record_leave(
        by=town.operator,
        at=OPENED,
        rows=[
            LeaveRow("E05", october(10), october(15), "annual"),
            LeaveRow("E03", october(3), october(5), "sick"),
        ],
    )
    deputy = Person.objects.get(code="E04")
    an_appointment(deputy, town.county.centre, "deputy", start=october(17), at=OPENED)
    said = [
        *(("O1", "E05", day, "visit") for day in (3, 4, 24)),
        *(("O4", "E05", day, "visit") for day in (3, 3)),
        ("O3", "E06", 5, "visit"),
        ("O3", "E05", 24, "visit"),
        *(("O1", "E03", day, "field_visit") for day in (3, 20)),
        ("O2", "E03", 6, "field_visit"),
        ("O1", "E04", 6, "field_visit"),
        ("O2", "E04", 20, "field_visit"),
        ("O3", "E01", 20, "field_visit"),
    ]
    rows = [VisitRow(outlet, person, october(day), kind) for outlet, person, day, kind in said]
    record_visits(by=town.operator, at=NOTED, rows=rows)

    assert compare(town, tmp_path) >= 6


def test_an_inspection_on_the_spot_is_no_field_visit_for_the_quota_too(town: Town, tmp_path: Path) -> None:
    rows = [VisitRow(outlet, "E01", october(6), "field_visit") for outlet in ("O1", "O2")]
    record_visits(by=town.operator, at=NOTED, rows=rows)
    ana = Person.objects.get(code="E01")
    drawn = InspectionRound.objects.create(
        company=town.county.company,
        object="information",
        title="October",
        starts=october(1),
        last=october(31),
        address="a",
        announced_at=OPENED,
        state="released",
        frame_digest="0" * 64,
        seed="0" * 64,
        released_at=OPENED,
    )
    visited = {each.outlet.code: each.outlet for each in _outlets(town)}
    DrawnUnit.objects.create(
        round=drawn,
        unit="O1",
        stratum="all",
        ticket="0",
        position=1,
        probability="1",
        outlet=visited["O1"],
        state="checked",
        how="on_site",
        checked_by=ana,
        checked_at=datetime(2022, 10, 6, 10, tzinfo=UTC),
    )

    director = next(each for each in paces(town).people if each.stint.code == "E01")

    assert director.tally.outlets == (visited["O2"].pk,)
    assert compare(town, tmp_path) >= 1


def test_another_company_and_other_people_are_not_seen(town: Town) -> None:
    def seen(who: str) -> set[str]:
        found = paces_in(town.viewer_of(who), Month(2022, 10), today=october(10))
        return {each.stint.code for each in found.people}

    assert seen("diego") == {"E05"}
    assert seen("bruno") == {"E03"}
    assert {"E01", "E03", "E04", "E05", "E06", "E07"} == seen("ana")
    assert seen("hugo") == {"H01"}
    assert "E20" in seen("leader")


def _outlets(town: Town) -> list[Any]:
    return list(visits_for(town.operator, OCTOBER))
