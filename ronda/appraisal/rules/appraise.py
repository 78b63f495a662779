"""The appraisal of a month, step by step; each step's table is kept and is itself the explanation."""

from collections.abc import Callable

import ibis

from ronda.appraisal.rules.attainment import with_attainment
from ronda.appraisal.rules.attribution import attribute
from ronda.appraisal.rules.claims import claims, missed_results
from ronda.appraisal.rules.failure import back_failures, front_failures
from ronda.appraisal.rules.on_card import answered, held_back, held_front
from ronda.appraisal.rules.person_month import person_scores, settled_spells
from ronda.appraisal.rules.points import balanced, carried, deductions
from ronda.appraisal.rules.policy_tables import TEAM, card_lines, duty_lines, served_results
from ronda.appraisal.rules.scorecard import read_cards, scored, values_of
from ronda.appraisal.rules.scores import spell_scores, team_scores
from ronda.facts.rules.book_sales import book_sales
from ronda.facts.rules.measures.catalogue import measures, unit_measures
from ronda.facts.rules.measures.listing import target_orders
from ronda.facts.rules.outlet_sales import handed_over_sales, outlet_sales
from ronda.facts.rules.snapshot import Facts, Keep, Table
from ronda.policy import Rules

RESULT_ORDER: dict[str, tuple[str, ...]] = {
    "measures": ("key", "unit_id", "spell_id"),
    "cards": ("spell_id", "indicator"),
    "team_cards": ("unit_id", "indicator"),
    "shares": ("spell_id", "indicator", "tier", "duty", "owner_id"),
    "missed": ("spell_id", "indicator"),
    "deductions": ("unit_id", "owner_id"),
    "spells": ("spell_id",),
    "persons": ("person_id",),
}


def appraise(
    facts: Facts, rules: Rules, keep: Keep, carry: Callable[[Table], Table] | None = None
) -> dict[str, Table]:
    """The result tables of the month, by name; `carry` takes the measures of a running month to its end."""
    facts = with_sales(facts, keep)
    by_spell = measures(facts, rules, keep)
    by_spell = keep("measures", carry(by_spell) if carry else by_spell)
    by_unit = keep("unit_measures", unit_measures(by_spell))

    read = _read_cards(facts, rules, by_spell, by_unit, keep)
    cards = keep("cards", read.filter(read.post != TEAM))
    team_cards = keep("team_cards", read.filter(read.post == TEAM).mutate(spell_id=-read.spell_id))

    missed = keep("missed_results", missed_results(cards))
    duties = keep("duties", duty_lines(rules))
    pairs = keep("answered_duties", answered(facts, duties))
    every = keep("every_back_failure", back_failures(facts, duties))
    back = keep("back_failures", held_back(every, duties, pairs, facts))
    front = keep("front_failures", held_front(front_failures(facts, duties, by_spell), pairs, facts))
    claimed = keep("claims", claims(missed, duties, back, front, facts))
    shares, external = attribute(claimed, missed, len(rules.cascade.tiers), keep)
    shares = keep("shares", carried(keep("tier_shares", shares), missed))
    missed = keep("missed", balanced(keep("external", external), shares, rules.cascade.relief))
    deducted = keep("deductions", deductions(missed, shares, facts))

    teams = keep("teams", team_scores(team_cards))
    team_shares = {post.code: post.team_share for post in rules.posts.values() if post.appraised}
    # The back office serves the whole team: where its own work has no facts yet, the team's score is its own.
    team_based = [
        code for code, post in rules.posts.items() if post.side == "back" or not rules.scorecards.get(code)
    ]
    scores = keep("scores", spell_scores(facts, cards, missed, deducted, teams, team_shares, team_based))
    spells = keep("settled_spells", settled_spells(scores, rules.absence.min_days))
    persons = keep("persons", person_scores(spells, facts, rules.grading.rolling_months))
    return {
        "measures": by_spell,
        "cards": cards,
        "team_cards": team_cards,
        "shares": shares,
        "missed": missed,
        "deductions": deducted,
        "spells": spells,
        "persons": persons,
    }


def with_sales(facts: Facts, keep: Keep) -> Facts:
    """The facts with what the measures share: sales per outlet, per book, and orders of target products."""
    facts = _also(facts, "outlet_sales", keep("outlet_sales", outlet_sales(facts)))
    facts = _also(facts, "handed_over_sales", keep("handed_over_sales", handed_over_sales(facts)))
    facts = _also(facts, "book_sales", keep("book_sales", book_sales(facts)))
    return _also(facts, "target_orders", keep("target_orders", target_orders(facts)))


def _also(facts: Facts, name: str, table: Table) -> Facts:
    return Facts(facts.month, {**facts.tables, name: table})


def _read_cards(facts: Facts, rules: Rules, by_spell: Table, by_unit: Table, keep: Keep) -> Table:
    """The cards of all spells and of all centres at once; a centre stands under its negative number.

    Kept in three steps: one expression of all of them takes engines longer to plan than to run.
    """
    posts = [code for code, post in rules.posts.items() if post.appraised]
    lines = keep("card_lines", card_lines(rules, facts.month.days, [*posts, TEAM]))
    spells = facts.spells.select("spell_id", "unit_id", "person_id", "post")
    centres = facts.units.select(
        "unit_id", spell_id=-facts.units.unit_id, person_id=ibis.null("int64"), post=ibis.literal(TEAM)
    ).select(*spells.columns)
    subjects = ibis.union(spells, centres)
    values = keep("card_values", values_of(subjects, lines, by_spell, by_unit, facts))
    attained = keep("card_attainment", with_attainment(values))
    points = keep("card_points", scored(attained, rules.curves))
    served = keep("served_results", served_results(rules))
    return keep("all_cards", read_cards(points, served))
