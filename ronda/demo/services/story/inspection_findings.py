"""What came of the rounds: findings in every state, and inspections of the running round."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ronda.demo.services.story import Scene
from ronda.inspection.queries.steps.page import second_lookers
from ronda.inspection.queries.steps.seen import finding_numbered
from ronda.inspection.queries.units.drawn import drawn_visits
from ronda.inspection.services.steps import (
    FindingSaid,
    answer_finding,
    ask_second_look,
    close_finding,
    confirm_finding,
    correct_finding,
    draft_from_unit,
    extend_limit,
    issue_finding,
    recheck_finding,
    say_second_look,
    withdraw_finding,
)
from ronda.inspection.services.units import send_unit
from ronda.people.queries import viewer_of_person
from ronda.people.rules import Viewer

CLOSED_SHOP = "The shop was closed all day for stock-taking; the neighbour and a notice at the door say so."
LEANS = "The display leans against the freezer, and no price is marked on the second shelf."
OTHER_DAY = "The owner says that the visit was on the day before; the visitors' book has no entry."
KEPT_LEFT = 1


def tell(scene: Scene) -> None:
    """Without a round nothing is told."""
    units = _units(scene)
    if len(units) < len(WAYS):
        return
    for unit, way in zip(_fitting(scene, units), WAYS, strict=False):
        way(scene, unit)
    _running_round(scene)


def _units(scene: Scene) -> list[Any]:
    """Inspected ones of the released round; those that differ come first."""
    found = drawn_visits(scene.by, round_state="released", state="checked")
    return sorted(found, key=lambda each: not any(row["outcome"] == "differs" for row in each.compared))


def _fitting(scene: Scene, units: list[Any]) -> Iterator[Any]:
    """The first is nobody's of the cast's own pages where it can be; one of Diego's waits for his answer."""
    diego = scene.viewer("diego").person_id
    own = next((each for each in units[1:] if each.person_id == diego), units[-1])
    rest = [each for each in units if each is not own]
    yield from rest[: len(WAYS) - 1]
    yield own


def _false_visit(scene: Scene, unit: Any) -> None:
    """Heard, looked at by another inspector, confirmed: the running month reads it."""
    number = _issued(scene, unit, "false_visit", CLOSED_SHOP, -8)
    _answered(scene, unit, number, -7, "I was there; the owner let me in by the back door.", objects=True)
    _second_look(scene, number, -6)
    confirm_finding(
        **_at(scene, scene.viewer("ana"), -4, number),
        why="Two inspectors heard the same from neighbours, and the answer names nobody who can be asked.",
    )


def _answered_one(scene: Scene, unit: Any) -> None:
    number = _issued(scene, unit, "record", OTHER_DAY, -4)
    _answered(scene, unit, number, -3, "The book lay in the back room; here is a photo of its page.", True)


def _closed_one(scene: Scene, unit: Any) -> None:
    """The first correction did not hold."""
    number = _confirmed(scene, unit, -9)
    person, inspector = _person(scene, unit), _inspector(scene, unit)
    told: dict[str, Any] = {"correction": "The display stands by the door, prices are marked."}
    correct_finding(**_at(scene, person, -6, number), **told)
    recheck_finding(**_at(scene, inspector, -5, number), held=False, says="The second shelf still has none.")
    correct_finding(**_at(scene, person, -3, number), **told)
    recheck_finding(**_at(scene, inspector, -2, number), held=True, says="Every price is marked.")
    close_finding(**_at(scene, scene.viewer("ana"), -1, number))


def _corrected_one(scene: Scene, unit: Any) -> None:
    number = _confirmed(scene, unit, -6)
    said = "A new stand came yesterday; the old one is taken back."
    correct_finding(**_at(scene, _person(scene, unit), -1, number), correction=said)


def _withdrawn_one(scene: Scene, unit: Any) -> None:
    number = _issued(scene, unit, "record", LEANS, -5)
    _answered(scene, unit, number, -4, "The photo shows the shop next door.", objects=True)
    why = "The inspector stood in the shop next door; the objection is right."
    withdraw_finding(**_at(scene, _inspector(scene, unit), -3, number), why=why)


