"""Posting a distributed month to the ledger, once, and correcting it by later runs."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from ronda.facts.queries import Closing
from ronda.kernel.problem import Problem
from ronda.kernel.reason import Reason
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.models import Posting
from ronda.pay.queries.closed import stored_pools
from ronda.pay.queries.due import due
from ronda.pay.queries.ledger import posted_runs
from ronda.pay.rules.ledger import Line, total_of
from ronda.people.rules import Viewer

AT_ONCE = 5_000


def post_closing(*, by: Viewer, at: datetime, closing: Closing) -> tuple[Reason, ...]:
    """Writes the lines of the run that lie in its folder, and returns the reasons of corrections.

    The first run of a month posts every share, penalty and reserve: together the budget. A later run corrects
    upwards, with a reversal and a new line, out of the appeal reserve; nobody is ever posted less.
    """
    if not by.can_freeze or by.company_id != closing.company_id:
        raise NotAllowedError(f"posting the pay of {closing.month}")
    with transaction.atomic():
        runs = posted_runs(closing)
        if runs and runs[-1].run >= closing.run:
            what = (
                "is posted already"
                if runs[-1].pk == closing.pk
                else f"is older than run {runs[-1].run}, which is posted"
            )
            raise RefusedError(Problem(str(closing), what, "close the month once more to correct it"))
        lines, reasons = due(closing)
        if not runs:
            _check_budget(closing, lines)
        for chunk in _chunks(lines):
            Posting.objects.bulk_create(_posting(line, closing, at) for line in chunk)
    return reasons


def _check_budget(closing: Closing, lines: Iterable[Line]) -> None:
    """The last look before money is posted: tables that were tampered with do not add up."""
    budget = sum(pool.pool_cents for pool in stored_pools(closing) if pool.level == "company")
    if total_of(lines) != budget:
        remedy = "run `ronda verify`; nothing is posted"
        raise RefusedError(Problem(f"{closing}, results", "do not add up to the budget", remedy))


def _posting(line: Line, closing: Closing, at: datetime) -> Posting:
    return Posting(
        closing=closing,
        person_id=line.person_id,
        centre_id=line.unit_id,
        spell_id=line.spell_id,
        post=line.post,
        kind=line.kind,
        cents=line.cents,
        reason=line.reason,
        created_at=at,
    )


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rest = iter(lines)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk
