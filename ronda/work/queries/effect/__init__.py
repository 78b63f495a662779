"""The effect of a plan as its page shows it: measured today, or as it was kept."""

from ronda.work.queries.effect.kept import KeptEffect, kept_effect, kept_effects, latest_effect
from ronda.work.queries.effect.measuring import measured_effect
from ronda.work.queries.effect.plans import effect_plan, may_measure, plan_with_effect, takes_long

__all__ = [
    "KeptEffect",
    "effect_plan",
    "kept_effect",
    "kept_effects",
    "latest_effect",
    "may_measure",
    "measured_effect",
    "plan_with_effect",
    "takes_long",
]
