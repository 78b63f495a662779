"""One person's month of pay, with the pools that it comes from and the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.dataset as ds

from ronda.facts.queries import Closing
from ronda.kernel.reason import Reason
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.queries.amounts import hidden_pools
from ronda.pay.queries.closed import is_distributed, names_in, stored_amounts, stored_pools
from ronda.pay.queries.ledger import LedgerLine, lines_in_month
from ronda.pay.queries.seeing import refuse_other_companies
from ronda.pay.rules import Amount, Pool, reasons_of
from ronda.pay.rules.few import reasons_among_few, without_the_pool
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class StatementLine:
    """One spell: its amount, the pools of its post and of its unit, and why the amount is what it is.

    The pools are None where the post has so few people that they would show a colleague's pay.
    """

    amount: Amount
    unit: str
    post_pool: Pool | None
    unit_pool: Pool | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Statement:
    """What a run came to for one person, and what stands in the ledger for the month."""

    month: str
    run: int
    person_code: str
    name: str
    lines: Sequence[StatementLine]
    postings: Sequence[LedgerLine]

    @property
    def amount_cents(self) -> int:
        return sum(line.amount.amount_cents for line in self.lines)

    @property
    def posted_cents(self) -> int:
        return sum(posting.cents for posting in self.postings)


def statement_for(viewer: Viewer, closing: Closing, person_code: str) -> Statement:
    """NotAllowedError alike for somebody else's pay and for a person without any."""
    refuse_other_companies(viewer, closing)
    amounts = [
        amount
        for amount in (
            stored_amounts(closing, ds.field("person_code") == person_code) if is_distributed(closing) else ()
        )
        if viewer.can_see_results_of(amount.person_id, amount.unit_id)
    ]
    if not amounts:
        raise NotAllowedError(f"the pay of {person_code} in {closing.month}")
    person = amounts[0].person_id
    units = names_in(closing, "units", "unit_id")
    names = names_in(closing, "people", "person_id", ds.field("person_id") == person)
    pools = {(pool.unit_id, pool.post): pool for pool in stored_pools(closing)}
    hidden = hidden_pools(viewer, closing, amounts)
    return Statement(
        month=closing.month,
        run=closing.run,
        person_code=person_code,
        name=names[person],
        lines=[
            _without_pools(amount, units[amount.unit_id])
            if (amount.unit_id, amount.post) in hidden
            else StatementLine(
                amount,
                units[amount.unit_id],
                pools[amount.unit_id, amount.post],
                pools[amount.unit_id, ""],
                reasons_of(amount),
            )
            for amount in amounts
        ],
        postings=lines_in_month(viewer, closing, person),
    )


def _without_pools(amount: Amount, unit: str) -> StatementLine:
    return StatementLine(without_the_pool(amount), unit, None, None, reasons_among_few(amount))
