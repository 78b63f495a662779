"""The numbers by which a frozen month is found strange, read from its folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ronda.cockpit.rules.strange import MonthFacts, Oddities, strange_facts
from ronda.cockpit.services.row_check import state_of
from ronda.facts.queries import Closing, closing_for, folder_of
from ronda.facts.rules.manifest import Manifest
from ronda.facts.services import manifest_of
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.policy import load_kept_policy

BATCH = 1_000_000
SOLD = pa.schema([("outlet_id", pa.int64()), ("cents", pa.int64())])


def find_strange(*, by: Viewer, closing: Closing) -> list[Problem]:
    """What looks strange in the facts of a closing, each `strange` and none an error; writes nothing."""
    if not by.can_freeze or closing.company_id != by.company_id:
        raise NotAllowedError(f"the facts of {closing}")
    facts, manifest = folder_of(closing) / "facts", manifest_of(closing)
    sold = sold_by_outlet(facts)
    return strange_facts(
        MonthFacts(closing.month, _counts(manifest), total(sold["cents"])),
        month_before(by, Month.parse(closing.month)),
        total(pq.read_table(facts / "prior_sales.parquet", columns=["amount_cents"])["amount_cents"]),
        _oddities(folder_of(closing), manifest, sold),
        closing.company.currency,
    )


def month_before(by: Viewer, month: Month) -> MonthFacts | None:
    """None where it is not closed, or its files are away."""
    month = month.plus(-1)
    try:
        before = closing_for(by, month)
        counts = _counts(manifest_of(before))
        return MonthFacts(str(month), counts, total(sold_by_outlet(folder_of(before) / "facts")["cents"]))
    except (RefusedError, OSError):
        return None


def _counts(manifest: Manifest) -> dict[str, int]:
    return {name: mark.rows for name, mark in manifest.facts.items()}


def sold_by_outlet(facts: Path) -> pa.Table:
    """`outlet_id` and `cents` of every outlet with sales, added up piece by piece: a ledger is long."""
    return _by_outlet(pa.concat_tables([SOLD.empty_table(), *_pieces(facts)]))


def _pieces(facts: Path) -> Iterator[pa.Table]:
    with pq.ParquetFile(facts / "lines.parquet") as file:
        for batch in file.iter_batches(BATCH, columns=["outlet_id", "amount_cents"]):
            piece = pa.Table.from_batches([batch]).rename_columns(SOLD.names)
            yield _by_outlet(piece)


def _by_outlet(table: pa.Table) -> pa.Table:
    summed = table.group_by("outlet_id").aggregate([("cents", "sum")])
    return summed.select(["outlet_id", "cents_sum"]).rename_columns(SOLD.names)


def _oddities(folder: Path, manifest: Manifest, sold: pa.Table) -> Oddities:
    facts = folder / "facts"
    rules = load_kept_policy(folder / "policy").in_force(manifest.month.period)
    books = pq.read_table(facts / "books.parquet", columns=["outlet_id", "spell_id"])
    unheld = sold.filter(pc.invert(pc.is_in(sold["outlet_id"], value_set=books["outlet_id"].unique())))
    held = set(books["spell_id"].unique().to_pylist())
    spells = pq.read_table(
        facts / "spells.parquet", columns=["spell_id", "person_id", "post", "present_days"]
    ).to_pylist()
    holders = [row for row in spells if rules.posts[row["post"]].holds_portfolio]
    unassessed = _unassessed(folder) if state_of(manifest) != "frozen" else set()
    people = pq.read_table(facts / "people.parquet", columns=["person_id", "name"]).to_pylist()
    names = {row["person_id"]: row["name"] for row in people}
    return Oddities(
        unheld.num_rows,
        total(unheld["cents"]),
        _names(names, (row for row in holders if row["spell_id"] not in held)),
        _names(names, (row for row in spells if row["present_days"] and row["spell_id"] in unassessed)),
    )


def _unassessed(folder: Path) -> set[int]:
    """Spells with a card on which no line could be assessed."""
    cards = pq.read_table(folder / "results" / "cards.parquet", columns=["spell_id", "assessable"])
    some = cards.group_by("spell_id").aggregate([("assessable", "any")]).to_pylist()
    return {row["spell_id"] for row in some if not row["assessable_any"]}


def _names(names: dict[int, str], rows: Iterable[dict[str, Any]]) -> list[str]:
    return sorted({names[row["person_id"]] for row in rows})


def total(cents: pa.ChunkedArray) -> int:
    return pc.sum(cents).as_py() or 0
