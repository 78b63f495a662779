"""What was measured and weighs nothing: told beside the score, so that it can be seen and contested."""

from fractions import Fraction

from ronda.appraisal.rules.derivation.card import RECORDS
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Evidence, Node, number
from ronda.facts.rules.measures.catalogue import measure_key
from ronda.kernel.exact import rounded
from ronda.kernel.reason import Reason
from ronda.policy import Indicator


def also_measured(stored: Stored, spell: Row) -> list[Node]:
    """Indicators that no scorecard weighs, of the spell, and of the unit for those who see it."""
    weighed = {code for card in stored.rules.scorecards.values() for code in card}
    others = sorted(code for code in stored.rules.indicators if code not in weighed)
    found = (_line(stored, spell, stored.rules.indicators[code]) for code in others)
    lines = tuple(line for line in found if line is not None)
    return [Node(Reason.of("also_measured"), lines)] if lines else []


def _line(stored: Stored, spell: Row, item: Indicator) -> Node | None:
    """None where nothing was recorded, or too little to judge."""
    row = _row(stored, spell, item)
    if row is None or item.target is None or not row["den"] or row["basis"] < item.min_den:
        return None
    value, target = Fraction(row["num"], row["den"]), Fraction(item.target)
    reached = value <= target if item.direction == "down" else value >= target
    reason = Reason.of(
        "measured_reached" if reached else "measured_short",
        indicator=item.code,
        unit=item.unit_of_measure,
        value=number(rounded(value, 9)),
        target=number(item.target),
    )
    kind = RECORDS.get(item.measure)
    evidence = Evidence.of(kind, spell_id=spell["spell_id"], indicator=item.code) if kind else None
    return Node(reason, evidence=evidence)


def _row(stored: Stored, spell: Row, item: Indicator) -> Row | None:
    """The numbers of the spell, or of everybody in the unit added up."""
    key = measure_key(item)
    if item.level != "unit":
        own = (row for row in stored.measures if (row["key"], row["spell_id"]) == (key, spell["spell_id"]))
        return next(own, None)
    unit = spell["unit_id"]
    rows = [row for row in stored.unit_measures if (row["key"], row["unit_id"]) == (key, unit)]
    if not rows or not stored.sees_unit:
        return None
    return {name: sum(row[name] or 0 for row in rows) for name in ("num", "den", "basis")}
