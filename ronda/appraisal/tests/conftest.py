"""Closings of many worlds for the whole suite: one world or hundreds cost an appraisal the same."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from conftest import MadeOnce
from ronda.appraisal.queries.closed import results_of, rules_of
from ronda.appraisal.queries.derivation import stored_for
from ronda.appraisal.rules.counterfactual import Improvement, improvements_for
from ronda.appraisal.rules.derivation import Stored
from ronda.appraisal.tests.cast import PLACE, the_cast_month
from ronda.appraisal.tests.closings import APART, close, closing_in, shifted, together
from ronda.appraisal.tests.variants import (
    improved,
    multiplied,
    renamed,
    with_somebody_absent,
    without_means,
)
from ronda.appraisal.tests.worlds import World, a_random_world
from ronda.facts.models import Closing
from ronda.people.rules import Viewer
from ronda.policy import Rules

RANDOM_WORLDS = 60
TOLD_WORLDS = 8
ALIKE_WORLDS = 10
FIRST_VARIANT = 100
CARDED_WORLDS = 25
# Of the brand manager and the account manager; the other posts have none.
SOME_CARDS = [
    {
        "post": post,
        "duty": duty,
        "version": 2,
        "starts": date(2025, 1, 1),
        "title": f'{{"en": "Duty {duty}", "zh-hans": "职责{duty}"}}',
    }
    for post, duties in (("brand_manager", "B2 B5"), ("account_manager", "A1 A2 A5"))
    for duty in duties.split()
]
OPERATOR = Viewer(1, None, frozenset({"operator"}), frozenset())


@dataclass(frozen=True)
class Closed:
    """A closing of worlds that are numbered apart."""

    closing: Closing
    worlds: list[World]
    rules: Rules
    _stored: dict[str, Stored] = field(default_factory=dict)
    _rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """All rows of a result, read once."""
        if table not in self._rows:
            self._rows[table] = results_of(self.closing).rows(table)
        return self._rows[table]

    def stored(self, person_code: str) -> Stored:
        if person_code not in self._stored:
            self._stored[person_code] = stored_for(OPERATOR, self.closing, person_code)
        return self._stored[person_code]

    def codes(self) -> list[str]:
        """The people of the worlds that are told one by one."""
        return [row["person_code"] for row in self.rows("persons") if row["person_id"] < TOLD_WORLDS * APART]


@dataclass(frozen=True)
class Variant:
    """A world with one thing changed, under the number `place`; `of` is the world that it was made from."""

    place: int
    of: int
    what: str
    person_id: int = 0
    improvement: Improvement | None = None

    @property
    def by(self) -> int:
        return self.place * APART


@dataclass(frozen=True)
class ClosedVariants(Closed):
    variants: list[Variant] = field(default_factory=list)


@pytest.fixture(scope="session")
def random_months(made_once: MadeOnce) -> Closed:
    """Sixty random worlds and the cast's month, appraised in one closing."""
    worlds = [shifted(a_random_world(seed), seed * APART) for seed in range(RANDOM_WORLDS)]
    worlds.append(shifted(the_cast_month(), PLACE * APART))
    closing = closing_in(made_once("random-months", lambda folder: close(together(worlds), folder)))
    return Closed(closing, worlds, rules_of(closing))


@pytest.fixture(scope="session")
def carded_months(made_once: MadeOnce) -> Closed:
    """The first worlds and the cast's month once more, in a company that has responsibility cards."""
    worlds = [shifted(a_random_world(seed), seed * APART) for seed in range(CARDED_WORLDS)]
    worlds.append(shifted(the_cast_month(), PLACE * APART))
    everything = together(worlds) | {"cards": SOME_CARDS}
    closing = closing_in(made_once("carded-months", lambda folder: close(everything, folder)))
    return Closed(closing, [world | {"cards": SOME_CARDS} for world in worlds], rules_of(closing))


@pytest.fixture(scope="session")
def changed_months(random_months: Closed, made_once: MadeOnce) -> ClosedVariants:
    """The same worlds in disorder, and some of them again, each with one thing changed."""
    variants: list[Variant] = []
    worlds: list[World] = []

    def add(world: World, of: int, what: str, **more: Any) -> None:
        variant = Variant(FIRST_VARIANT + len(variants), of, what, **more)
        variants.append(variant)
        worlds.append(shifted(world, variant.by))

    for seed in range(TOLD_WORLDS):
        world = a_random_world(seed)
        for person in world["people"]:
            stored = random_months.stored(f"W{seed}{person['code']}")
            for improvement in improvements_for(stored):
                changed = improved(world, person["person_id"], improvement, list(map(dict, stored.cards)))
                add(changed, seed, "improved", person_id=person["person_id"], improvement=improvement)
    for seed in range(ALIKE_WORLDS):
        world = a_random_world(seed)
        add(renamed(world), seed, "renamed")
        add(with_somebody_absent(world), seed, "somebody absent")
        add(without_means(world), seed, "before")
        add(multiplied(without_means(world), 7), seed, "multiplied")
    everything = together([*worlds, *random_months.worlds])
    closing = closing_in(made_once("changed-months", lambda folder: close(everything, folder, seed=5)))
    return ClosedVariants(closing, worlds, random_months.rules, variants=variants)
