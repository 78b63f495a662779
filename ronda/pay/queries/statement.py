"""One person's month of pay, with the pools that it comes from and the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pyarrow.dataset as ds

from ronda.facts.queries import Closing
from ronda.kernel.reason import Reason
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.queries.amounts import hidden_pools
from ronda.pay.queries.closed import is_distributed, names_in, rules_of, stored_amounts, stored_pools
from ronda.pay.queries.ledger import LedgerLine, lines_in_month
from ronda.pay.queries.seeing import refuse_other_companies, sees_sums
from ronda.pay.rules import COMPANY, Amount, Pool, reasons_of
from ronda.pay.rules.few import reasons_among_few, without_the_pool
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class StatementLine:
    """One spell: its amount, the pools of its post and of its unit, and why the amount is what it is.

    `all_weight` is that of everybody in the post, and `left_cents` were left over when its pool was cut to
    whole cents. They and the pools are None where the post has so few people that they would show a
    colleague's pay.
    """

    amount: Amount
    unit: str
    post_pool: Pool | None
    unit_pool: Pool | None
    reasons: tuple[Reason, ...]
    all_weight: Fraction | None = None
    left_cents: int | None = None

    @property
    def weight(self) -> Fraction:
        return Fraction(self.amount.weight_num, self.amount.weight_den)

    @property
    def cut_cents(self) -> int:
        """The share in whole cents, before a cent that was left over."""
        return self.amount.share_cents - self.amount.remainder_cent

    @property
    def rest(self) -> Fraction:
        """The part of a cent that was cut off."""
        return Fraction(self.amount.remainder_num, self.amount.remainder_den)


@dataclass(frozen=True)
class Statement:
    """What a run came to for one person, and what stands in the ledger for the month.

    Of the budget, `reserve_part` waits for appeals; how much that is, `reserve_cents`, is shown to those who
    see the budget.
    """

    month: str
    run: int
    person_code: str
    name: str
    lines: Sequence[StatementLine]
    postings: Sequence[LedgerLine]
    reserve_part: Decimal
    reserve_cents: int | None
    objection_days: int

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
    places = {(amount.unit_id, amount.post) for amount in amounts} - hidden
    groups = _groups(closing, places)
    rules = rules_of(closing)
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
                sum((weight_of(each) for each in groups[amount.unit_id, amount.post]), Fraction(0)),
                sum(each.remainder_cent for each in groups[amount.unit_id, amount.post]),
            )
            for amount in amounts
        ],
        postings=lines_in_month(viewer, closing, person),
        reserve_part=rules.pay.appeal_reserve,
        reserve_cents=pools[COMPANY, ""].appeal_reserve_cents if sees_sums(viewer) else None,
        objection_days=rules.appeals.objection_days,
    )


def weight_of(amount: Amount) -> Fraction:
    return Fraction(amount.weight_num, amount.weight_den)


def _groups(closing: Closing, places: set[tuple[int, str]]) -> dict[tuple[int, str], list[Amount]]:
    """Everybody's amounts in these posts of these units."""
    found: dict[tuple[int, str], list[Amount]] = {place: [] for place in places}
    units = sorted({unit for unit, _ in places})
    for amount in stored_amounts(closing, ds.field("unit_id").isin(units)) if units else ():
        if (amount.unit_id, amount.post) in found:
            found[amount.unit_id, amount.post].append(amount)
    return found


def _without_pools(amount: Amount, unit: str) -> StatementLine:
    return StatementLine(without_the_pool(amount), unit, None, None, reasons_among_few(amount))
