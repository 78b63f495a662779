"""The figures of an effect, as they are kept: cents, and ten-thousandths of everything else; no floats."""

from collections.abc import Mapping
from datetime import date
from statistics import fmean
from typing import Any

from ronda.kernel.period import Month
from ronda.policy import WorkRules
from ronda.work.models import Plan
from ronda.work.queries.effect.plans import Sides
from ronda.work.rules.effect import Effect, Estimate, Figures, Windows

MONEY = frozenset({"sales", "total"})
TEN_THOUSAND = 10_000
Monthly = Mapping[Month, Mapping[int, float]]


def figures_of(
    plan: Plan,
    today: date,
    rules: WorkRules,
    windows: Windows,
    sides: Sides,
    effect: Effect,
    outcomes: Mapping[str, Figures],
    monthly: Monthly,
) -> dict[str, Any]:
    main = next(iter(outcomes), "total")
    return {
        "plan": plan.pk,
        "brand": plan.brand,
        "starts": plan.starts.isoformat(),
        "day": today.isoformat(),
        "verdict": effect.verdict,
        "targets": effect.targets,
        "controls": len(effect.controls),
        "neighbours": rules.effect_neighbours,
        "least": rules.effect_least_outlets,
        "confidence": str(rules.effect_confidence),
        "resamples": rules.effect_resamples,
        "weeks": rules.reorder_cycles,
        "before": [str(month) for month in windows.before],
        "after": [str(month) for month in windows.after],
        "left_out": str(windows.left_out) if windows.left_out else None,
        "relaxed": effect.relaxed,
        "main": main,
        "outcomes": [_told(each.name, each.estimate) for each in effect.outcomes],
        "placebo": _told(main, effect.placebo) if effect.placebo else None,
        "months": _months(effect, monthly),
        "rows": _rows(effect, sides, outcomes.get(main)),
        "names": {
            sides.pool[outlet]["code"]: sides.pool[outlet]["name"] for outlet in sorted(effect.controls)
        },
    }


def _told(name: str, estimate: Estimate) -> dict[str, Any]:
    unit = 1 if name in MONEY else TEN_THOUSAND
    values = ("effect", "low", "high", "target_before", "target_after", "control_before", "control_after")
    relative = {
        f"relative_{value}": None if found is None else round(found * TEN_THOUSAND)
        for value in values[:3]
        for found in (estimate.relative(getattr(estimate, value)),)
    }
    told = {value: round(getattr(estimate, value) * unit) for value in values}
    return {"name": name, "money": name in MONEY, "told": estimate.told, **told, **relative}


def _months(effect: Effect, monthly: Monthly) -> list[list[Any]]:
    """The mean of the targets, and the mean of the means of their comparable outlets."""
    if not effect.matches:
        return []
    return [
        [
            str(month),
            round(fmean(sold[match.target] for match in effect.matches)),
            round(fmean(fmean(sold[each] for each in match.controls) for match in effect.matches)),
        ]
        for month, sold in monthly.items()
    ]


def _rows(effect: Effect, sides: Sides, main: Figures | None) -> list[dict[str, Any]]:
    if main is None:
        return []
    return [
        {
            "code": sides.targets[match.target]["code"],
            "name": sides.targets[match.target]["name"],
            "before": round(main.before[match.target]),
            "after": round(main.after[match.target]),
            "control_before": round(fmean(main.before[each] for each in match.controls)),
            "control_after": round(fmean(main.after[each] for each in match.controls)),
            "controls": [sides.pool[each]["code"] for each in match.controls],
            "agreed": match.agreed,
        }
        for match in effect.matches
    ]
