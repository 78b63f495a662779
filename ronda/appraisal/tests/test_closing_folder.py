"""Results are stored in one shape, with the same bytes whenever they come from the same facts."""

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from ronda.appraisal.queries.closed import results_of, rules_of
from ronda.appraisal.queries.derivation import stored_for
from ronda.appraisal.rules.appraise import RESULT_ORDER
from ronda.appraisal.rules.derivation import derive
from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS, settled
from ronda.appraisal.services import appraise_folder
from ronda.appraisal.tests.cast import the_cast_month
from ronda.appraisal.tests.closings import APART, close, closing_in
from ronda.appraisal.tests.conftest import FIRST_VARIANT, OPERATOR, Closed, ClosedVariants
from ronda.appraisal.tests.worlds import MONTH
from ronda.facts.rules.tables import LATER_TABLES
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


def test_a_closing_from_before_cards_and_time_on_forms_were_kept_gives_its_own_bytes(tmp_path: Path) -> None:
    whole, old = close(the_cast_month(), tmp_path / "whole"), tmp_path / "old"
    shutil.copytree(tmp_path / "whole", old)
    for name in LATER_TABLES:
        (old / "facts" / f"{name}.parquet").unlink()

    rules = rules_of(whole)
    marks = appraise_folder(facts=old / "facts", month=MONTH, rules=rules, results=tmp_path / "again")

    assert marks == {name: mark_of(results_of(whole).path / f"{name}.parquet") for name in RESULT_ORDER}
    before, after = (stored_for(OPERATOR, closing, "Diego") for closing in (closing_in(old), whole))
    assert derive(before, run=1) == derive(after, run=1)


def test_a_table_that_was_there_from_the_beginning_is_missed(tmp_path: Path) -> None:
    closing = close(the_cast_month(), tmp_path / "whole")
    (tmp_path / "whole/facts/tasks.parquet").unlink()

    with pytest.raises(FileNotFoundError, match="the frozen table 'tasks' is missing"):
        appraise_folder(
            facts=tmp_path / "whole/facts", month=MONTH, rules=rules_of(closing), results=tmp_path / "again"
        )


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
