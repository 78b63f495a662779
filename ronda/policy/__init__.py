"""Policies: dated, sourced, typed values read from YAML; no number of the business lives in code."""

from ronda.policy.loading import Policy, PolicyError, check_policy, load_policy
from ronda.policy.models import Band, Duty, Grading, Indicator, Knot, PostRule, Rules

__all__ = [
    "Band",
    "Duty",
    "Grading",
    "Indicator",
    "Knot",
    "Policy",
    "PolicyError",
    "PostRule",
    "Rules",
    "check_policy",
    "load_policy",
]
