"""What repeated problems ask for is settled: another process is written, or somebody says why not."""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import ProcessProposal
from ronda.work.rules.company_wide import may_write_rules
from ronda.work.services.problems import Known
from ronda.work.services.tracing import leave_trace

LONGEST_REASON = 500


@transaction.atomic
def settle_proposal(
    *, by: Viewer, at: datetime, number: int, why: str, process: Known | None = None
) -> ProcessProposal:
    """Adopted where a process is named that changes with it; declined otherwise."""
    if not may_write_rules(by):
        raise NotAllowedError("settling what repeated problems ask for")
    waiting = ProcessProposal.objects.filter(company_id=by.company_id, pk=number)
    proposal = waiting.select_for_update(of=("self",)).first()
    if proposal is None:
        raise RefusedError(
            Fault(f"proposal {number}", "is not in force among yours", "look at the page again")
        )
    faults = []
    if proposal.state != ProcessProposal.State.OPEN:
        faults.append(Fault("proposal", "is settled already", "look at the page again"))
    if not why.strip():
        faults.append(Fault("why", "says nothing", "say what changes, or why nothing does"))
    refuse_if_any(faults)
    state = ProcessProposal.State.DECLINED if process is None else ProcessProposal.State.ADOPTED
    proposal.state, proposal.settled_at, proposal.settled_by_id = state, at, by.person_id
    proposal.settled_why = why.strip()[:LONGEST_REASON]
    if process is not None:
        proposal.process_id = process.pk
    proposal.save()
    leave_trace(
        by=by,
        at=at,
        about="proposal",
        number=number,
        what=f"proposal.{state}",
        said={"topic": proposal.topic},
        why=proposal.settled_why,
    )
    return proposal
