"""From cards to the score of a spell: own part, team part, one rounding."""

from collections.abc import Collection, Mapping
from decimal import Decimal

import ibis

from ronda.facts.rules.exact import nine, product, ten_thousandths
from ronda.facts.rules.snapshot import Facts, Table

NINE = "decimal(18, 9)"


def team_scores(team_cards: Table) -> Table:
    """One row per unit: `team`, the centre's own card."""
    counted = team_cards.filter(team_cards.assessable)
    return counted.group_by("unit_id").aggregate(team=counted.contribution.sum().cast(NINE))


def spell_scores(
    facts: Facts,
    cards: Table,
    missed: Table,
    deducted: Table,
    teams: Table,
    team_shares: Mapping[str, Decimal],
    team_based: Collection[str],
) -> Table:
    """One row per spell: base, given_back, deduction, individual, team and `final`.

    A post of `team_based` starts from the team's score where no line of its own card could be assessed.
    NULL: nothing could be assessed.
    """
    spells = facts.spells.filter(facts.spells.post.isin(sorted(team_shares)))
    spells = spells.select(
        "spell_id",
        "person_id",
        "person_code",
        "unit_id",
        "post",
        "days",
        "present_days",
        "available_days",
        "newcomer",
    )
    counted = cards.filter(cards.assessable)
    bases = counted.group_by("spell_id").aggregate(base=counted.contribution.sum().cast(NINE))
    returned = missed.group_by("spell_id").aggregate(given_back=missed.given_back.sum().cast(NINE))
    rows = spells.left_join(bases, "spell_id").drop("spell_id_right")
    rows = rows.left_join(returned, "spell_id").drop("spell_id_right")
    rows = rows.left_join(teams, "unit_id").drop("unit_id_right")
    rows = rows.left_join(_at_first_spell(spells, deducted), "spell_id").drop("spell_id_right")
    of_team = rows.post.isin(sorted(team_based)).ifelse(rows.team, ibis.null(NINE))
    rows = rows.mutate(
        base=ibis.coalesce(rows.base, of_team),
        given_back=rows.given_back.fill_null(nine(0)),
        deduction=rows.deduction.fill_null(nine(0)),
    )
    individual = ibis.greatest(rows.base + rows.given_back - rows.deduction, nine(0)).cast(NINE)
    rows = rows.mutate(individual=rows.base.isnull().ifelse(ibis.null(NINE), individual))
    share = rows.post.cases(*((post, nine(tau)) for post, tau in sorted(team_shares.items())))
    rows = rows.mutate(team_share=rows.team.isnull().ifelse(nine(0), share))
    rows = rows.mutate(own_share=(nine(1) - rows.team_share).cast(NINE), of_team=rows.team.fill_null(nine(0)))
    rows = rows.mutate(own_part=product(rows.own_share, rows.individual))
    rows = rows.mutate(mixed=(rows.own_part + product(rows.team_share, rows.of_team)).cast(NINE))
    return rows.mutate(final=ten_thousandths(rows.mixed)).drop("own_share", "of_team", "own_part", "mixed")


def _at_first_spell(spells: Table, deducted: Table) -> Table:
    """A person with two spells in a unit is deducted once, at the first."""
    first = spells.group_by(["unit_id", "person_id"]).aggregate(spell_id=spells.spell_id.min())
    joined = first.join(deducted, [first.unit_id == deducted.unit_id, first.person_id == deducted.owner_id])
    return joined.select("spell_id", "deduction")
