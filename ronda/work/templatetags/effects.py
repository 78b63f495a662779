"""The effect of a plan on the plan's own page."""

from typing import Any

from django.template import Context, Library

from ronda.work.models import Plan
from ronda.work.queries.effect import latest_effect, may_measure
from ronda.work.wording.effect import KINDS, SHORT, effect_sentence

register = Library()


@register.simple_tag(takes_context=True)
def plan_effect(context: Context, plan: Plan) -> dict[str, Any]:
    """What was kept last of a plan that the reader was given, and whether the reader may measure it."""
    viewer = context.get("viewer")
    found = latest_effect(plan)
    told: dict[str, Any] = {"may": viewer is not None and may_measure(viewer, plan), "kept": found}
    if found is not None:
        verdict = found.figures["verdict"]
        told |= {
            "sentence": effect_sentence(found.figures, plan.company.currency),
            "verdict": SHORT[verdict],
            "kind": KINDS.get(verdict, "plain"),
        }
    return told
