"""Free analyses of the information officer, and their way to the front office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Analysis, Handover
from ronda.work.queries.analyses import analyses_for, holders_of_analysis
from ronda.work.rules import may_record_in
from ronda.work.services.handover_hands import traced
from ronda.work.services.recording import add_records
from ronda.work.services.tracing import leave_trace

DUTY = "N1"


@dataclass(frozen=True)
class AnalysisRow:
    """What an analysis says; `outlets` are the codes of those that it is about."""

    title: str
    text: str
    day: date
    outlets: Sequence[str] = ()


@transaction.atomic
def write_analysis(*, by: Viewer, at: datetime, centre_id: int, row: AnalysisRow) -> Analysis:
    if not may_record_in(by, centre_id):
        raise NotAllowedError("writing analyses of this centre")
    analysis = Analysis(
        company_id=by.company_id,
        centre_id=centre_id,
        kind=Analysis.Kind.FREE,
        made_by_id=by.person_id,
        made_at=at,
    )
    _fill(by, analysis, row)
    leave_trace(by=by, at=at, about="analysis", number=analysis.pk, what="analysis.written")
    return analysis


@transaction.atomic
def rewrite_analysis(
    *, by: Viewer, at: datetime, today: date, number: int, row: AnalysisRow, why: str
) -> Analysis:
    """Only a free one, and only until it is sent: what others go by stays as they read it."""
    analysis = _analysis(by, number, today)
    if analysis.kind != Analysis.Kind.FREE or analysis.briefed_at is not None:
        raise RefusedError(Fault("analysis", "is kept as it was then", "write another one"))
    _fill(by, analysis, row)
    leave_trace(
        by=by,
        at=at,
        about="analysis",
        number=number,
        what="analysis.changed",
        why=" ".join(why.split())[:500],
    )
    return analysis


@transaction.atomic
def brief_front_office(
    *, by: Viewer, at: datetime, today: date, number: int, text: str, receivers: Sequence[int]
) -> list[Handover]:
    """A hand-over (N1) to each of the account managers, with the outlets that are theirs, given at once."""
    analysis = _analysis(by, number, today)
    owner_id = by.person_id
    if owner_id is None:
        what, remedy = "is handed over by nobody", "sign in as a person of the centre"
        raise RefusedError(Fault("receivers", what, remedy))
    faults = []
    if not text.strip():
        faults.append(Fault("text", "says nothing", "say what they are to do with it"))
    holders = {each.person_id: each for each in holders_of_analysis(by, analysis, on=today)}
    known = [number for number in dict.fromkeys(receivers) if number in holders and number != owner_id]
    if not known:
        faults.append(Fault("receivers", "names nobody", "choose at least one receiver"))
    refuse_if_any(faults)
    drafts = [
        Handover(
            company_id=by.company_id,
            centre_id=analysis.centre_id,
            owner_id=owner_id,
            receiver_id=receiver,
            duty=DUTY,
            title=analysis.title[:200],
            started_on=today,
            allowed_days=0,
            given_on=today,
            text=text.strip(),
            answer="\n".join(holders[receiver].outlets),
            analysis=analysis,
            known_at=at,
        )
        for receiver in known
    ]
    refuse_if_any([found for each in drafts for found in invalid_fields(each, "hand-over")])
    add_records(drafts, at=at, refuse=lambda records: None)
    for each in drafts:
        traced(by, at, each, "handover.given", {"name": each.receiver.name if each.receiver else ""})
    analysis.briefed_at = at
    analysis.save(update_fields=["briefed_at"])
    said = {"people": len(drafts)}
    leave_trace(by=by, at=at, about="analysis", number=number, what="analysis.briefed", said=said)
    return drafts


def _analysis(by: Viewer, number: int, today: date) -> Analysis:
    analysis = analyses_for(by, on=today).filter(pk=number).select_for_update(of=("self",)).first()
    if analysis is None:
        raise RefusedError(Fault(f"analysis {number}", "is not among yours", "look at the number again"))
    if not may_record_in(by, analysis.centre_id):
        raise NotAllowedError("changing this analysis")
    return analysis


def _fill(by: Viewer, analysis: Analysis, row: AnalysisRow) -> None:
    codes = [code.strip() for code in row.outlets if code.strip()]
    known: dict[str, Any] = dict(outlets_for(by).filter(code__in=codes).values_list("code", "pk"))
    faults = [
        Fault("outlets", f"there is no outlet {code}", "correct the code")
        for code in codes
        if code not in known
    ]
    if not row.title.strip():
        faults.append(Fault("title", "says nothing", "give it a title"))
    if not row.text.strip():
        faults.append(Fault("text", "says nothing", "say what was found"))
    analysis.title, analysis.text, analysis.day = row.title.strip(), row.text.strip(), row.day
    analysis.figures = {"outlets": [known[code] for code in dict.fromkeys(codes) if code in known]}
    refuse_if_any(faults or invalid_fields(analysis, "analysis"))
    analysis.save()
