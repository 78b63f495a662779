"""Where an analysis is drawn that has a page of its own."""

from django.urls import reverse

from ronda.people.rules import Viewer
from ronda.work.models import Analysis


def drawn_at(viewer: Viewer, analysis: Analysis) -> str:
    """The page on which the figures of an effect or of the high-tier customers are drawn."""
    if viewer.scope == "own":
        return ""
    if analysis.kind == Analysis.Kind.EFFECT and analysis.plan_id:
        return reverse("work_plan_effect_kept", args=[analysis.plan_id, analysis.pk])
    if analysis.kind == Analysis.Kind.HIGH_TIER:
        return reverse("work_high_tier_kept", args=[analysis.pk])
    return ""
