"""The amounts and the pools of a distributed closing."""

from collections.abc import Iterable

import pyarrow.dataset as ds

from ronda.facts.queries import Closing
from ronda.pay.queries.closed import is_distributed, stored_amounts, stored_pools
from ronda.pay.queries.seeing import (
    SMALLEST_GROUP,
    leads,
    refuse_other_companies,
    rows_to_read,
    sees_everybody,
    sees_sums,
)
from ronda.pay.rules import Amount, Pool
from ronda.pay.rules.few import is_of_few, without_the_pool
from ronda.people.rules import Viewer


def amounts_for(viewer: Viewer, closing: Closing) -> list[Amount]:
    """One row a spell, by its number: a leader's company, a director's centre, oneself; none before the
    closing is distributed. Oneself in a small post reads no bound and no remainder."""
    refuse_other_companies(viewer, closing)
    if not is_distributed(closing):
        return []
    seen = [
        amount
        for amount in stored_amounts(closing, rows_to_read(viewer))
        if viewer.can_see_results_of(amount.person_id, amount.unit_id)
    ]
    hidden = hidden_pools(viewer, closing, seen)
    return [
        without_the_pool(amount) if (amount.unit_id, amount.post) in hidden else amount for amount in seen
    ]


def hidden_pools(viewer: Viewer, closing: Closing, amounts: Iterable[Amount]) -> set[tuple[int, str]]:
    """Units and posts of these amounts where the pool would show a colleague's pay."""
    places = {(row.unit_id, row.post) for row in amounts if not leads(viewer, row.unit_id)}
    if not places:
        return set()
    held: dict[tuple[int, str], list[Amount]] = {}
    for row in stored_amounts(closing, ds.field("unit_id").isin(sorted({unit for unit, _ in places}))):
        held.setdefault((row.unit_id, row.post), []).append(row)
    return {place for place in places if is_of_few(held[place])}


def pools_for(viewer: Viewer, closing: Closing) -> list[Pool]:
    """The company before its units, a unit before its posts; a director sees the own centre's.

    The staff's representative sees no pool of so few that it would show somebody's pay.
    """
    refuse_other_companies(viewer, closing)
    if not is_distributed(closing):
        return []
    return [pool for pool in stored_pools(closing) if _may_see(viewer, pool)]


def _may_see(viewer: Viewer, pool: Pool) -> bool:
    if sees_everybody(viewer):
        return True
    if pool.level != "company" and leads(viewer, pool.unit_id):
        return True
    return sees_sums(viewer) and (pool.level == "company" or pool.spells >= SMALLEST_GROUP)
