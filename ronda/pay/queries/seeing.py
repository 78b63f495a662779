"""Whose money a viewer may see."""

from collections.abc import Iterable
from typing import Any

import pyarrow.dataset as ds

from ronda.appraisal.rules.derivation import SMALLEST_POST
from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.rules import Amount
from ronda.people.rules import Viewer

SEES_EVERYBODY = frozenset({"leader", "operator"})
SEES_SUMS = SEES_EVERYBODY | {"staff_representative"}
# A sum of fewer people tells a reader too much about each of them.
SMALLEST_GROUP = 5
# Whoever holds a post with fewer people does not see its pool: `SMALLEST_POST`, the appraisal's own number.


def is_hidden_pool(viewer: Viewer, unit_id: int, amounts: Iterable[Amount]) -> bool:
    """Whether the pool of a post in the unit, shared out as `amounts`, would show the viewer a colleague's
    pay."""
    return not leads(viewer, unit_id) and len({amount.person_id for amount in amounts}) < SMALLEST_POST


def without_the_pool(amount: Amount) -> Amount:
    """The amount without what bounds and remainders tell about the pool and the colleague's weight."""
    return amount._replace(bound="", remainder_num=0, remainder_den=1, remainder_cent=0, cent_by="")


def sees_everybody(viewer: Viewer) -> bool:
    return bool(viewer.roles & SEES_EVERYBODY)


def sees_sums(viewer: Viewer) -> bool:
    """Aggregates of the whole company: leaders, and the staff's representative."""
    return bool(viewer.roles & SEES_SUMS)


def leads(viewer: Viewer, unit_id: int) -> bool:
    """Whether everybody's results in the unit are the viewer's to see; nobody is person 0."""
    return viewer.can_see_results_of(0, unit_id)


def refuse_other_companies(viewer: Viewer, closing: Closing) -> None:
    if viewer.company_id != closing.company_id:
        raise NotAllowedError(f"the pay of {closing.month}")


def rows_to_read(viewer: Viewer) -> Any:
    """A filter that leaves out most of what the viewer may not see; the rows are still asked one by one."""
    if sees_everybody(viewer):
        return None
    mine = ds.field("person_id") == (viewer.person_id or 0)
    return mine | ds.field("unit_id").isin(sorted(viewer.centre_ids))