def _longer_one(scene: Scene, unit: Any) -> None:
    """More time for an answer: the person was away."""
    number = _issued(scene, unit, "record", LEANS, -2)
    until = scene.day(5)
    extend_limit(**_at(scene, scene.viewer("ana"), -1, number), until=until, why="Away at a training.")


def _draft(scene: Scene, unit: Any) -> None:
    _drafted(scene, unit, "record", OTHER_DAY, -1)


def _waiting_for_an_answer(scene: Scene, unit: Any) -> None:
    _issued(scene, unit, "record", LEANS, -1)


WAYS = (
    _false_visit,
    _answered_one,
    _closed_one,
    _corrected_one,
    _withdrawn_one,
    _longer_one,
    _draft,
    _waiting_for_an_answer,
)


def _running_round(scene: Scene) -> None:
    """Everybody who inspects has done some and leaves some."""
    by_inspector: dict[int, list[Any]] = {}
    for each in drawn_visits(scene.by, round_state="drawn", state="to_check"):
        by_inspector.setdefault(each.inspector_id or 0, []).append(each)
    for number, units in by_inspector.items():
        by = viewer_of_person(scene.by.company_id, number, on=scene.today)
        for place, unit in enumerate(units[:-KEPT_LEFT][:2]):
            said = {"took_place": "yes", "display": "poor" if place else "good", "price_marking": "good"}
            said["outcome"] = "The owner remembers the visit and what was agreed."
            told: dict[str, Any] = {"by": by, "at": scene.now, "today": scene.today}
            send_unit(**told, number=unit.pk, said=said, how="on_site")


def _confirmed(scene: Scene, unit: Any, day: int) -> int:
    number = _issued(scene, unit, "record", LEANS, day)
    _answered(scene, unit, number, day + 1, "It is so; the stand broke last week.", objects=False)
    why = "The person agrees, and the photo shows it."
    confirm_finding(**_at(scene, scene.viewer("ana"), day + 2, number), why=why)
    return number


def _issued(scene: Scene, unit: Any, kind: str, text: str, day: int) -> int:
    number = _drafted(scene, unit, kind, text, day)
    issue_finding(**_at(scene, _inspector(scene, unit), day, number))
    return number


def _drafted(scene: Scene, unit: Any, kind: str, text: str, day: int) -> int:
    told = _at(scene, _inspector(scene, unit), day, 0)
    said = FindingSaid(kind, text)
    return int(draft_from_unit(by=told["by"], at=told["at"], unit=unit.pk, said=said).pk)


def _answered(scene: Scene, unit: Any, number: int, day: int, answer: str, objects: bool) -> None:
    answer_finding(**_at(scene, _person(scene, unit), day, number), answer=answer, objects=objects)


def _second_look(scene: Scene, number: int, day: int) -> None:
    """By the first of the back office who is no party, Ana left out, for she decides."""
    ana = scene.viewer("ana")
    finding = finding_numbered(ana, number)
    codes = [code for code, _name in second_lookers(ana, finding, on=scene.today)]
    who = next(code for code in codes if code != scene.person_code("ana"))
    ask_second_look(**_at(scene, ana, day, number), who=who)
    asked = finding_numbered(ana, number)
    other = viewer_of_person(scene.by.company_id, asked.second_by_id or 0, on=scene.today)
    says = "The baker next door remembers the notice at the door."
    say_second_look(**_at(scene, other, day + 1, number), agrees=True, says=says)


def _person(scene: Scene, unit: Any) -> Viewer:
    return viewer_of_person(scene.by.company_id, unit.person_id or 0, on=scene.today)


def _inspector(scene: Scene, unit: Any) -> Viewer:
    return viewer_of_person(scene.by.company_id, unit.inspector_id or 0, on=scene.today)


def _at(scene: Scene, by: Viewer, number: int, finding: int) -> dict[str, Any]:
    """Never in a month that is closed, and one after the other."""
    day = _day(scene, number)
    at = min(scene.now, scene.now.replace(year=day.year, month=day.month, day=day.day, hour=15, minute=0))
    return {"by": by, "at": at, "today": day, "number": finding}


def _day(scene: Scene, number: int) -> date:
    first = next((day for day in scene.working if day >= scene.month.start), scene.today)
    return min(max(scene.day(number), first), scene.today)
