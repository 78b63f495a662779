"""The stored rows that the explanation of one person reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from ronda.kernel.period import Month
from ronda.policy import Parameter, Rules

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Stored:
    """Rows of one closing, of the person's spells and of the units that these lie in.

    `spells`, `missed`, `shares` and `team_cards` are those of the units; `cards`, `measures` and
    `by_hand` (targets set by hand) those of the person; `unit_measures` those of `led_units`, where the
    reader sees everybody. `duty_cards` are the duties on the responsibility cards that were in force. Units
    whose results the reader may not see are in `closed_units`; of them there are spells only. Tables of pay
    are empty until the month is distributed. `parameters` hold the policy's values with their dates and
    sources.
    """

    month: Month
    rules: Rules
    person: Row
    spells: Sequence[Row]
    cards: Sequence[Row]
    team_cards: Sequence[Row]
    missed: Sequence[Row]
    shares: Sequence[Row]
    measures: Sequence[Row] = ()
    unit_measures: Sequence[Row] = ()
    by_hand: Sequence[Row] = ()
    past: Sequence[Row] = ()
    handovers: Sequence[Row] = ()
    book_spells: frozenset[int] = frozenset()
    amounts: Sequence[Row] = ()
    pools: Sequence[Row] = ()
    people: Mapping[int, str] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    duty_cards: Sequence[Row] = ()
    closed_units: frozenset[int] = frozenset()
    led_units: frozenset[int] = frozenset()
    sees_unit: bool = False
    parameters: Sequence[Parameter] = ()

    @property
    def person_id(self) -> int:
        return int(self.person["person_id"])

    @property
    def own_spells(self) -> list[Row]:
        return [row for row in self.spells if row["person_id"] == self.person_id]

    def card_of(self, spell_id: int) -> list[Row]:
        """The lines of a spell's card, the heaviest first, those that could not be assessed last."""
        return _heaviest(row for row in self.cards if row["spell_id"] == spell_id)

    def team_card_of(self, unit_id: int) -> list[Row]:
        return _heaviest(row for row in self.team_cards if row["unit_id"] == unit_id)

    def miss_of(self, spell_id: int, indicator: str) -> Row | None:
        return self._misses.get((spell_id, indicator))

    def shares_of(self, spell_id: int, indicator: str) -> list[Row]:
        return self._shares.get((spell_id, indicator), [])

    @cached_property
    def _misses(self) -> dict[tuple[int, str], Row]:
        return {(row["spell_id"], row["indicator"]): row for row in self.missed}

    @cached_property
    def _shares(self) -> dict[tuple[int, str], list[Row]]:
        found: dict[tuple[int, str], list[Row]] = defaultdict(list)
        for row in self.shares:
            found[row["spell_id"], row["indicator"]].append(row)
        return found

    def holders(self, unit_id: int, post: str) -> int:
        """How many people held the post in the unit and were there."""
        there = [row for row in self.spells if row["present_days"]]
        held = [row for row in there if row["unit_id"] == unit_id and row["post"] == post]
        return len({row["person_id"] for row in held})

    def posts_of(self, unit_id: int, person_id: int) -> set[str]:
        """What the person was in the unit."""
        held = [row for row in self.spells if row["unit_id"] == unit_id and row["person_id"] == person_id]
        return {row["post"] for row in held}

    def book_holders(self, unit_id: int) -> frozenset[int]:
        """Whoever held outlets in the unit."""
        return frozenset(
            row["person_id"]
            for row in self.spells
            if row["unit_id"] == unit_id and row["spell_id"] in self.book_spells
        )

    def leader_of(self, unit_id: int) -> str | None:
        """Who directs the unit, where that is somebody else."""
        directors = (
            row["person_id"]
            for row in self.spells
            if row["unit_id"] == unit_id and self.rules.posts[row["post"]].role == "director"
        )
        found = next(directors, None)
        return None if found in (None, self.person_id) else self.name_of(found)

    def name_of(self, person_id: int | None) -> str | None:
        return None if person_id is None else self.people.get(person_id, f"#{person_id}")

    def unit_name(self, unit_id: int) -> str:
        return self.units.get(unit_id, f"#{unit_id}")


def total(rows: Sequence[Row], name: str) -> Decimal:
    return sum((row[name] for row in rows), Decimal(0))


def _heaviest(rows: Any) -> list[Row]:
    return sorted(rows, key=lambda row: (not row["assessable"], -row["weight"], row["indicator"]))
