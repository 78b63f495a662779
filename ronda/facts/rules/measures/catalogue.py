"""Every measure by its name in the policy, computed once for all the indicators that use it."""

from collections.abc import Callable, Sequence

import ibis

from ronda.facts.rules.measures import (
    handovers,
    inspections,
    learning,
    listing,
    margin,
    modern_outlets,
    paperwork,
    sales,
    service,
    tasks,
    visits,
)
from ronda.facts.rules.snapshot import Facts, Keep, Table, unkept
from ronda.learning.rules import INTERMEDIATE, SENIOR
from ronda.policy import Indicator, LearningRules, Rules

Measure = Callable[[Facts, Rules, Sequence[str]], Table]

MEASURES: dict[str, Measure] = {
    "sales": lambda facts, rules, _: sales.sales(facts, rules.target_rules["sales_plan"].growth),
    "margin": lambda facts, rules, _: margin.margin(facts, rules.target_rules["retailer_margin"].growth),
    "listing": lambda facts, rules, _: listing.listing(facts),
    "reorder": lambda facts, rules, _: listing.reorder(facts),
    "satisfaction": lambda facts, rules, _: service.satisfaction(facts),
    "requests": lambda facts, rules, _: service.requests(facts),
    "information": lambda facts, rules, _: service.information(facts),
    "visit_adherence": lambda facts, rules, _: visits.visit_adherence(facts, rules.visits.frequency),
    "field_visits": lambda facts, rules, _: visits.field_visits(facts, rules.visits.quotas),
    "planned_visits": lambda facts, rules, _: visits.planned_visits(facts),
    "visit_coverage": lambda facts, rules, _: visits.visit_coverage(facts),
    "valid_visits": lambda facts, rules, _: visits.valid_visits(facts),
    "record_accuracy": lambda facts, rules, _: inspections.record_accuracy(facts),
    "inspections_done": lambda facts, rules, _: inspections.inspections_done(facts),
    "corrected_in_time": lambda facts, rules, _: inspections.corrected_in_time(facts),
    "training_hours": lambda facts, rules, _: learning.training_hours(
        facts, _marketing(rules), _learning(rules).minutes_a_month
    ),
    "learning_continuity": lambda facts, rules, _: learning.learning_continuity(facts, _marketing(rules)),
    "learning_coverage": lambda facts, rules, _: learning.learning_coverage(facts, _marketing(rules)),
    "pass_rate": lambda facts, rules, _: learning.pass_rate(facts, _marketing(rules)),
    "certified_intermediate": lambda facts, rules, _: learning.certified(
        facts,
        _marketing(rules),
        INTERMEDIATE,
        rules.certification.intermediate_share.as_integer_ratio(),
        rules.certification,
    ),
    "certified_senior": lambda facts, rules, _: learning.certified(
        facts,
        _marketing(rules),
        SENIOR,
        rules.certification.senior_share.as_integer_ratio(),
        rules.certification,
    ),
    "modern_use": lambda facts, rules, _: modern_outlets.modern_use(facts, rules.visits.modern_use_days),
    "reporting_minutes": lambda facts, rules, _: paperwork.reporting_minutes(
        facts, [code for code, post in rules.posts.items() if post.holds_portfolio]
    ),
    "handovers": lambda facts, rules, duties: handovers.handovers(facts, duties),
    "tasks": lambda facts, rules, duties: tasks.tasks(facts, duties),
}


def _marketing(rules: Rules) -> list[str]:
    """Posts of the front and the back office."""
    return [code for code, post in rules.posts.items() if post.side != "none"]


def _learning(rules: Rules) -> LearningRules:
    if rules.learning is None:
        raise ValueError(f"the policy of {rules.on} says nothing about learning; no indicator may measure it")
    return rules.learning


def measure_key(indicator: Indicator) -> str:
    """The measure with what narrows it: `tasks:B1,B2`."""
    return ":".join(filter(None, [indicator.measure, ",".join(indicator.duty_codes)]))


def measures(facts: Facts, rules: Rules, keep: Keep = unkept) -> Table:
    """One row per measure and spell: key, unit_id, spell_id, num, den, goal, basis.

    A measure whose facts nobody records yet has no rows; its indicators are then not assessable. Each is
    kept by itself, so that an engine holds the outlets of one measure in memory and not of all.
    """
    wanted = {measure_key(item): item for item in rules.indicators.values() if item.measure in MEASURES}
    tables = [
        keep(f"measure_{place}", MEASURES[item.measure](facts, rules, item.duty_codes)).mutate(
            key=ibis.literal(key)
        )
        for place, (key, item) in enumerate(sorted(wanted.items()))
    ]
    columns = ("key", "unit_id", "spell_id", "num", "den", "goal", "basis")
    return ibis.union(*(table.select(*columns) for table in tables))


def unit_measures(by_spell: Table) -> Table:
    """The same, added up to units."""
    sums = {name: by_spell[name].sum().cast("int64") for name in ("num", "den", "goal", "basis")}
    return by_spell.group_by(["key", "unit_id"]).aggregate(**sums)


def goal_scale(indicator: Indicator, rules: Rules, period_days: int) -> int:
    """What an additive goal is divided by to be in the unit of the value."""
    rule = rules.target_rules.get(
        {"sales": "sales_plan", "margin": "retailer_margin"}.get(indicator.measure, "")
    )
    return sales.goal_scale(rule.growth, period_days) if rule else period_days
