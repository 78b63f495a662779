"""The month's score: its spells, and in each the own part and the team's."""

from ronda.appraisal.rules.derivation.card import card_line
from ronda.appraisal.rules.derivation.deducted import deduction_of
from ronda.appraisal.rules.derivation.measured import also_measured
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Node, leaf, number
from ronda.kernel.reason import Fact, Reason


def month_score(stored: Stored) -> Node:
    """The mean of the spells by their days; without any day present, the plain mean."""
    person = stored.person
    spells = stored.own_spells
    code = "month_of_one_spell" if len(spells) == 1 else "month_of_spells"
    if len(spells) > 1 and not person["presence_days"]:
        code = "month_of_absence"
    reason = Reason.of(
        code,
        month=str(stored.month),
        month_score=person["score"],
        presence_days=person["presence_days"],
        period_days=person["period_days"],
        spells=len(spells),
    )
    return Node(reason, tuple(spell_score(stored, row) for row in spells))


def spell_score(stored: Stored, spell: Row) -> Node:
    facts: dict[str, Fact] = {
        "unit_name": stored.unit_name(spell["unit_id"]),
        "post": spell["post"],
        "present_days": spell["present_days"],
        "counted_score": spell["counted"],
    }
    if spell["unit_id"] in stored.closed_units:
        return Node(Reason("spell_elsewhere", facts))
    if spell["basis"] == "own":
        return _own(stored, spell, facts)
    children = [_why_not_own(stored, spell)]
    if spell["final"] is not None:
        children.append(_own(stored, spell, facts | {"counted_score": spell["final"]}))
    return Node(Reason(f"spell_takes_{spell['basis']}", facts), tuple(children))


def _why_not_own(stored: Stored, spell: Row) -> Node:
    least = stored.rules.absence.min_days
    if spell["final"] is None:
        lines = (card_line(stored, line, spell["spell_id"]) for line in stored.card_of(spell["spell_id"]))
        return Node(Reason.of("spell_without_result"), tuple(lines))
    if spell["present_days"] < least:
        return leaf("spell_too_short", present_days=spell["present_days"], least_days=least)
    return leaf("spell_mostly_leave", available_days=spell["available_days"], least_days=least)


def _own(stored: Stored, spell: Row, facts: dict[str, Fact]) -> Node:
    facts = facts | {"individual_points": number(spell["individual"])}
    individual = _individual(stored, spell)
    if spell["team"] is None:
        return Node(Reason("spell_alone", facts), (individual, *also_measured(stored, spell)))
    facts |= {
        "individual_share": number(1 - spell["team_share"]),
        "team_share": number(spell["team_share"]),
        "team_points": number(spell["team"]),
    }
    below = (individual, _team(stored, spell), *also_measured(stored, spell))
    return Node(Reason("spell_with_team", facts), below)


def _individual(stored: Stored, spell: Row) -> Node:
    card = stored.card_of(spell["spell_id"])
    lines = [card_line(stored, line, spell["spell_id"]) for line in card]
    deducted = deduction_of(stored, spell)
    reason = Reason.of(
        "individual",
        base_points=number(spell["base"]),
        given_points=number(spell["given_back"]),
        deducted_points=number(spell["deduction"]),
        individual_points=number(spell["individual"]),
    )
    assessed = any(line["assessable"] for line in card)
    notes = [] if assessed else [leaf("base_is_team", base_points=number(spell["base"]))]
    if spell["base"] + spell["given_back"] < spell["deduction"]:
        notes.append(leaf("never_below_zero"))
    return Node(reason, (*lines, *deducted, *notes))


def _team(stored: Stored, spell: Row) -> Node:
    lines = [card_line(stored, line, spell["spell_id"]) for line in stored.team_card_of(spell["unit_id"])]
    reason = Reason.of(
        "team", team_points=number(spell["team"]), unit_name=stored.unit_name(spell["unit_id"])
    )
    return Node(reason, tuple(lines))
