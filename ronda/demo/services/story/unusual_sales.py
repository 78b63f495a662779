"""A few outlets order otherwise than before in the running month, so that there is something to find."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ronda.demo.services.story import Scene
from ronda.outlets.queries import ledger_files, portfolio_for, products_for
from ronda.outlets.rules import LINES
from ronda.outlets.services import record_sales

# Of an account manager's portfolio: the outlet with this place, and what is left of its month.
CHANGES = (("diego", 5, 0.2), ("elena", 7, 0.25), ("farid", 9, 0.15), ("diego", 11, 4.0), ("elena", 13, 0.0))
WITHOUT_BRAND = (("farid", 3), ("diego", 17))


def change_sales(scene: Scene) -> None:
    """Corrections of the store, as a file of the ledger would bring them; lines of nought are none."""
    files = ledger_files(scene.by, [scene.month], scene.now)
    if not files:
        return
    lines = pa.concat_tables(pq.read_table(file.path) for file in files)
    factors = {_outlet(scene, name, place): factor for name, place, factor in CHANGES}
    gone = {_outlet(scene, name, place) for name, place in WITHOUT_BRAND}
    changed = [_scaled(lines, factors), _without_brand(scene, lines, gone)]
    record_sales(
        by=scene.by, at=scene.now, lines=pa.concat_tables(changed), source="corrections of the store"
    )


def _outlet(scene: Scene, name: str, place: int) -> int:
    return int(portfolio_for(scene.viewer(name), on=scene.today)[place].outlet_id)


def _scaled(lines: pa.Table, factors: Mapping[int, float]) -> pa.Table:
    kept = lines.filter(pc.is_in(lines["outlet_id"], pa.array(factors)))
    return _times(kept, [factors[outlet] for outlet in kept["outlet_id"].to_pylist()])


def _without_brand(scene: Scene, lines: pa.Table, outlets: set[int]) -> pa.Table:
    """The brand that each of them bought most often."""
    brands = dict(products_for(scene.by).values_list("pk", "brand"))
    parts = []
    for outlet in sorted(outlets):
        own = lines.filter(pc.equal(lines["outlet_id"], outlet))
        held = [brands[number] for number in own["product_id"].to_pylist()]
        most = max(sorted(set(held)), key=held.count, default="")
        parts.append(_times(own, [0.0 if brand == most else 1.0 for brand in held]))
    return pa.concat_tables(parts)


def _times(lines: pa.Table, factors: list[float]) -> pa.Table:
    columns = {name: lines[name] for name in LINES.names}
    for name in ("quantity", "amount_cents", "retail_cents"):
        values = zip(lines[name].to_pylist(), factors, strict=True)
        columns[name] = pa.array(
            [None if value is None else round(value * factor) for value, factor in values], pa.int64()
        )
    return pa.table(columns, schema=LINES)
