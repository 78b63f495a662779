"""Trying a month before it is frozen: the same facts and rules, in a folder that is thrown away."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from ronda.appraisal.services import appraise_folder
from ronda.cockpit.rules.close import Finding, Named, findings_of
from ronda.cockpit.rules.close.findings import refused
from ronda.cockpit.rules.strange import MonthFacts, strange_numbers
from ronda.cockpit.services.closing import earlier_scores
from ronda.cockpit.services.strangeness import month_before, sold_by_outlet, total
from ronda.facts.services.freezing import freeze_month
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.policy import Policy, Rules

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class MonthCheck:
    """What was found, in what: how many people and how many rows."""

    findings: list[Finding]
    people: int
    rows: int


def check_month(
    *, by: Viewer, month: Month, as_of: datetime, policy: Policy, tell: Tell | None = None
) -> MonthCheck:
    """What is strange, missing or not assessable in the month as it is known at `as_of`; nothing is kept."""
    if not by.can_close:
        raise NotAllowedError("checking a month of the whole company")
    machine, rules = Viewer.operator(by.company_id), policy.in_force(month.period)
    with TemporaryDirectory(prefix="ronda-check-") as name:
        facts, results = Path(name) / "facts", Path(name) / "results"
        try:
            marks = freeze_month(
                by=machine,
                month=month,
                as_of=as_of,
                rules=rules,
                past_scores=earlier_scores(machine, month, as_of, rules),
                folder=facts,
                progress=tell,
            )
        except RefusedError as error:
            return MonthCheck(refused(error.problems), 0, 0)
        appraise_folder(facts=facts, month=month, rules=rules, results=results, progress=tell)
        counts = {table: mark.rows for table, mark in marks.items()}
        read = _Read(facts, results, rules)
        numbers = strange_numbers(
            MonthFacts(str(month), counts, total(read.sold["cents"])),
            month_before(machine, month),
            total(pq.read_table(facts / "prior_sales.parquet", columns=["amount_cents"])["amount_cents"]),
        )
        return MonthCheck(read.findings(numbers), counts["people"], sum(counts.values()))


class _Read:
    """The tried month's tables, read column by column."""

    def __init__(self, facts: Path, results: Path, rules: Rules) -> None:
        self.facts, self.results, self.rules = facts, results, rules
        self.sold = sold_by_outlet(facts)
        people = pq.read_table(facts / "people.parquet").to_pylist()
        self.people = {row["person_id"]: row for row in people}
        names = ["spell_id", "person_id", "unit_id", "post", "present_days", "wage_cents"]
        spells = pq.read_table(facts / "spells.parquet", columns=names).to_pylist()
        self.spells = {row["spell_id"]: row for row in spells}

    def findings(self, numbers: Any) -> list[Finding]:
        unassessable, nobody = self._unassessable()
        return findings_of(
            numbers,
            unheld=self._unheld(),
            empty_handed=self._empty_handed(),
            nobody_assessed=nobody,
            unassessable=unassessable,
            without_wage=self._without_wage(),
        )

    def _unheld(self) -> dict[int, tuple[int, int]]:
        """Outlets that sold and stand in nobody's book, with their sales, by centre."""
        held = pq.read_table(self.facts / "books.parquet", columns=["outlet_id"])["outlet_id"].unique()
        unheld = self.sold.filter(pc.invert(pc.is_in(self.sold["outlet_id"], value_set=held)))
        units = pq.read_table(self.facts / "outlets.parquet", columns=["outlet_id", "unit_id"])
        joined = unheld.join(units, "outlet_id").group_by("unit_id")
        summed = joined.aggregate([("outlet_id", "count"), ("cents", "sum")]).to_pylist()
        return {row["unit_id"]: (row["outlet_id_count"], row["cents_sum"]) for row in summed}

    def _empty_handed(self) -> list[Named]:
        held = pq.read_table(self.facts / "books.parquet", columns=["spell_id"])["spell_id"].unique()
        holding = set(held.to_pylist())
        return [
            self._named(row)
            for row in self.spells.values()
            if self.rules.posts[row["post"]].holds_portfolio and row["spell_id"] not in holding
        ]

    def _without_wage(self) -> dict[int, int]:
        """How many spells have no wage that the floors of the law could be held against, by centre."""
        units: dict[int, int] = defaultdict(int)
        for row in self.spells.values():
            if not row["wage_cents"]:
                units[row["unit_id"]] += 1
        return dict(units)

    def _unassessable(self) -> tuple[dict[str, list[Named]], list[Named]]:
        """Who has no assessable line, by indicator; and who has none at all."""
        cards = pq.read_table(self.results / "cards.parquet", columns=["spell_id", "indicator", "assessable"])
        some = set(cards.filter(cards["assessable"])["spell_id"].unique().to_pylist())
        by_indicator: dict[str, list[Named]] = defaultdict(list)
        for row in cards.filter(pc.invert(cards["assessable"])).to_pylist():
            spell = self.spells[row["spell_id"]]
            if spell["present_days"] and row["spell_id"] in some:
                by_indicator[row["indicator"]].append(self._named(spell))
        carded = set(cards["spell_id"].unique().to_pylist())
        nobody = [
            self._named(row)
            for number, row in self.spells.items()
            if number in carded - some and row["present_days"]
        ]
        return dict(by_indicator), nobody

    def _named(self, spell: dict[str, Any]) -> Named:
        person = self.people[spell["person_id"]]
        return Named(person["code"], person["name"], spell["unit_id"])
