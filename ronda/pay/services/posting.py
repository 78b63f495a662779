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
from ronda.pay.queries.closed import stored_amounts, stored_pools
from ronda.pay.queries.ledger import month_lines, posted_runs
from ronda.pay.rules.correction import Run, correct
from ronda.pay.rules.ledger import Line, first_lines, total_of
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
        lines, reasons = _first(closing) if not runs else _correction(closing, runs[-1])
        for chunk in _chunks(lines):
            Posting.objects.bulk_create(_posting(line, closing, at) for line in chunk)
    return reasons


def _first(closing: Closing) -> tuple[Iterable[Line], tuple[Reason, ...]]:
    pools = stored_pools(closing)
    lines = first_lines(stored_amounts(closing), pools)
    budget = sum(pool.pool_cents for pool in pools if pool.level == "company")
    if total_of(lines) != budget:
        raise RefusedError(
            Problem(
                f"{closing}, results", "do not add up to the budget", "run `ronda verify`; nothing is posted"
            )
        )
    return lines, ()


def _correction(closing: Closing, paid: Closing) -> tuple[Iterable[Line], tuple[Reason, ...]]:
    correction = correct(month_lines(closing), _run_of(paid), _run_of(closing))
    return correction.lines, correction.reasons


def _run_of(closing: Closing) -> Run:
    coefficients = {pool.unit_id: pool.coefficient for pool in stored_pools(closing) if pool.level == "unit"}
    return Run(stored_amounts(closing), coefficients)


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
