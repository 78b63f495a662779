"""A September of one centre with one book or two, made by hand: what the tests of measures begin with."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import ibis

from ronda.facts.rules.book_sales import book_sales
from ronda.facts.rules.measures.listing import target_orders
from ronda.facts.rules.outlet_sales import handed_over_sales, outlet_sales
from ronda.facts.rules.rows import arranged
from ronda.facts.rules.snapshot import Facts
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month

SEPTEMBER = Month(2025, 9)
CENTRE, DIEGO, ELENA = 1, 5, 6
Row = dict[str, Any]


def day(number: int) -> date:
    return date(2025, 9, number)


def a_spell(spell_id: int, person_id: int, post: str = "account_manager", **changes: Any) -> Row:
    start, end = changes.pop("start", SEPTEMBER.start), changes.pop("end", SEPTEMBER.end)
    days = (end - start).days
    return {
        "spell_id": spell_id,
        "person_id": person_id,
        "person_code": f"E{person_id:02d}",
        "unit_id": CENTRE,
        "post": post,
        "start": start,
        "end": end,
        "days": days,
        "present_days": days,
        "available_days": days,
        "newcomer": False,
        "wage_cents": 0,
    } | changes


def a_book(outlet_id: int, spell_id: int, start: date = SEPTEMBER.start, end: date = SEPTEMBER.end) -> Row:
    return {
        "outlet_id": outlet_id,
        "spell_id": spell_id,
        "unit_id": CENTRE,
        "start": start,
        "end": end,
        "days": (end - start).days,
        "whole": (start, end) == (SEPTEMBER.start, SEPTEMBER.end),
    }


def an_outlet(outlet_id: int, visit_class: str = "B", *, modern: bool = False) -> Row:
    names = {"outlet_id": outlet_id, "code": f"R{outlet_id}", "name": f"Shop {outlet_id}"}
    return {**names, "unit_id": CENTRE, "modern": modern, "visit_class": visit_class}


def a_line(number: int, outlet_id: int, on: date, amount: int, retail: int | None = None) -> Row:
    return {
        "line_no": f"L{number}",
        "outlet_id": outlet_id,
        "product_id": 1,
        "day": on,
        "quantity": 1,
        "amount_cents": amount,
        "retail_cents": retail,
    }


def a_prior(outlet_id: int, amount: int, retail: int = 0) -> Row:
    return {"outlet_id": outlet_id, "quantity": 1, "amount_cents": amount, "retail_cents": retail}


def frozen(**tables: Iterable[Row]) -> Facts:
    """The facts on an engine, with the sales that measures share; tables that are not named are empty."""
    engine = ibis.duckdb.connect(threads=1)
    held = {
        name: engine.create_table(f"frozen_{name}", arranged(table, tables.get(name, ())))
        for name, table in FROZEN_TABLES.items()
    }
    for name, of in (
        ("outlet_sales", outlet_sales),
        ("handed_over_sales", handed_over_sales),
        ("book_sales", book_sales),
        ("target_orders", target_orders),
    ):
        held[name] = engine.create_table(name, of(Facts(SEPTEMBER, held)))
    return Facts(SEPTEMBER, held)


def told(measure: Any) -> dict[int, tuple[int, int | None, int | None, int]]:
    """A measure's value, denominator, goal and basis by spell."""
    rows = measure.to_pyarrow().to_pylist()
    return {row["spell_id"]: (row["num"], row["den"], row["goal"], row["basis"]) for row in rows}
