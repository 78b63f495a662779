"""What a run is to post: everything, or what it corrects of the runs before it."""

from ronda.facts.queries import Closing
from ronda.kernel.reason import Reason
from ronda.pay.queries.closed import stored_amounts, stored_pools
from ronda.pay.queries.ledger import earlier_lines, posted_runs, refuse_all_but_all_seeing
from ronda.pay.rules.correction import Run, correct
from ronda.pay.rules.ledger import Line, first_lines
from ronda.people.rules import Viewer


def lines_due(viewer: Viewer, closing: Closing) -> list[Line]:
    """The lines that follow from the tables of this run and the postings of earlier ones."""
    refuse_all_but_all_seeing(viewer, closing)
    return due(closing)[0]


def due(closing: Closing) -> tuple[list[Line], tuple[Reason, ...]]:
    """The same with the reasons of corrections; for services, which ask who may."""
    earlier = [run for run in posted_runs(closing) if run.run < closing.run]
    if not earlier:
        return first_lines(stored_amounts(closing), stored_pools(closing)), ()
    correction = correct(earlier_lines(closing), _run_of(earlier[-1]), _run_of(closing))
    return list(correction.lines), correction.reasons


def _run_of(closing: Closing) -> Run:
    coefficients = {pool.unit_id: pool.coefficient for pool in stored_pools(closing) if pool.level == "unit"}
    return Run(stored_amounts(closing), coefficients)
