"""What a finding does to a month that is really closed: only a confirmed one does anything."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ronda.cockpit.tests.closing_world import (
    AS_OF,
    LATER,
    OCTOBER,
    a_closable_county,
    close_october,
    frozen_rows,
)
from ronda.facts.queries import Closing, closed_table
from ronda.inspection.models import DrawnUnit, Finding
from ronda.inspection.queries import known_integrity_findings
from ronda.inspection.services.steps import (
    FindingSaid,
    answer_finding,
    ask_second_look,
    confirm_finding,
    dismiss_finding,
    draft_from_unit,
    issue_finding,
    say_second_look,
    withdraw_finding,
)
from ronda.inspection.services.units import send_unit
from ronda.inspection.tests.inspected import a_round, a_unit
from ronda.people.models import Appointment
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County
from ronda.visits.models import Visit
from ronda.work.tests.builders import Town

pytestmark = pytest.mark.django_db

FOUND, DECIDED = date(2022, 10, 17), date(2022, 10, 20)


def moment(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_closable_county()


def a_false_visit(county: County, who: str) -> Finding:
    """Carmen finds that the first visit of somebody did not take place; the person objects."""
    town: Any = Town(county, county.centre, county.gao)
    visit = Visit.objects.filter(person=county.people[who]).earliest("day", "pk")
    round_ = a_round(town, starts=visit.day, last=visit.day)
    unit: DrawnUnit = a_unit(
        town, round_, outlet=visit.outlet.code, person=who, visit_number=visit.number, due=FOUND
    )
    carmen = county.viewer_of("carmen")
    told: dict[str, Any] = {"by": carmen, "at": moment(FOUND)}
    send_unit(**told, today=FOUND, number=unit.pk, said={"took_place": "no"}, how="on_site")
    said = FindingSaid("false_visit", "The shop was closed all day.")
    finding = draft_from_unit(**told, unit=unit.pk, said=said)
    issue_finding(**told, today=FOUND, number=finding.pk)
    return answer_finding(
        by=county.viewer_of(who),
        at=moment(FOUND, 15),
        today=FOUND,
        number=finding.pk,
        answer="I was there.",
        objects=True,
    )


def confirm(county: County, finding: Finding) -> Finding:
    ana, bruno = county.viewer_of("ana"), county.viewer_of("bruno")
    told: dict[str, Any] = {"today": DECIDED, "number": finding.pk}
    ask_second_look(by=ana, at=moment(DECIDED, 8), who="E03", **told)
    say_second_look(by=bruno, at=moment(DECIDED, 9), agrees=True, says="Closed, says the baker.", **told)
    return confirm_finding(by=ana, at=moment(DECIDED, 10), why="Two neighbours say so.", **told)


def amounts(closing: Closing, county: County) -> dict[str, dict[str, Any]]:
    rows = closed_table(Viewer.operator(closing.company_id), closing, "results/amounts").to_pylist()
    names = {person.code: name for name, person in county.people.items()}
    return {names[row["person_code"]]: row for row in rows}


def test_a_confirmed_false_visit_takes_a_tenth_of_the_share_and_an_unconfirmed_one_nothing(
    county: County,
) -> None:
    """A share of 2,835.00 at a wage of 3,000.00: a tenth is below a fifth of the wage, and is taken."""
    Appointment.objects.filter(person=county.people["diego"]).update(monthly_wage_cents=300_000)
    confirm(county, a_false_visit(county, "diego"))
    a_false_visit(county, "elena")
    farids = a_false_visit(county, "farid")
    dismiss_finding(
        by=county.viewer_of("ana"),
        at=moment(DECIDED),
        today=DECIDED,
        number=farids.pk,
        why="The visitors' book is signed.",
    )

    closing = close_october(county)

    paid = amounts(closing, county)
    share = paid["diego"]["share_cents"]
    assert share > 0
    assert paid["diego"]["penalty_cents"] == share // 10
    assert paid["diego"]["amount_cents"] == share - share // 10
    assert [paid[name]["penalty_cents"] for name in ("elena", "farid", "ana")] == [0, 0, 0]
    assert [row["kind"] for row in frozen_rows(closing, "integrity_findings")] == ["false_visit"]
    people = {county.people[name].pk: name for name in ("diego", "elena", "farid")}
    invalid = [people[row["person_id"]] for row in frozen_rows(closing, "visits") if not row["valid"]]
    assert invalid == ["diego"]


def test_withdrawn_after_the_close_the_month_stays_as_it_was_known(county: County) -> None:
    finding = confirm(county, a_false_visit(county, "diego"))
    closing = close_october(county)
    before = amounts(closing, county)

    withdraw_finding(
        by=county.viewer_of("ana"),
        at=LATER,
        today=LATER.date(),
        number=finding.pk,
        why="The baker remembers another day.",
    )

    assert amounts(closing, county) == before
    known = [len(known_integrity_findings(county.viewer, OCTOBER, known)) for known in (AS_OF, LATER)]
    assert known == [1, 0]
