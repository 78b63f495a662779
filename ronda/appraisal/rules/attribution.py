"""Responsibility shares of a missed result: tiered, capped, proportional.

In each tier the duties claim q = weight x failure degree. While the claims fit, each is borne as it is;
beyond that they share what is left in proportion. What no tier explains is external: nobody is at fault.
The proportional rule is the one immune to merging and splitting of claims (O'Neill 1982; survey
Herrero and Villar 2001). Shares are cut at nine decimals so that they can never exceed the whole.
"""

import ibis

from ronda.facts.rules.exact import floored_product, nanos, nine, part_of
from ronda.facts.rules.snapshot import Keep, Table, unkept

_RESULT = ["spell_id", "indicator"]


def attribute(claims: Table, missed: Table, tiers: int, keep: Keep = unkept) -> tuple[Table, Table]:
    """(claims with `share`, missed results with `external`); shares of a result and its external sum to 1."""
    rest = missed.select(*_RESULT, rest=nine(1))
    shared: list[Table] = []
    for tier in range(tiers):
        held = keep(f"tier_{tier}_shares", _tier_shares(claims.filter(claims.tier == tier), rest))
        shared.append(held)
        used = held.group_by(_RESULT).aggregate(used=held.share.sum().cast("decimal(18, 9)"))
        left = rest.left_join(used, _RESULT)
        unused = (left.rest - left.used.fill_null(nine(0))).cast("decimal(18, 9)")
        rest = keep(f"tier_{tier}_rest", left.select("spell_id", "indicator", rest=unused))
    external = missed.join(rest, _RESULT).rename(external="rest")
    return ibis.union(*shared) if len(shared) > 1 else shared[0], external


def _tier_shares(claims: Table, rest: Table) -> Table:
    totals = claims.group_by(_RESULT).aggregate(total=claims.q.sum().cast("decimal(18, 9)"))
    claims = claims.join(totals, _RESULT).join(rest, _RESULT)
    claims = claims.mutate(claim=nanos(claims.q), whole=nanos(ibis.greatest(claims.total, nine(1))))
    # Claims that fit are measured against one, and so stay as they are.
    claims = claims.mutate(part=part_of(claims.claim, claims.whole, floor=True))
    claims = claims.mutate(share=floored_product(claims.rest, claims.part))
    return claims.drop("total", "rest", "claim", "whole", "part")
