"""Which spells and whose records a reader asks about, and whether the reader may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ronda.appraisal.queries.closed import (
    Folder,
    Row,
    by_key,
    facts_of,
    results_of,
    rules_of,
)
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.policy import Rules

# Of these a colleague's duty can consist; everything else is told of the appraised person only.
WORK_OF_OTHERS = frozenset({"handovers", "tasks", "visits", "requests", "information"})


@dataclass(frozen=True)
class Asked:
    """What is asked for: one spell's records, a duty's, or those of the whole unit."""

    month: Month
    rules: Rules
    results: Folder
    facts: Folder
    spell: Row
    indicator: str
    duty: str
    owner_id: int | None
    of_unit: bool

    @cached_property
    def spells(self) -> list[Row]:
        """The frozen spells whose records are meant."""
        if self.of_unit:
            return self.facts.rows("spells", unit_id=self.spell["unit_id"])
        return self.facts.rows("spells", spell_id=self.spell["spell_id"])

    @property
    def spell_ids(self) -> set[int]:
        return {row["spell_id"] for row in self.spells}

    @cached_property
    def books(self) -> list[Row]:
        return self.facts.rows("books", spell_id=self.spell_ids)

    @property
    def books_at_end(self) -> set[int]:
        """Outlets that were held on the month's last day."""
        return {row["outlet_id"] for row in self.books if row["end"] == self.month.end}

    @cached_property
    def outlets(self) -> Mapping[int, Row]:
        """The outlets of the unit, and those of its books that another unit owns."""
        own = by_key(self.facts.rows("outlets", unit_id=self.spell["unit_id"]), "outlet_id")
        held = {row["outlet_id"] for row in self.books} - own.keys()
        return {**own, **by_key(self.facts.rows("outlets", outlet_id=held), "outlet_id")} if held else own

    def outlet(self, outlet_id: int | None) -> dict[str, str]:
        """Code and name of an outlet; of one that another unit serves, its number."""
        if outlet_id is None:
            return {"outlet_code": "", "outlet": ""}
        row = self.outlets.get(outlet_id, {"code": f"#{outlet_id}", "name": ""})
        return {"outlet_code": row["code"], "outlet": row["name"]}

    def names(self, numbers: set[int]) -> dict[int, str]:
        return {row["person_id"]: row["name"] for row in self.facts.rows("people", person_id=numbers)}


def asked_for(viewer: Viewer, closing: Closing, table: str, keys: Mapping[str, str | int]) -> Asked:
    """NotAllowedError where the reader may not see it, and just the same where there is nothing."""
    refusal = NotAllowedError(f"the records behind {table} in {closing.month}")
    if viewer.company_id != closing.company_id:
        raise refusal
    try:
        spell_id = int(keys["spell_id"])
        owner_id = int(keys["owner_id"]) if "owner_id" in keys else None
    except (KeyError, ValueError):
        raise refusal from None
    results, rules = results_of(closing), rules_of(closing)
    found = results.rows("spells", spell_id=spell_id)
    if not found:
        raise refusal
    indicator, duty = str(keys.get("indicator", "")), str(keys.get("duty", ""))
    unit_result = indicator in rules.indicators and rules.indicators[indicator].level == "unit"
    asked = Asked(
        Month.parse(closing.month),
        rules,
        results,
        facts_of(closing),
        found[0],
        indicator,
        duty,
        owner_id,
        of_unit=unit_result and owner_id is None,
    )
    if not _may_see(viewer, asked, table):
        raise refusal
    return asked


def _may_see(viewer: Viewer, asked: Asked, table: str) -> bool:
    """Own results, results one may see, and both hands of a duty; a unit's records for who works for it."""
    unit_id, person_id = asked.spell["unit_id"], asked.spell["person_id"]
    if asked.owner_id is not None and asked.owner_id != person_id:
        if table not in WORK_OF_OTHERS or not _answers_for(asked):
            return False
        if viewer.can_see_results_of(asked.owner_id, unit_id):
            return True
    if not viewer.can_see_results_of(person_id, unit_id):
        return False
    return not asked.of_unit or viewer.scope != "own"


def _answers_for(asked: Asked) -> bool:
    """Whether the owner's duty stands in the cascade of the spell's result at all."""
    return bool(
        asked.results.rows(
            "shares",
            spell_id=asked.spell["spell_id"],
            indicator=asked.indicator,
            duty=asked.duty,
            owner_id=asked.owner_id,
        )
    )
