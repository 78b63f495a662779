"""One line of a card: value, target, curve, weight, and how it was read."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ronda.appraisal.rules.derivation.books import short_books
from ronda.appraisal.rules.derivation.cascade import cascade_of
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Evidence, Node, leaf, number
from ronda.appraisal.rules.scorecard import FULL
from ronda.kernel.exact import rounded
from ronda.kernel.reason import Fact, Reason

# What the records behind a measure are called as evidence.
RECORDS = {
    "sales": "sales",
    "margin": "margin",
    "listing": "listing",
    "reorder": "reorder",
    "satisfaction": "satisfaction",
    "requests": "requests",
    "information": "information",
    "visit_adherence": "visits",
    "field_visits": "field_visits",
    "planned_visits": "planned_visits",
    "visit_coverage": "visits",
    "valid_visits": "recorded_visits",
    "record_accuracy": "inspected_records",
    "inspections_done": "inspections",
    "corrected_in_time": "corrections",
    "training_hours": "learning_months",
    "learning_continuity": "learning_months",
    "learning_coverage": "learning_people",
    "pass_rate": "exam_outcomes",
    "certified_intermediate": "certificates",
    "certified_senior": "certificates",
    "modern_use": "system_use",
    "tasks": "tasks",
    "handovers": "handovers",
    "reporting_minutes": "paperwork",
}
# Which rule sets the goal of a measure that has no target of the policy.
TARGET_RULES = {"sales": "sales_plan", "margin": "retailer_margin"}


def card_line(stored: Stored, line: Row, spell_id: int) -> Node:
    """The line with its target, its place on the curve and, where it was missed, its cascade."""
    evidence = _records(stored, line, spell_id)
    if not line["assessable"]:
        return Node(_not_assessable(line), evidence=evidence)
    children = [_target(stored, line), _on_curve(stored, line)]
    if _is_held(line):
        children.append(leaf("held_at_full", reached_points=number(line["points"]), full_points=FULL))
    if line["direction"] == "down":
        children.append(leaf("fewer_is_better"))
    if line["effective_weight"] != line["weight"]:
        children.append(
            leaf(
                "weight_spread",
                card_share=number(line["weight"]),
                weight_share=number(line["effective_weight"]),
            )
        )
    if line["reading"] == "result" and not line["met"] and line["examined"]:
        children += cascade_of(stored, line)
    if line["reading"] == "result" and not line["met"] and not line["examined"]:
        children.append(Node(Reason("not_divided_here"), tuple(short_books(stored, line))))
    return Node(Reason(_code(line), _numbers(stored, line)), tuple(children), evidence)


def _code(line: Row) -> str:
    if line["reading"] == "result":
        return "result_met" if line["met"] else "result_missed"
    if line["reading"] == "process":
        if _is_held(line):
            return "process_held_at_full"
        return "process_short" if line["lost"] > 0 else "process_full"
    return f"process_{line['reading']}"


def _is_held(line: Row) -> bool:
    """Whether more was reached than counts: what serves results never earns above full points."""
    return bool(line["kind"] == "process" and line["serves"] and line["points"] > FULL)


def _numbers(stored: Stored, line: Row) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "indicator": line["indicator"],
        "unit": stored.rules.indicators[line["indicator"]].unit_of_measure,
        "value": _exact(line["num"], line["den"]),
        "attained_share": number(line["attainment"]),
        "reached_points": number(line["points"]),
        "weight_share": number(line["effective_weight"]),
        "counted_points": number(line["contribution"]),
        "lost_points": number(line["lost"]),
    }
    if line["direction"] == "band":
        return facts | {"low": number(line["low"]), "high": number(line["high"])}
    return facts | {"target": _exact(line["target_num"], line["target_den"])}


def _exact(num: int, den: int) -> str:
    return number(rounded(Fraction(num, den), 9))


def _not_assessable(line: Row) -> Reason:
    indicator = line["indicator"]
    if line["num"] is None or line["den"] <= 0:
        return Reason.of("nothing_recorded", indicator=indicator)
    if line["direction"] != "band" and line["target_num"] <= 0:
        return Reason.of("no_target", indicator=indicator)
    return Reason.of("too_few_cases", indicator=indicator, cases=line["basis"], least=line["min_den"])


def _target(stored: Stored, line: Row) -> Node:
    item = stored.rules.indicators[line["indicator"]]
    if line["direction"] == "band":
        return leaf("target_is_a_band", tolerance=number(line["tolerance"]))
    if line["target_by_hand"]:
        return _target_by_hand(stored, line)
    if item.target is not None:
        return leaf("target_of_the_policy")
    growth = TARGET_RULES.get(item.measure)
    if growth is None:
        return leaf("target_of_the_quota")
    code = "target_of_last_margin" if item.measure == "margin" else "target_of_last_year"
    return leaf(code, growth_share=number(Decimal(stored.rules.target_rules[growth].growth)))


def _target_by_hand(stored: Stored, line: Row) -> Node:
    """The person's own target goes before the unit's."""
    found = [row for row in stored.by_hand if row["indicator"] == line["indicator"]]
    own = [row for row in found if row["person_id"] is not None and "person_id" in line]
    unit = [row for row in found if row["person_id"] is None and row["unit_id"] == line["unit_id"]]
    return leaf("target_by_hand", why=(own or unit)[0]["reason"] if own or unit else "")


def _on_curve(stored: Stored, line: Row) -> Node:
    knots = stored.rules.curves[line["curve"]]
    if line["attainment"] >= knots[-1].attainment:
        return leaf(
            "curve_is_level",
            from_share=number(knots[-1].attainment),
            reached_points=number(knots[-1].points),
        )
    left, right = next(
        pair for pair in pairwise(knots) if pair[0].attainment <= line["attainment"] < pair[1].attainment
    )
    return leaf(
        "on_curve",
        attained_share=number(line["attainment"]),
        reached_points=number(line["points"]),
        from_share=number(left.attainment),
        from_points=number(left.points),
        to_share=number(right.attainment),
        to_points=number(right.points),
    )


def _records(stored: Stored, line: Row, spell_id: int) -> Evidence | None:
    """Of a unit's result, only those who see the unit see the records behind it."""
    kind = RECORDS.get(stored.rules.indicators[line["indicator"]].measure)
    if kind is None or (line["level"] == "unit" and not stored.sees_unit):
        return None
    return Evidence.of(kind, spell_id=spell_id, indicator=line["indicator"])
