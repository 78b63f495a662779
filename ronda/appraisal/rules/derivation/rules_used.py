"""The dated values that a person's month rests on: since when each acts, and where it comes from."""

from collections.abc import Iterator
from decimal import Decimal

from ronda.appraisal.rules.derivation.card import TARGET_RULES
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Node, number
from ronda.appraisal.rules.policy_tables import TEAM
from ronda.kernel.reason import Fact, Reason
from ronda.policy import Parameter

# What a measure counts against, where that is a parameter of its own.
MEASURED_BY = {
    "visit_adherence": "visits/frequency.frequency",
    "field_visits": "visits/quotas.quotas",
    "modern_use": "visits/verification.modern_use_days",
}
ALWAYS = ("appraisal/absence", "appraisal/grading")
WHERE_MISSED = ("appraisal/cascade",)
WHERE_PAID = ("pay/pools", "pay/bounds")
WHERE_FINED = ("pay/penalties", "pay/legal")


def rules_used(stored: Stored) -> Node:
    """One leaf for each parameter that this person's cards, duties, grade and amount were read with."""
    wanted = set(_used(stored))
    day = stored.month.start
    found = [
        parameter
        for parameter in stored.parameters
        if (parameter.path in wanted or parameter.section in wanted) and parameter.start_of(day)
    ]
    starts = [str(parameter.start_of(day)) for parameter in found]
    newest = max(starts, default=None)
    facts: dict[str, Fact] = {"first_day": str(day), "values": len(found), "newest_day": newest}
    return Node(Reason("rules_used", facts), tuple(_dated(parameter, stored) for parameter in found))


def _used(stored: Stored) -> Iterator[str]:
    """Paths of parameters, and sections that are used as a whole."""
    yield from ALWAYS
    units = {row["unit_id"] for row in stored.own_spells} - stored.closed_units
    lines = [*stored.cards, *(row for row in stored.team_cards if row["unit_id"] in units)]
    for post in [row["post"] for row in stored.own_spells] + [TEAM]:
        yield f"appraisal/posts.{post}"
        yield f"appraisal/scorecards.{post}"
    for line in lines:
        yield from _used_by_line(stored, line)
    own = {row["spell_id"] for row in stored.own_spells}
    shares = [row for row in stored.shares if row["spell_id"] in own or row["owner_id"] == stored.person_id]
    yield from (f"appraisal/duties.{row['duty']}" for row in shares)
    if shares or any(row["spell_id"] in own for row in stored.missed):
        yield from WHERE_MISSED
    paid = [row for row in stored.amounts if row["person_id"] == stored.person_id]
    if paid:
        yield from WHERE_PAID
    if any(row["penalty_cents"] for row in paid):
        yield from WHERE_FINED


def _used_by_line(stored: Stored, line: Row) -> Iterator[str]:
    item = stored.rules.indicators[line["indicator"]]
    yield f"appraisal/indicators.{line['indicator']}"
    yield f"appraisal/curves.{line['curve']}"
    yield MEASURED_BY.get(item.measure, "")
    if item.target is None and item.measure in TARGET_RULES:
        yield f"appraisal/targets.{TARGET_RULES[item.measure]}"


def _dated(parameter: Parameter, stored: Stored) -> Node:
    start = parameter.start_of(stored.month.start)
    assert start is not None, "only parameters in force are told"
    origin = parameter.origins[start]
    facts: dict[str, Fact] = {
        "rule": parameter.path,
        "since_day": str(start),
        "announced_day": str(origin.announced),
        "source": origin.source,
        "reference": origin.reference,
    }
    value = parameter.values[start].plain()
    if not isinstance(value, int | Decimal):
        return Node(Reason("rule", facts))
    setting: dict[str, Fact] = (
        {"setting_cents": int(value)}
        if parameter.name.endswith("_cents")
        else {"setting_factor": number(value)}
    )
    return Node(Reason("rule_with_value", facts | setting))
