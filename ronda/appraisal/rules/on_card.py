"""Which duties are held against whom: those on the responsibility card in force of the post.

A duty that is not on it is not read; what it would have explained goes on down the cascade. Where a post has
no card, the policy's duties apply. Whoever held several posts in the unit answers for what is on the card of
any of them; whoever held none there is read by the card of the post that the policy gives the duty to.
"""

from ronda.facts.rules.snapshot import Facts, Table


def answered(facts: Facts, duties: Table) -> Table:
    """Pairs of post and duty that a holder of the post answers for."""
    named = duties.select("duty").distinct()
    posts = facts.spells.select("post").union(duties.select("post")).distinct()
    every = posts.cross_join(named)
    cards = facts.cards.select("post", "duty")
    off_card = every.semi_join(cards, "post").anti_join(cards, ["post", "duty"])
    return every.anti_join(off_card, ["post", "duty"])


def held_back(back: Table, duties: Table, pairs: Table, facts: Facts) -> Table:
    """The failures of the back office that count for their owner."""
    held = facts.spells.select("unit_id", "post", owner_id="person_id").distinct()
    by_post = held.join(pairs, "post").select("unit_id", "owner_id", "duty").distinct()
    own = back.semi_join(by_post, ["unit_id", "owner_id", "duty"])
    by_policy = duties.select("post", "duty").distinct().semi_join(pairs, ["post", "duty"])
    elsewhere = back.anti_join(held, ["unit_id", "owner_id"]).semi_join(by_policy, "duty")
    return own.union(elsewhere)


def held_front(front: Table, pairs: Table, facts: Facts) -> Table:
    """The failures of the front office that count for their spell."""
    posts = facts.spells.select("spell_id", "post").join(pairs, "post").select("spell_id", "duty")
    return front.semi_join(posts, ["spell_id", "duty"])
