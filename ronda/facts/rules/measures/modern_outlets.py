"""Use of the system by modern outlets."""

from ronda.facts.rules.holders import held_at_end
from ronda.facts.rules.measures.shape import share
from ronda.facts.rules.snapshot import Facts, Table


def modern_use(facts: Facts, enough_days: int) -> Table:
    """Modern outlets that used the system on enough days / modern outlets with a record of use."""
    modern = facts.outlets.filter(facts.outlets.modern).select("outlet_id")
    used = held_at_end(facts, facts.system_use.semi_join(modern, "outlet_id"))
    return share(used, used.days_used >= enough_days)
