"""The result tables of pay: columns, types, and the way from rows to them and back."""

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.pay.rules.lines import Amount, Pool

ID, TEXT, COUNT, SMALL, FACTOR = pa.int64(), pa.string(), pa.int64(), pa.int32(), pa.decimal128(18, 9)

POOLS = pa.schema(
    {
        "level": TEXT,
        "unit_id": ID,
        "unit_code": TEXT,
        "post": TEXT,
        "spells": COUNT,
        "team_points": COUNT,
        "coefficient": FACTOR,
        "weight_num": COUNT,
        "weight_den": COUNT,
        "pool_cents": COUNT,
        "remainder_cent": SMALL,
        "cent_by": TEXT,
        "appeal_reserve_cents": COUNT,
        "reserve_cents": COUNT,
    }
)
AMOUNTS = pa.schema(
    {
        "spell_id": ID,
        "person_id": ID,
        "person_code": TEXT,
        "unit_id": ID,
        "post": TEXT,
        "grade": TEXT,
        "grade_by": TEXT,
        "grade_points": COUNT,
        "coefficient": FACTOR,
        "present_days": SMALL,
        "period_days": SMALL,
        "weight_num": COUNT,
        "weight_den": COUNT,
        "bound": TEXT,
        "remainder_num": COUNT,
        "remainder_den": COUNT,
        "remainder_cent": SMALL,
        "cent_by": TEXT,
        "share_cents": COUNT,
        "penalty_part": FACTOR,
        "penalty_wanted_cents": COUNT,
        "penalty_cents": COUNT,
        "penalty_cut_by": TEXT,
        "amount_cents": COUNT,
    }
)
PAY_ORDER = {"pools": ("unit_id", "post"), "amounts": ("spell_id",)}


def pools_table(pools: Sequence[Pool]) -> pa.Table:
    """Sorted by unit and post: the company first, each unit before its posts."""
    return _table(sorted(pools, key=lambda pool: (pool.unit_id, pool.post)), POOLS, "pools")


def amounts_table(amounts: Sequence[Amount]) -> pa.Table:
    return _table(sorted(amounts, key=lambda amount: amount.spell_id), AMOUNTS, "amounts")


def read_pools(table: pa.Table) -> list[Pool]:
    return [Pool(*row) for row in _rows(table, Pool._fields)]


def read_amounts(table: pa.Table) -> list[Amount]:
    return [Amount(*row) for row in _rows(table, Amount._fields)]


def _table(rows: Sequence[Any], schema: pa.Schema, name: str) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    try:
        return pa.table([pa.array(*pair) for pair in zip(columns, schema.types, strict=True)], schema=schema)
    except (pa.ArrowInvalid, OverflowError) as problem:
        remedy = "give pay weights and coefficients fewer decimals"
        raise RefusedError(Problem(f"results/{name}", f"cannot be stored: {problem}", remedy)) from problem


def _rows(table: pa.Table, names: Iterable[str]) -> Iterable[tuple[Any, ...]]:
    return zip(*(table[name].to_pylist() for name in names), strict=True)
