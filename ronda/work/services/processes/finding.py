"""The process that is about to be written, locked."""

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Process
from ronda.work.rules.company_wide import may_shape, may_write_rules


def process_to_write(by: Viewer, number: int, *, shaping: bool = False) -> Process:
    """Writers of the back office and the owner; `shaping`: only who shapes the company's rules."""
    process = (
        Process.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, pk=number).first()
    )
    if process is None:
        raise RefusedError(Problem(f"process {number}", "is not in force among yours", "look again"))
    own = by.person_id is not None and by.person_id == process.owner_id
    allowed = may_shape(by) if shaping else own or may_write_rules(by)
    if not allowed:
        raise NotAllowedError(f"process {number}")
    if process.ended_on is not None:
        raise RefusedError(Problem("process", "is no longer used", "begin another one"))
    return process
