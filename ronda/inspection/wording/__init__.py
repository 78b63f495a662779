"""The sentences of inspections: why something is refused, and what was done."""

from ronda.inspection.wording import checks, draws, findings

AREAS = (draws, checks, findings)
