"""Tasks of a duty done in time and to effect."""

from collections.abc import Sequence

from ronda.facts.rules.holders import done_by
from ronda.facts.rules.measures.shape import share
from ronda.facts.rules.snapshot import Facts, Table


def tasks(facts: Facts, duties: Sequence[str]) -> Table:
    """Tasks of these duties that were done in time and had effect / tasks due."""
    due = facts.tasks.filter(facts.tasks.duty.isin(list(duties)))
    owned = done_by(facts, due, "owner_id", "due")
    return share(owned, owned.in_time & owned.effective)
