"""Scorecards: each indicator's points, weight and what was lost, with the reading of process indicators."""

from collections.abc import Mapping, Sequence

import ibis

from ronda.appraisal.rules.curve import points_for
from ronda.facts.rules.exact import nanos, nine, part_of, product
from ronda.facts.rules.snapshot import Facts, Table
from ronda.policy import Knot

FULL = 100


def values_of(subjects: Table, lines: Table, by_spell: Table, by_unit: Table, facts: Facts) -> Table:
    """One row per subject and indicator of its card: num, den, target, assessable."""
    cards = subjects.join(lines, "post")
    own = by_spell.select("key", "spell_id", own_num="num", own_den="den", own_goal="goal", own_basis="basis")
    whole = by_unit.select("key", "unit_id", all_num="num", all_den="den", all_goal="goal", all_basis="basis")
    cards = cards.left_join(own, ["key", "spell_id"]).drop("key_right", "spell_id_right")
    cards = cards.left_join(whole, ["key", "unit_id"]).drop("key_right", "unit_id_right")
    of_unit = cards.level == "unit"
    cards = cards.mutate(
        num=of_unit.ifelse(cards.all_num, cards.own_num),
        den=ibis.coalesce(of_unit.ifelse(cards.all_den, cards.own_den), 1),
        goal=of_unit.ifelse(cards.all_goal, cards.own_goal),
        basis=of_unit.ifelse(cards.all_basis, cards.own_basis),
    )
    cards = _with_target(cards, facts)
    enough = (cards.basis >= cards.min_den) & (cards.den > 0)
    has_target = (cards.direction == "band") | (cards.target_num > 0)
    cards = cards.mutate(assessable=(cards.num.notnull() & enough & has_target).fill_null(False))
    kept = [name for name in cards.columns if not name.startswith(("own_", "all_", "hand_"))]
    return cards.select(*(name for name in kept if name != "goal"))


def scored(cards: Table, curves: Mapping[str, Sequence[Knot]]) -> Table:
    """Adds points and the effective weight to rows with attainment: what is not assessable is spread."""
    counted = cards.filter(cards.assessable)
    totals = counted.group_by(["spell_id"]).aggregate(assessed=counted.weight.sum().cast("decimal(18, 9)"))
    cards = cards.left_join(totals, "spell_id").drop("spell_id_right")
    # Never below the weight itself, which only matters where it is not used: a quotient past 10^9 would stop
    # the engine.
    whole = ibis.greatest(ibis.coalesce(cards.assessed, nine(0)), cards.weight, nine("0.000000001"))
    cards = cards.mutate(weight_nanos=nanos(cards.weight), whole_nanos=nanos(whole))
    return cards.mutate(
        points=points_for(cards.attainment, cards.curve, curves),
        effective_weight=(cards.assessable & (cards.assessed > 0)).ifelse(
            part_of(cards.weight_nanos, cards.whole_nanos), nine(0)
        ),
    ).drop("assessed", "weight_nanos", "whole_nanos")


def read_cards(cards: Table, serves: Table) -> Table:
    """Adds lost, contribution and reading ('result', 'process', 'exempt', 'capped', 'not_assessable').

    A met result leaves its process unexamined. Where a result is missed, a process indicator that serves
    it never costs more than the results it serves lost: points move without a jump at the target.
    """
    cards = cards.mutate(shortfall=ibis.greatest(nine(FULL) - cards.points, nine(0)))
    cards = cards.mutate(short=product(cards.effective_weight, cards.shortfall))
    is_result = cards.kind == "result"
    cards = cards.mutate(result_lost=(cards.assessable & is_result & ~cards.met).ifelse(cards.short, nine(0)))
    caps = _caps(cards, serves)
    cards = cards.left_join(caps, ["spell_id", "indicator"]).drop("spell_id_right", "indicator_right")
    cap = cards.cap.fill_null(nine(0))
    linked = cards.serves & ~is_result
    lost = ibis.cases(
        (~cards.assessable, nine(0)),
        (is_result, cards.result_lost),
        (linked, ibis.least(cards.short, cap)),
        else_=cards.short,
    )
    earned = product(cards.effective_weight, cards.points)
    full = product(cards.effective_weight, nine(FULL))
    cards = cards.mutate(
        lost=lost,
        contribution=ibis.cases((~cards.assessable, nine(0)), (linked, full - lost), else_=earned),
        reading=ibis.cases(
            (~cards.assessable, "not_assessable"),
            (is_result, "result"),
            (linked & (cap == nine(0)), "exempt"),
            (linked & (cards.short > cap), "capped"),
            else_="process",
        ),
    )
    return cards.drop("shortfall", "short", "result_lost", "cap")


def _caps(cards: Table, serves: Table) -> Table:
    lost = cards.filter(cards.result_lost > 0).select("spell_id", result="indicator", cost="result_lost")
    pairs = serves.join(lost, "result")
    return pairs.group_by(["spell_id", "indicator"]).aggregate(cap=pairs.cost.sum().cast("decimal(18, 9)"))


def _with_target(cards: Table, facts: Facts) -> Table:
    """The target by hand for the person, else for the unit, else the policy's, else the measure's goal."""
    by_hand = facts.targets.filter(facts.targets.outlet_id.isnull())
    person = by_hand.filter(by_hand.person_id.notnull()).select(
        "indicator", "person_id", hand_person_num="value_num", hand_person_den="value_den"
    )
    unit = by_hand.filter(by_hand.person_id.isnull(), by_hand.unit_id.notnull()).select(
        "indicator", "unit_id", hand_unit_num="value_num", hand_unit_den="value_den"
    )
    cards = cards.left_join(person, ["indicator", "person_id"]).drop("indicator_right", "person_id_right")
    cards = cards.left_join(unit, ["indicator", "unit_id"]).drop("indicator_right", "unit_id_right")
    from_goal = cards.target_num == 0
    return cards.mutate(
        target_num=ibis.coalesce(
            cards.hand_person_num,
            cards.hand_unit_num,
            from_goal.ifelse(cards.goal, cards.target_num),
            0,
        ),
        target_den=ibis.coalesce(cards.hand_person_den, cards.hand_unit_den, cards.target_den),
        target_by_hand=cards.hand_person_num.notnull() | cards.hand_unit_num.notnull(),
    )
