"""The policy in force as small tables that the steps join."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa

from ronda.facts.rules.measures.catalogue import goal_scale, measure_key
from ronda.facts.rules.snapshot import Table
from ronda.policy import Rules

TEAM = "centre"
_NINE = pa.decimal128(18, 9)
_DIRECTIONS = ("up", "down", "band")


def card_lines(rules: Rules, period_days: int, posts: Iterable[str]) -> Table:
    """One row per post and indicator of its scorecard, with all that is needed to score it.

    `target_num` 0 means that the target comes with the measure (its goal) or by hand.
    """
    rows = [
        _card_line(rules, period_days, post, code, weight)
        for post in sorted(posts)
        for code, weight in sorted(rules.scorecards.get(post, {}).items())
    ]
    schema = pa.schema(
        [
            ("post", pa.string()),
            ("indicator", pa.string()),
            ("key", pa.string()),
            ("kind", pa.string()),
            ("level", pa.string()),
            ("direction", pa.string()),
            ("curve", pa.string()),
            ("serves", pa.bool_()),
            ("examined", pa.bool_()),
            ("weight", _NINE),
            ("target_num", pa.int64()),
            ("target_den", pa.int64()),
            ("low", _NINE),
            ("high", _NINE),
            ("tolerance", _NINE),
            ("min_den", pa.int64()),
        ]
    )
    return _table(rows, schema)


def duty_lines(rules: Rules) -> Table:
    """One row per duty and result that it serves: post, tier number, weight, evidence, grace."""
    tiers: dict[str, int] = {
        side: number for number, sides in enumerate(rules.cascade.tiers) for side in sides
    }
    rows = [
        {
            "duty": duty.code,
            "post": duty.post,
            "indicator": indicator,
            "side": rules.posts[duty.post].side,
            "tier": tiers[rules.posts[duty.post].side],
            "evidence": duty.evidence,
            "grace": duty.grace,
            "duty_weight": weight,
        }
        for duty in sorted(rules.duties.values(), key=lambda duty: duty.code)
        for indicator, weight in sorted(duty.weights.items())
    ]
    schema = pa.schema(
        [
            ("duty", pa.string()),
            ("post", pa.string()),
            ("indicator", pa.string()),
            ("side", pa.string()),
            ("tier", pa.int64()),
            ("evidence", pa.string()),
            ("grace", pa.int64()),
            ("duty_weight", _NINE),
        ]
    )
    return _table(rows, schema)


def served_results(rules: Rules) -> Table:
    """One row per process indicator and result that it serves."""
    rows = [
        {"indicator": item.code, "result": result}
        for item in sorted(rules.indicators.values(), key=lambda item: item.code)
        for result in item.serves
    ]
    return _table(rows, pa.schema([("indicator", pa.string()), ("result", pa.string())]))


def _card_line(rules: Rules, period_days: int, post: str, code: str, weight: Decimal) -> dict[str, Any]:
    item = rules.indicators[code]
    num, den = item.target.as_integer_ratio() if item.target is not None else (0, 0)
    low, high = item.band or (Decimal(0), Decimal(0))
    return {
        "post": post,
        "indicator": code,
        "key": measure_key(item),
        "kind": item.kind,
        "level": item.level,
        "direction": item.direction,
        "curve": item.curve,
        "serves": bool(item.serves),
        "examined": item.kind == "result" and item.duties_apply,
        "weight": weight,
        "target_num": num,
        "target_den": den or goal_scale(item, rules, period_days),
        "low": low,
        "high": high,
        "tolerance": item.tolerance or Decimal(0),
        "min_den": item.min_den,
    }


def _table(rows: list[Mapping[str, Any]] | list[dict[str, Any]], schema: pa.Schema) -> Table:
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema))
