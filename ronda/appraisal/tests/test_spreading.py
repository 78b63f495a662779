"""The weight of what cannot be assessed is spread over the rest of the card."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
import pytest

from ronda.appraisal.rules.scorecard import scored
from ronda.policy import Knot

NINE = pa.decimal128(18, 9)
CURVES = {
    "default": (
        Knot(attainment=Decimal(0), points=Decimal(0)),
        Knot(attainment=Decimal(1), points=Decimal(100)),
    )
}
SCHEMA = pa.schema(
    [
        ("spell_id", pa.int64()),
        ("indicator", pa.string()),
        ("curve", pa.string()),
        ("weight", NINE),
        ("attainment", NINE),
        ("assessable", pa.bool_()),
    ]
)


def effective(card: Sequence[tuple[str, bool]]) -> list[Decimal]:
    """The weights that count, of a card of (weight, whether it could be assessed)."""
    rows: list[dict[str, Any]] = [
        {
            "spell_id": 1,
            "indicator": str(place),
            "curve": "default",
            "weight": Decimal(weight),
            "attainment": Decimal(1) if known else None,
            "assessable": known,
        }
        for place, (weight, known) in enumerate(card)
    ]
    table = scored(ibis.memtable(pa.Table.from_pylist(rows, schema=SCHEMA)), CURVES)
    found = ibis.duckdb.connect().to_pyarrow(table.order_by("indicator"))
    return [Decimal(weight) for weight in found["effective_weight"].to_pylist()]


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ([("0.75", True), ("0.25", True)], ["0.75", "0.25"]),
        ([("0.4", True), ("0.4", True), ("0.2", False)], ["0.5", "0.5", "0"]),
        ([("0.9", False), ("0.1", True)], ["0", "1"]),
        ([("1", False)], ["0"]),
        ([("0.5", False), ("0.5", False)], ["0", "0"]),
    ],
)
def test_the_weight_of_the_unassessed_is_spread_in_proportion(
    card: list[tuple[str, bool]], expected: list[str]
) -> None:
    assert effective(card) == [Decimal(weight) for weight in expected]
