"""Hand-overs of a duty given in time and accepted."""

from collections.abc import Sequence

from ronda.facts.rules.measures.shape import share
from ronda.facts.rules.snapshot import Facts, Table


def handovers(facts: Facts, duties: Sequence[str]) -> Table:
    """Hand-overs of these duties that were given in time and not returned / hand-overs due.

    A hand-over has an owner and a unit and no day, so it counts for the owner's first spell there.
    """
    due = facts.handovers.filter(facts.handovers.duty.isin(list(duties)))
    spells = facts.spells.select("spell_id", "unit_id", owner_id="person_id")
    first = spells.group_by(["unit_id", "owner_id"]).aggregate(spell_id=spells.spell_id.min())
    owned = due.join(first, ["unit_id", "owner_id"])
    return share(owned, owned.delivered & ~owned.returned & (owned.elapsed <= owned.allowed))
