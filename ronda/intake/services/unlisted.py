"""Outlets and products that sales lines name and nobody has listed: made from what the lines say."""

from collections.abc import Collection
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.services.draft import Cells
from ronda.outlets.rules.records import OutletRow, ProductRow

_OUTLET = ("outlet_name", "outlet_address", "outlet_city", "latitude", "longitude")
_PRODUCT = ("product_name", "product_brand", "product_category", "product_volume", "product_pack", "shelf")


def unlisted_outlets(lines: pa.Table, known: Collection[str]) -> list[Cells]:
    return _firsts(lines, "outlet_code", _OUTLET, known)


def unlisted_products(lines: pa.Table, known: Collection[str]) -> list[Cells]:
    return _firsts(lines, "product_code", _PRODUCT, known)


def _firsts(lines: pa.Table, key: str, names: tuple[str, ...], known: Collection[str]) -> list[Cells]:
    """One row for each code not on record, with the first that the file says of it, in the file's order."""
    missing = pc.invert(pc.is_in(lines[key], pa.array(list(known), pa.string())))
    there = [name for name in names if name in lines.column_names]
    strangers = lines.select([key, "row", *there]).filter(missing)
    if not strangers.num_rows:
        return []
    # Arrow cannot take the first of decimals, so degrees travel as text.
    strangers = strangers.cast(
        pa.schema(
            [
                (field.name, pa.string() if pa.types.is_decimal(field.type) else field.type)
                for field in strangers.schema
            ]
        )
    )
    wanted = [(name, "first") for name in strangers.column_names if name not in (key, "row")]
    grouped = strangers.group_by(key, use_threads=False).aggregate(
        [("row", "first"), ("row", "count"), *wanted]
    )
    return [
        {name.removesuffix("_first"): value for name, value in cells.items()} for cells in grouped.to_pylist()
    ]


def new_outlet(cells: Cells, centre_code: str) -> OutletRow:
    code, latitude, longitude = cells["outlet_code"], cells.get("latitude"), cells.get("longitude")
    return OutletRow(
        code,
        cells.get("outlet_name") or code,
        centre_code,
        address=cells.get("outlet_address") or "",
        city=cells.get("outlet_city") or "",
        latitude=Decimal(latitude) if latitude and longitude else None,
        longitude=Decimal(longitude) if latitude and longitude else None,
    )


def new_product(cells: Cells) -> ProductRow:
    return ProductRow(
        cells["product_code"],
        cells.get("product_name") or cells["product_code"],
        brand=cells.get("product_brand") or "",
        category=cells.get("product_category") or "",
        volume=cells.get("product_volume") or "",
        pack=cells.get("product_pack") or 1,
        shelf_cents=cells.get("shelf"),
    )
