"""The effect of a plan in all outcomes, and whether anything may be claimed of it.

Matched difference in differences: classes and past sales make outlets comparable, and what stays different
between them for good drops out (Abadie 2005; matching on the months before can itself move the result where
the two groups differ much, Daw and Hatfield 2018: hence the look at those months).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ronda.work.rules.effect.differences import Values, differences_of
from ronda.work.rules.effect.matching import TRAITS, Candidate, Match, match_outlets
from ronda.work.rules.effect.ranges import Estimate, estimate_of

Verdict = Literal["up", "down", "chance", "apart", "too_few", "no_pool", "no_months"]


@dataclass(frozen=True)
class EffectSettings:
    """The numbers of the policy."""

    neighbours: int
    least_outlets: int
    confidence: float
    resamples: int


@dataclass(frozen=True)
class Figures:
    """One outcome by outlet, before and after."""

    before: Values
    after: Values


@dataclass(frozen=True)
class Outcome:
    name: str
    estimate: Estimate


@dataclass(frozen=True)
class Effect:
    """`outcomes`: the first one is what the plan is about, and what the verdict speaks of.

    `placebo` is the same outcome between the two halves of the months before, where the plan cannot have
    worked yet; None where there are too few months to halve.
    """

    verdict: Verdict
    targets: int
    matches: tuple[Match, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    placebo: Estimate | None = None

    @property
    def relaxed(self) -> dict[str, int]:
        """For how many targets each trait was given up."""
        given_up = {
            trait: sum(1 for match in self.matches if match.agreed <= place)
            for place, trait in enumerate(TRAITS)
        }
        return {trait: number for trait, number in given_up.items() if number}

    @property
    def controls(self) -> frozenset[int]:
        """All comparable outlets."""
        return frozenset(outlet for match in self.matches for outlet in match.controls)


def measure_effect(
    targets: Sequence[Candidate],
    pool: Sequence[Candidate],
    outcomes: Mapping[str, Figures],
    halves: Figures | None,
    settings: EffectSettings,
    stream: Callable[[], np.random.Generator],
) -> Effect:
    """Each outcome draws from a `stream` of its own: to look at one more changes no other."""
    if len(targets) < settings.least_outlets:
        return Effect("too_few", len(targets))
    if not outcomes:
        return Effect("no_months", len(targets))
    matches = match_outlets(targets, pool, neighbours=settings.neighbours)
    if not matches:
        return Effect("no_pool", len(targets))

    def estimate(figures: Figures) -> Estimate:
        found = differences_of(matches, figures.before, figures.after)
        return estimate_of(found, stream(), confidence=settings.confidence, resamples=settings.resamples)

    estimates = tuple(Outcome(name, estimate(figures)) for name, figures in outcomes.items())
    placebo = estimate(halves) if halves is not None else None
    return Effect(_verdict(estimates[0].estimate, placebo), len(targets), tuple(matches), estimates, placebo)


def _verdict(main: Estimate, placebo: Estimate | None) -> Verdict:
    """Outlets that went apart before the plan began allow no claim about it."""
    if main.told != "chance" and placebo is not None and placebo.told != "chance":
        return "apart"
    return main.told
