"""The page of a hand-over says the same degree as the month counts."""

from fractions import Fraction

import ibis
import pyarrow as pa

from ronda.appraisal.rules.failure import handover_degree
from ronda.work.rules.failure_degree import failure_degree


def test_the_degree_is_the_one_that_a_closed_month_computes() -> None:
    cases = [
        {"elapsed": days, "allowed": allowed, "grace": grace, "delivered": done, "returned": back}
        for days in range(6)
        for allowed in (0, 2)
        for grace in (0, 1, 2, 4)
        for done in (True, False)
        for back in (True, False)
    ]
    types = {"elapsed": pa.int32(), "allowed": pa.int32(), "grace": pa.int64()}
    schema = pa.schema({**types, "delivered": pa.bool_(), "returned": pa.bool_()})
    table = ibis.memtable(pa.Table.from_pylist(cases, schema=schema))
    computed = table.mutate(degree=handover_degree(*(table[name] for name in table.columns)))

    for row in ibis.duckdb.connect().to_pyarrow(computed).to_pylist():
        ours = failure_degree(
            row["elapsed"], row["allowed"], row["grace"], delivered=row["delivered"], returned=row["returned"]
        )
        assert ours == Fraction(row["degree"])
