"""Results are stored in one shape, with the same bytes whenever they come from the same facts."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from ronda.appraisal.queries.closed import results_of
from ronda.appraisal.rules.appraise import RESULT_ORDER
from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS, settled
from ronda.appraisal.tests.closings import APART
from ronda.appraisal.tests.conftest import FIRST_VARIANT, Closed, ClosedVariants
from ronda.facts.services.parquet import mark_of, write_parquet


def test_every_result_has_its_own_columns_and_none_is_a_float(random_months: Closed) -> None:
    folder = results_of(random_months.closing).path

    for name in RESULT_ORDER:
        schema = pq.read_schema(folder / f"{name}.parquet")
        assert schema == RESULT_SCHEMAS[name], name
        assert not [field.name for field in schema if pa.types.is_floating(field.type)]


def test_every_result_is_sorted_by_a_unique_key(random_months: Closed) -> None:
    for name, order in RESULT_ORDER.items():
        keys = [tuple((row[key] is None, row[key] or 0) for key in order) for row in random_months.rows(name)]
        assert keys == sorted(set(keys)), name


def test_the_same_facts_among_others_and_in_another_order_give_the_same_bytes(
    random_months: Closed, changed_months: ClosedVariants, tmp_path: Path
) -> None:
    ours, theirs = (results_of(closed.closing) for closed in (random_months, changed_months))

    for name, order in RESULT_ORDER.items():
        numbered = next(key for key in order if key.endswith("_id"))
        table = theirs.table(name)
        cut = table.filter(pc.field(numbered) < FIRST_VARIANT * APART)
        assert 0 < cut.num_rows < table.num_rows
        assert write_parquet(cut, tmp_path / name) == mark_of(ours.path / f"{name}.parquet"), name


def a_deduction(**types: Any) -> pa.Table:
    points: Any = Decimal("1.5") if types else 1.5
    values: dict[str, Any] = {"unit_id": [1], "owner_id": [2], "deduction": [points]}
    return pa.table({name: pa.array(value, type=types.get(name)) for name, value in values.items()})


def test_a_float_from_an_engine_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"'deductions' has floats in deduction; nothing stored is a float"):
        settled("deductions", a_deduction())


def test_a_missing_column_is_refused_by_the_name_of_its_table() -> None:
    table = a_deduction(deduction=pa.decimal128(18, 9)).drop_columns(["owner_id"])

    with pytest.raises(ValueError, match="the result 'deductions' cannot be stored"):
        settled("deductions", table)
