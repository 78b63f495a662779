"""Paper is keyed in by two people who do not see each other's; what differs is settled with the paper."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.recognition.models import SheetKeying, SurveySheet
from ronda.recognition.queries.customers.policy import asked_of
from ronda.recognition.queries.customers.progress import is_to_key
from ronda.recognition.queries.customers.rounds import keeps_round
from ronda.recognition.queries.customers.sheets import sheet_for
from ronda.recognition.rules.customers.keying import Keyed, differences
from ronda.recognition.rules.customers.scoring import answer_faults
from ronda.recognition.services.customers.answering import LONGEST, ROLES
from ronda.recognition.services.customers.rounds import State, locked_round, trace_round

TWICE = 2
NOTHING: Mapping[str, int] = {}


@transaction.atomic
def key_sheet(*, by: Viewer, at: datetime, number: int, sheet: int, keyed: Keyed) -> SurveySheet:
    """The second time it is compared with the first: what agrees is what the sheet says."""
    found = _on_paper(by, number, sheet)
    if by.person_id is None:
        raise NotAllowedError("keying in as nobody")
    _refuse_faults(found, keyed)
    if found.keyings.count() >= TWICE:
        raise RefusedError(Problem("sheet", "is a sheet keyed in twice", "settle what differs"))
    try:
        with transaction.atomic():
            SheetKeying.objects.create(
                sheet=found,
                keyed_by_id=by.person_id,
                answers=dict(keyed.answers),
                said=keyed.said.strip()[:LONGEST],
                role=keyed.role,
                keyed_at=at,
            )
    except IntegrityError as error:
        problem = Problem("sheet", "is a sheet that you keyed in already", "let somebody else key it in")
        raise RefusedError(problem) from error
    kept = [Keyed(each.answers, each.said, each.role) for each in found.keyings.all()]
    if len(kept) == TWICE and not differences(*kept):
        _settle(found, kept[0])
    trace_round(by, at, found.round, "keyed", sheet=found.number)
    return found


@transaction.atomic
def settle_sheet(*, by: Viewer, at: datetime, number: int, sheet: int, keyed: Keyed) -> SurveySheet:
    """Where the two differ: what the paper says, by somebody who looks at it again."""
    found = _on_paper(by, number, sheet)
    _refuse_faults(found, keyed)
    if found.keyings.count() < TWICE:
        raise RefusedError(Problem("sheet", "is a sheet not keyed in twice", "let somebody else key it in"))
    _settle(found, keyed)
    trace_round(by, at, found.round, "settled", sheet=found.number)
    return found


def _settle(sheet: SurveySheet, keyed: Keyed) -> None:
    """A sheet on which nothing stands is known by its role: it is not keyed in again."""
    sheet.answers, sheet.said = dict(keyed.answers), keyed.said.strip()[:LONGEST]
    sheet.role = keyed.role or ("" if sheet.answers or sheet.said else "other")
    sheet.save(update_fields=["answers", "said", "role"])


def _on_paper(by: Viewer, number: int, sheet: int) -> SurveySheet:
    seen = sheet_for(by, number, sheet)
    if not keeps_round(by, seen.round):
        raise NotAllowedError(f"keying in sheet {sheet}")
    locked_round(seen.round, State.OPEN)
    found = (
        SurveySheet.objects.select_for_update(of=("self",))
        .select_related("round__version", "person")
        .get(pk=seen.pk)
    )
    if not is_to_key(found):
        raise RefusedError(Problem("sheet", "is a sheet past this step", "look at it again"))
    return found


def _refuse_faults(sheet: SurveySheet, keyed: Keyed) -> None:
    refuse_if_any([Problem(*fault) for fault in answer_faults(asked_of(sheet.round.version), keyed.answers)])
    if keyed.role and keyed.role not in ROLES:
        raise RefusedError(Problem("role", "is nobody who answers", "choose from the list"))
