"""A round in the field: Carmen inspects Diego's visit to O1, as the draw hands it to her."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from ronda.inspection.models import DrawnUnit, Finding, InspectionRound
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.rules.revisit import Value
from ronda.inspection.rules.rounds import Asked
from ronda.inspection.services.steps import (
    FindingSaid,
    answer_finding,
    ask_second_look,
    confirm_finding,
    draft_from_unit,
    issue_finding,
    say_second_look,
)
from ronda.inspection.services.units import send_unit
from ronda.outlets.models import Outlet
from ronda.outlets.queries import numbers_of_products
from ronda.people.models import Person
from ronda.people.rules import Viewer
from ronda.people.tests.builders import a_viewer
from ronda.visits.models import VisitForm
from ronda.visits.rules.forms import Counted, FormSaid
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.services.sending import send_form
from ronda.work.tests.builders import Town

VISITED = date(2022, 10, 3)
MONDAY = date(2022, 10, 10)
KEY = UUID("00000000-0000-4000-8000-000000000011")
OUTCOME = "The owner takes two cartons of the new tea."


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def a_sent_visit(town: Town, *, outlet: str = "O1", who: str = "diego", key: UUID = KEY) -> int:
    """Diego counted 12 pieces of tea at the front and found the display as it should be."""
    by = town.viewer_of(who)
    begin_visit(by=by, at=at(VISITED), today=VISITED, key=key, begun=VisitBegun(outlet))
    tea = numbers_of_products(by)["P1"]
    said = FormSaid(
        reason="frequency",
        outcome=OUTCOME,
        display="good",
        price_marking="mended",
        base_data="confirmed",
        counts=(Counted(tea, 12, None),),
    )
    sent = send_form(by=by, at=at(VISITED, 10), today=VISITED, key=key, said=said)
    assert sent.visit is not None
    return int(sent.visit.number)


def a_round(town: Town, inspected: str = "visits", **more: Any) -> InspectionRound:
    values: dict[str, Any] = {
        "company": town.county.company,
        "centre": town.county.centre,
        "object": inspected,
        "title": "First week of October",
        "starts": date(2022, 10, 3),
        "last": date(2022, 10, 7),
        "state": "drawn",
        "asked": Asked.by_policy(inspection_rules(date(2022, 10, 3))).as_json(),
        "seed": "0" * 64,
        "frame_digest": "0" * 64,
        "address": f"{inspected}-{InspectionRound.objects.count()}",
        "announced_at": at(date(2022, 9, 30)),
    }
    return InspectionRound.objects.create(**(values | more))


def a_unit(
    town: Town,
    round_: InspectionRound | None = None,
    *,
    outlet: str = "O1",
    person: str = "diego",
    inspector: str = "carmen",
    **more: Any,
) -> DrawnUnit:
    drawn = round_ or a_round(town)
    values: dict[str, Any] = {
        "round": drawn,
        "unit": f"V{drawn.units.count() + 1}",
        "stratum": "1",
        "ticket": "0" * 64,
        "position": drawn.units.count() + 1,
        "probability": "3/10",
        "outlet": Outlet.objects.get(company=town.county.company, code=outlet),
        "person": town.county.people[person],
        "inspector": town.county.people[inspector],
        "due": date(2022, 10, 14),
    }
    return DrawnUnit.objects.create(**(values | more))


def a_visit_unit(town: Town, **more: Any) -> DrawnUnit:
    return a_unit(town, visit_number=a_sent_visit(town), **more)


def omar(town: Town) -> Viewer:
    """The deputy, who decides where the director is a party."""
    found = Person.objects.filter(company=town.county.company, code="E02").first()
    person = found or Person.objects.create(company=town.county.company, code="E02", name="Omar Diallo")
    return a_viewer(person, "deputy", town.county.centre)


def tea_at_front(town: Town) -> str:
    return f"front_{numbers_of_products(town.operator)['P1']}"


def check(
    town: Town, unit: DrawnUnit, who: str = "carmen", *, day: date = MONDAY, **said: Value
) -> DrawnUnit:
    """Sent with what is said, and that the visit took place."""
    told: dict[str, Value] = {"took_place": "yes", **said}
    return send_unit(by=town.viewer_of(who), at=at(day), today=day, number=unit.pk, said=told, how="on_site")


def a_finding(
    town: Town, kind: str = "record", *, until: str = "issued", unit: DrawnUnit | None = None
) -> Finding:
    """Of Carmen about Diego: found and issued on Monday, answered on Tuesday, confirmed on Wednesday."""
    checked = unit or check(town, a_visit_unit(town), took_place="no", display="poor")
    carmen, diego, ana = (town.viewer_of(name) for name in ("carmen", "diego", "ana"))
    said = FindingSaid(kind, "The shop was closed on that day; the neighbour says so.")
    finding = draft_from_unit(by=carmen, at=at(MONDAY, 11), unit=checked.pk, said=said)
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    number = {"number": finding.pk}
    if until != "draft":
        finding = issue_finding(by=carmen, at=at(MONDAY, 12), today=MONDAY, **number)
    if until in {"answered", "confirmed"}:
        finding = answer_finding(
            by=diego, at=at(tuesday), today=tuesday, **number, answer="I was at the back door.", objects=True
        )
    if until == "confirmed":
        if kind in {"false_visit", "false_record", "ordering_for_retailer"}:
            look_again(town, finding)
        finding = confirm_finding(
            by=ana, at=at(wednesday, 15), today=wednesday, **number, why="Three say so."
        )
    return finding


def look_again(town: Town, finding: Finding, *, agrees: bool = True) -> Finding:
    """Ana asks Bruno, who looks on Wednesday."""
    day = MONDAY + timedelta(days=2)
    ana, bruno = town.viewer_of("ana"), town.viewer_of("bruno")
    ask_second_look(by=ana, at=at(day), today=day, number=finding.pk, who="E03")
    return say_second_look(
        by=bruno, at=at(day, 12), today=day, number=finding.pk, agrees=agrees, says="The neighbour confirms."
    )


def form_of(key: UUID = KEY) -> VisitForm:
    return VisitForm.objects.get(key=key)
