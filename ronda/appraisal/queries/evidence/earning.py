"""Outlets behind sales, margin and listing, those that lack most first."""

from fractions import Fraction
from typing import Any

import pyarrow.compute as pc

from ronda.appraisal.queries.closed import Row, by_key
from ronda.appraisal.queries.evidence.asking import Asked
from ronda.kernel.exact import rounded


def sales(asked: Asked) -> list[dict[str, Any]]:
    """What each outlet of the book bought while it was held, against its target for those days."""
    targets, bought, rows = _targets(asked), _bought(asked), []
    for book in asked.books:
        target, source = targets.get(book["outlet_id"], (Fraction(0), "none"))
        target_cents = int(rounded(max(target, Fraction(0)) * book["days"] / asked.month.days, 0))
        amount = bought[_key(book)]["amount_cents"]
        rows.append(
            {
                **asked.outlet(book["outlet_id"]),
                "days_held": book["days"],
                "target_cents": target_cents,
                "target_source": source,
                "amount_cents": amount,
                "behind_cents": target_cents - amount,
            }
        )
    return sorted(rows, key=lambda row: (-row["behind_cents"], row["outlet_code"]))


def _targets(asked: Asked) -> dict[int, tuple[Fraction, str]]:
    """Each outlet's target for a whole month and where it comes from; by hand goes before last year."""
    growth = Fraction(asked.rules.target_rules["sales_plan"].growth)
    facts, held = asked.facts, _held(asked)
    found: dict[int, tuple[Fraction, str]] = {}
    for row in facts.rows("recent_sales", outlet_id=held):
        found[row["outlet_id"]] = growth * (row["amount_cents"] // row["months"]), "recent_months"
    for row in facts.rows("prior_sales", outlet_id=held):
        found[row["outlet_id"]] = growth * row["amount_cents"], "last_year"
    for row in facts.rows("targets", indicator="sales_plan", outlet_id=held):
        found[row["outlet_id"]] = Fraction(row["value_num"], row["value_den"]), "by_hand"
    return found


def margin(asked: Asked) -> list[dict[str, Any]]:
    """What comparable outlets could earn on their orders, against the year before."""
    growth = Fraction(asked.rules.target_rules["retailer_margin"].growth)
    prior = by_key(asked.facts.rows("prior_sales", outlet_id=_held(asked)), "outlet_id")
    bought, rows = _bought(asked), []
    for book in asked.books:
        before, now = prior.get(book["outlet_id"]), bought[_key(book)]
        if before is None or min(before["amount_cents"], before["retail_cents"]) <= 0:
            continue
        if now["unpriced"] or min(now["amount_cents"], now["retail_cents"]) <= 0:
            continue
        earned_before = before["retail_cents"] - before["amount_cents"]
        wanted = int(rounded(growth * earned_before * book["days"] / asked.month.days, 0))
        earned = now["retail_cents"] - now["amount_cents"]
        rows.append(
            {
                **asked.outlet(book["outlet_id"]),
                "days_held": book["days"],
                "target_cents": wanted,
                "amount_cents": earned,
                "behind_cents": wanted - earned,
            }
        )
    return sorted(rows, key=lambda row: (-row["behind_cents"], row["outlet_code"]))


def listing(asked: Asked) -> list[dict[str, Any]]:
    """Every outlet and product to be listed; what is not listed comes first."""
    pairs = _target_orders(asked)
    return sorted(pairs, key=lambda row: (row["order_days"] > 0, row["outlet_code"], row["product_code"]))


def reorder(asked: Asked) -> list[dict[str, Any]]:
    """Every outlet that ordered a target product; those that did not order again come first."""
    pairs = [row for row in _target_orders(asked) if row["order_days"] > 0]
    return sorted(pairs, key=lambda row: (row["order_days"], row["outlet_code"], row["product_code"]))


def _target_orders(asked: Asked) -> list[dict[str, Any]]:
    wanted = asked.facts.rows("listing_targets", outlet_id=asked.books_at_end)
    lines = asked.facts.table("lines", outlet_id={row["outlet_id"] for row in wanted})
    lines = lines.filter(pc.field("quantity") > 0).select(["outlet_id", "product_id", "day"])
    counted = lines.group_by(["outlet_id", "product_id"]).aggregate([("day", "count_distinct")])
    ordered = {
        (row["outlet_id"], row["product_id"]): row["day_count_distinct"] for row in counted.to_pylist()
    }
    products = by_key(asked.facts.rows("products"), "product_id")
    return [
        {
            **asked.outlet(row["outlet_id"]),
            "product_code": products[row["product_id"]]["code"],
            "product": products[row["product_id"]]["name"],
            "order_days": ordered.get((row["outlet_id"], row["product_id"]), 0),
        }
        for row in wanted
    ]


def _held(asked: Asked) -> set[int]:
    return {row["outlet_id"] for row in asked.books}


def _key(book: Row) -> tuple[int, Any]:
    return book["outlet_id"], book["start"]


def _bought(asked: Asked) -> dict[tuple[int, Any], dict[str, int]]:
    """Amount and retail value of each book's days, and how many of their lines have no retail price."""
    lines = asked.facts.table("lines", outlet_id=_held(asked))
    lines = lines.append_column("unpriced", pc.cast(pc.is_null(lines["retail_cents"]), "int64"))
    lines = lines.set_column(
        lines.column_names.index("retail_cents"), "retail_cents", pc.fill_null(lines["retail_cents"], 0)
    )
    names = ("amount_cents", "retail_cents", "unpriced")
    sums = lines.group_by(["outlet_id", "day"]).aggregate([(name, "sum") for name in names])
    days: dict[int, list[Row]] = {}
    for row in sums.to_pylist():
        days.setdefault(row["outlet_id"], []).append(row)
    return {
        _key(book): {
            name: sum(
                row[f"{name}_sum"]
                for row in days.get(book["outlet_id"], [])
                if book["start"] <= row["day"] < book["end"]
            )
            for name in names
        }
        for book in asked.books
    }
