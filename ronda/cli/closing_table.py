"""A closing as tables on the terminal: who reached what, and whose the missed results are."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.table import Table

from ronda.cockpit.services import find_strange
from ronda.facts.queries import Closing, closed_table
from ronda.kernel.exact import rounded
from ronda.kernel.money import format_cents
from ronda.people.rules import Viewer

Row = dict[str, Any]
FRONT_POST = "account_manager"
MOST_STRANGE = 10
SIDES = ("back", "front", "external")


def print_closing(closing: Closing, console: Console | None = None) -> None:
    """Prints what the closing has come to so far; a closing that is only frozen has nothing to show."""
    shown = console or Console()
    print_strange(closing, shown)
    if closing.state == "frozen":
        shown.print("Frozen only: nobody is appraised yet.", highlight=False)
        return
    company = closing.company
    if company.simulated:
        shown.print(f"{company.name}: everything here is simulated.", highlight=False)
    read = _Reader(closing)
    shown.print(_scores(closing, read), highlight=False)
    for table in (_results(read), _missed(read)):
        if table.row_count:
            shown.print()
            shown.print(table, highlight=False)


def print_strange(closing: Closing, console: Console | None = None) -> None:
    """What to look at before the result is believed; nothing when nothing is strange."""
    problems = find_strange(by=Viewer.operator(closing.company_id), closing=closing)
    lines = ["Strange, though nothing is refused for it:", *(f"  {each}" for each in problems[:MOST_STRANGE])]
    if len(problems) > MOST_STRANGE:
        lines.append(f"  and {len(problems) - MOST_STRANGE} more")
    shown = console or Console()
    for line in lines if problems else ():
        shown.print(line, highlight=False, markup=False, soft_wrap=True)


class _Reader:
    """Rows of the closing's tables, each read once, as whoever runs the machine may."""

    def __init__(self, closing: Closing) -> None:
        self.closing, self.viewer = closing, Viewer.operator(closing.company_id)
        self.names = {row["person_id"]: row["name"] for row in self.rows("facts/people")}
        self.spells = sorted(
            self.rows("facts/spells"), key=lambda row: (row["unit_id"], row["person_code"], row["start"])
        )

    def rows(self, path: str) -> list[Row]:
        found: list[Row] = closed_table(self.viewer, self.closing, path).to_pylist()
        return found


def _scores(closing: Closing, read: _Reader) -> Table:
    persons = _by(read.rows("results/persons"), "person_id")
    paid = closing.state == "distributed"
    amounts = _by(read.rows("results/amounts"), "spell_id") if paid else {}
    table = Table(box=None, pad_edge=False)
    for name, side in (("person", "left"), ("post", "left"), ("score", "right"), ("grade", "left")):
        table.add_column(name, justify="right" if side == "right" else "left", no_wrap=True)
    table.add_column(f"amount {closing.company.currency}", justify="right", no_wrap=True)
    for spell in read.spells:
        person, amount = persons.get(spell["person_id"]), amounts.get(spell["spell_id"])
        table.add_row(
            read.names[spell["person_id"]],
            _words(spell["post"]),
            _points(person["score"]) if person else "",
            amount["grade"] if amount else "",
            format_cents(amount["amount_cents"]) if amount else "",
        )
    return table


def _results(read: _Reader) -> Table:
    """How far each account manager got with each result: actual over target; empty where nothing is known."""
    lines = [row for row in read.rows("results/cards") if row["kind"] == "result" and row["assessable"]]
    reached = {(row["spell_id"], row["indicator"]): row["attainment"] for row in lines}
    managers = [spell for spell in read.spells if spell["post"] == FRONT_POST]
    held = {spell["spell_id"] for spell in managers}
    indicators = sorted({row["indicator"] for row in lines if row["spell_id"] in held})
    table = Table(box=None, pad_edge=False, title="Results against target", title_justify="left")
    table.add_column("person", no_wrap=True)
    for indicator in indicators:
        table.add_column(_words(indicator), justify="right")
    for spell in managers if indicators else ():
        cells = (reached.get((spell["spell_id"], indicator)) for indicator in indicators)
        name = read.names[spell["person_id"]]
        table.add_row(name, *("" if part is None else _percent(part) for part in cells))
    return table


def _missed(read: _Reader) -> Table:
    """Each missed result of the account managers, with the part that each side carries."""
    missed = defaultdict(list)
    for row in read.rows("results/missed"):
        missed[row["spell_id"]].append(row)
    carried: dict[tuple[int, str, str], Decimal] = defaultdict(Decimal)
    for row in read.rows("results/shares"):
        carried[row["spell_id"], row["indicator"], row["side"]] += row["share"]
    table = Table(box=None, pad_edge=False, title="Missed results", title_justify="left")
    table.add_column("person", no_wrap=True)
    table.add_column("result", no_wrap=True)
    for name in ("points lost", *SIDES):
        table.add_column(name, justify="right", no_wrap=True)
    for spell in read.spells:
        if spell["post"] != FRONT_POST:
            continue
        name = read.names[spell["person_id"]]
        for row in missed[spell["spell_id"]]:
            key = (spell["spell_id"], row["indicator"])
            parts = (carried[*key, "back"], carried[*key, "front"], row["external"])
            lost = rounded(row["lost"], 2)
            table.add_row(name, _words(row["indicator"]), f"{lost:.2f}", *map(_percent, parts))
            name = ""
        if name:
            table.add_row(name, "none", "", "", "", "")
    return table


def _by(rows: Iterable[Row], key: str) -> dict[int, Row]:
    return {row[key]: row for row in rows}


def _words(code: str) -> str:
    return code.replace("_", " ")


def _points(ten_thousandths: int) -> str:
    return f"{rounded(Decimal(ten_thousandths) / 10_000, 2):.2f}"


def _percent(part: Decimal) -> str:
    return f"{rounded(part * 100, 1):.1f} %"
