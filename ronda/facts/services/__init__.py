"""Freezing a month, its closings and their files, targets set by hand, and opening what was frozen."""

from ronda.facts.services.closings import open_closing
from ronda.facts.services.code import code_digest
from ronda.facts.services.folders import hold_month
from ronda.facts.services.freezing import freeze_month
from ronda.facts.services.manifests import manifest_of
from ronda.facts.services.results import add_results
from ronda.facts.services.targets import set_targets, withdraw_target

__all__ = [
    "add_results",
    "code_digest",
    "freeze_month",
    "hold_month",
    "manifest_of",
    "open_closing",
    "set_targets",
    "withdraw_target",
]
