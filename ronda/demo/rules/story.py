"""What went wrong in the simulated county and why: effects, and the truth that the cascade has to find.

Months count from the last one: 0 is the last, -1 the one before.
"""

from dataclasses import dataclass, replace

from ronda.demo.rules.cast import STORY_MANAGERS
from ronda.demo.rules.chance import Chance, Floats
from ronda.demo.rules.effects import Effects, sound_effects

DIEGO, ELENA, FARID, IRINA, JAMAL, KIM, LUCIA, NOOR = range(STORY_MANAGERS)
MARKET_DROP = 0.90
TRANSFER_DAY = 15
TRANSFERRED_PART = 4  # every fourth outlet of the book


@dataclass(frozen=True)
class Truth:
    """Why a result of an account manager was missed; `cause` is back, front, external or mixed."""

    month: int
    manager: int
    indicator: str
    cause: str
    reason: str


@dataclass(frozen=True)
class Absence:
    """Leave of an account manager: the first day (from 1) and how many days of the month."""

    month: int
    manager: int
    first_day: int
    days: int
    kind: str


_MARKET = "the whole market fell; everybody did the work"
_BRIDGE = "the bridge to Lucia's part of the county was closed"
_ROUNDS = "Farid left out four in ten visits and half of the coaching"

GROUND_TRUTH = (
    *(Truth(-1, manager, "sales_plan", "external", _MARKET) for manager in range(STORY_MANAGERS)),
    *(Truth(-1, manager, "retailer_margin", "external", _MARKET) for manager in range(STORY_MANAGERS)),
    Truth(0, DIEGO, "brand_listing", "back", "three of Bruno's four plan hand-overs to Diego came late"),
    Truth(0, ELENA, "brand_listing", "back", "all of Bruno's plan hand-overs to Elena came late"),
    Truth(0, FARID, "sales_plan", "front", _ROUNDS),
    Truth(0, FARID, "retailer_margin", "front", _ROUNDS),
    Truth(0, FARID, "customer_satisfaction", "front", _ROUNDS),
    Truth(0, IRINA, "brand_listing", "mixed", "half of Bruno's plans came late and Irina missed visits"),
    Truth(0, LUCIA, "sales_plan", "external", _BRIDGE),
    Truth(0, LUCIA, "retailer_margin", "external", _BRIDGE),
)

LEAVES = (
    Absence(-2, ELENA, 8, 5, "annual"),
    Absence(0, KIM, 4, 12, "unpaid"),
)
FALSE_VISIT = JAMAL
GIVER, TAKER = KIM, JAMAL


def story_effects(months_from_last: int, managers: int, centres: int, chance: Chance) -> Effects:
    """A sound month; the last three differ a little from manager to manager, and as the story tells.

    The month after the last one is still running: nobody has told its story yet.
    """
    if months_from_last < -2:
        return sound_effects(managers, centres)
    effects = _with_small_differences(sound_effects(managers, centres), managers, chance)
    if months_from_last == -1:
        return replace(effects, sales=effects.sales * MARKET_DROP)
    if months_from_last == 0:
        return replace(
            effects,
            listing=_told(effects.listing, {DIEGO: 0.60, ELENA: 0.52, IRINA: 0.62}),
            plan_late=_told(effects.plan_late, {DIEGO: 0.75, ELENA: 1.0, IRINA: 0.5}),
            visits=_told(effects.visits, {FARID: 0.60, IRINA: 0.72}),
            sales=_told(effects.sales, {FARID: 0.86, LUCIA: 0.90}),
            satisfaction=_told(effects.satisfaction, {FARID: 83.0}),
            in_time={**effects.in_time, "A2": _told(effects.in_time["A2"], {FARID: 0.5})},
        )
    if months_from_last == 1:
        return replace(
            effects,
            listing=_told(effects.listing, {ELENA: 0.66}),
            plan_late=_told(effects.plan_late, {ELENA: 0.75}),
            visits=_told(effects.visits, {DIEGO: 0.85}),
            requests=_told(effects.requests, {IRINA: 0.90}),
            sales=_told(effects.sales, {FARID: 0.95}),
        )
    return effects


def _with_small_differences(effects: Effects, managers: int, chance: Chance) -> Effects:
    return replace(
        effects,
        sales=effects.sales + chance.uniform(-0.01, 0.02, managers),
        mix=effects.mix + chance.uniform(0.02, 0.08, managers),
        listing=effects.listing + chance.uniform(-0.05, 0.08, managers),
        satisfaction=effects.satisfaction + chance.uniform(-0.5, 3.0, managers),
    )


def _told(values: Floats, changes: dict[int, float]) -> Floats:
    told = values.copy()
    for manager, value in changes.items():
        told[manager] = value
    return told
