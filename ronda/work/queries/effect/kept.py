"""Effects that were kept, with the figures as they were then."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, Plan


@dataclass(frozen=True)
class KeptEffect:
    analysis: Analysis
    figures: dict[str, Any]


def kept_effects(plan: Plan) -> QuerySet[Analysis]:
    """Of a plan that the viewer was given, the latest first; without their figures."""
    found = Analysis.objects.filter(company_id=plan.company_id, kind=Analysis.Kind.EFFECT, plan=plan)
    return found.select_related("made_by").defer("figures").order_by("-made_at", "-pk")


def latest_effect(plan: Plan) -> KeptEffect | None:
    found = kept_effects(plan).defer(None).first()
    return None if found is None else KeptEffect(found, found.figures)


def kept_effect(viewer: Viewer, plan: Plan, number: int) -> KeptEffect:
    found = kept_effects(plan).defer(None).filter(company_id=viewer.company_id, pk=number).first()
    if found is None:
        raise RefusedError(
            Problem(f"analysis {number}", "is not in force among yours", "look at the number again")
        )
    return KeptEffect(found, found.figures)
