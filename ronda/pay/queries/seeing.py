"""Whose money a viewer may see."""

from typing import Any

import pyarrow.dataset as ds

from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer

SEES_EVERYBODY = frozenset({"leader", "operator"})
SEES_SUMS = SEES_EVERYBODY | {"staff_representative"}
# A sum of fewer people tells a reader too much about each of them.
SMALLEST_GROUP = 5
# The other limit: the holders of a post below `rules.few.SMALLEST_POST` see no pool.


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
