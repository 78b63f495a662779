"""Freezing a month, its closings and their files, targets set by hand, and opening what was frozen."""

from ronda.facts.services.code import code_digest
from ronda.facts.services.folders import hold_month
from ronda.facts.services.manifests import manifest_of
from ronda.facts.services.results import add_results

__all__ = ["add_results", "code_digest", "hold_month", "manifest_of"]
