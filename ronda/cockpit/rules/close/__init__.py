"""Closing a month step by step: what is found, which step comes next, what lies out of the ordinary."""

from ronda.cockpit.rules.close.findings import Finding, Named, findings_of
from ronda.cockpit.rules.close.steps import STEPS, CloseStep, steps_of

__all__ = ["STEPS", "CloseStep", "Finding", "Named", "findings_of", "steps_of"]
