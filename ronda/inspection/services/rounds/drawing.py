"""The draw: seed from nonces, frame and beacon; the list from seed and terms; inspectors by tickets too."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.queries.rounds import ties_of
from ronda.inspection.rules.draws import Assignment, Drawn, draw, draw_inspectors, draw_seed, seed_faults
from ronda.inspection.rules.draws.documents import AnnouncedFile, read_document
from ronda.inspection.rules.draws.lines import read_frame
from ronda.inspection.rules.rounds import (
    Asked,
    next_step,
    outlet_of,
    person_of,
    stratum_of,
    task_of,
    visit_of,
)
from ronda.inspection.services.rounds.finding import led_round, refuse_unless, standing, tell
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.clocks import day_after

State = InspectionRound.State


@transaction.atomic
def draw_round(*, by: Viewer, at: datetime, number: int) -> InspectionRound:
    """From the announced files and the reveals alone, as everybody will be able to do it again."""
    found, today = led_round(by, number), timezone.localdate(at)
    refuse_unless(found, State.FROZEN)
    if next_step(standing(found, today)).code != "draw":
        raise RefusedError(Problem("round", "waits for reveals or for the beacon", "look at the page again"))
    promises = list(found.commitments.all())
    nonces = {each.party: each.nonce for each in promises if each.nonce}
    if faults := seed_faults({each.party: each.digest for each in promises}, nonces, found.beacon):
        raise RefusedError(*faults)
    seed = draw_seed(nonces, found.frame_digest, found.beacon)
    drawn = _drawn(found, seed)
    asked = Asked.of_json(found.asked)
    found.seed, found.state, found.drawn_at = seed, State.DRAWN, at
    found.save()
    _keep(found, drawn, _assign(found, drawn, asked, today), day_after(by, today, asked.check_days))
    tell(by, at, found, "drawn")
    return found


def _drawn(found: InspectionRound, seed: str) -> list[Drawn]:
    units, problems = read_frame("frame.txt", found.frame)
    document, wrong = read_document(AnnouncedFile, "announced.json", found.asked["announced"])
    if problems or wrong or document is None:
        raise RefusedError(*problems, *wrong)
    return draw(units, seed, document.plain().terms)


def _assign(
    found: InspectionRound, drawn: Sequence[Drawn], asked: Asked, today: date
) -> dict[str, Assignment]:
    """By unit; people are named by number, as strata are. A unit without anybody free is left out."""
    ties = ties_of(found.company_id, [each.unit for each in drawn], today)
    assigned, _unassigned = draw_inspectors(
        [each.unit.id for each in drawn],
        [each.unit.id for each in drawn if each.again],
        found.seed,
        [stratum_of(person) for person in asked.inspectors],
        {unit: [stratum_of(person) for person in tied] for unit, tied in ties.items()},
    )
    return {each.unit: each for each in assigned}


def _keep(found: InspectionRound, drawn: Sequence[Drawn], assigned: dict[str, Assignment], due: date) -> None:
    signs = found.asked.get("signs", {})
    rows = DrawnUnit.objects.bulk_create(
        [_row(found, each, due, signs, _who(assigned.get(each.unit.id))) for each in drawn]
    )
    first = {row.unit: row for row in rows}
    again = [each for each in drawn if each.again]
    DrawnUnit.objects.bulk_create(
        _row(found, each, due, signs, _who(assigned.get(each.unit.id), again=True), first[each.unit.id])
        for each in again
    )


def _who(assignment: Assignment | None, *, again: bool = False) -> int | None:
    name = None if assignment is None else assignment.again if again else assignment.inspector
    return None if name is None else person_of(name)


def _row(
    found: InspectionRound,
    each: Drawn,
    due: date,
    signs: Any,
    inspector: int | None,
    second_of: DrawnUnit | None = None,
) -> DrawnUnit:
    why = {"code": each.chance.why.code, "again": each.again, "said": dict(each.chance.why.facts)}
    if each.unit.id in signs:
        why["signs"] = signs[each.unit.id]
    return DrawnUnit(
        round=found,
        unit=each.unit.id,
        stratum=each.unit.stratum,
        ticket=each.ticket,
        position=each.position,
        probability=str(each.chance.probability),
        why=why,
        outlet_id=outlet_of(each.unit.id),
        person_id=person_of(each.unit.stratum),
        visit_number=visit_of(each.unit.id),
        task_number=task_of(each.unit.id),
        inspector_id=inspector,
        second_of=second_of,
        due=due,
    )
