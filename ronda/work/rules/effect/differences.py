"""Difference in differences: how a target changed, less how its comparable outlets changed meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ronda.work.rules.effect.matching import Match

Floats = npt.NDArray[np.float64]
Values = Mapping[int, float]


@dataclass(frozen=True)
class Difference:
    """Of matched targets: a row each; `controls` are the changes of its comparable outlets.

    `before` and `after` hold the values of targets, `control_before` and `control_after` the means of
    their comparable outlets.
    """

    outlets: tuple[tuple[int, ...], ...]
    before: Floats
    after: Floats
    control_before: Floats
    control_after: Floats
    controls: Floats

    @property
    def own(self) -> Floats:
        """The effect in each target outlet."""
        return (self.after - self.before) - (self.control_after - self.control_before)

    @property
    def effect(self) -> float:
        """The mean over the target outlets."""
        return float(self.own.mean())


def differences_of(matches: Sequence[Match], before: Values, after: Values) -> Difference:
    """An outlet without a value bought nothing: it counts as nought."""
    then = np.array([[before.get(each, 0.0) for each in match.controls] for match in matches])
    now = np.array([[after.get(each, 0.0) for each in match.controls] for match in matches])
    return Difference(
        tuple(match.controls for match in matches),
        np.array([before.get(match.target, 0.0) for match in matches]),
        np.array([after.get(match.target, 0.0) for match in matches]),
        then.mean(axis=1),
        now.mean(axis=1),
        now - then,
    )
