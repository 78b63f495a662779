"""Posts of so few people that the pool and one amount would show a colleague's pay."""

from collections.abc import Iterable

from ronda.appraisal.rules.derivation import SMALLEST_POST
from ronda.kernel.reason import Reason
from ronda.pay.rules.lines import Amount
from ronda.pay.rules.reasons import reasons_of


def is_of_few(amounts: Iterable[Amount]) -> bool:
    """Whether these, all amounts of a post in a unit, are of fewer people than a pool is shown to."""
    return len({amount.person_id for amount in amounts}) < SMALLEST_POST


def without_the_pool(amount: Amount) -> Amount:
    """The amount without what bounds and remainders tell about the pool and the colleague's weight."""
    return amount._replace(bound="", remainder_num=0, remainder_den=1, remainder_cent=0, cent_by="")


def reasons_among_few(amount: Amount) -> tuple[Reason, ...]:
    """Grade and penalty, and why there is no more."""
    return (*reasons_of(without_the_pool(amount)), Reason.of("pay.pool_of_few", least=SMALLEST_POST))
