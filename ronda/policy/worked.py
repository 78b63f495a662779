"""The exact rules that worked examples are worked with: given some values, what follows."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ronda.kernel.period import Period
from ronda.policy.attainment import attainment_of
from ronda.policy.bands import band_for
from ronda.policy.certification import is_certified_enough
from ronda.policy.curve import points_on_curve
from ronda.policy.loading import Policy
from ronda.policy.models import Rules

Given = Mapping[str, Any]


def value_at(policy: Policy, given: Given) -> Any:
    """The value in force on a day, or one field of it."""
    marked = policy.parameter(given["parameter"]).value_at(given["day"])
    value: Any = marked.plain() if marked else None
    return value[given["field"]] if "field" in given else value


def curve_points(policy: Policy, given: Given) -> Any:
    """Points of an attainment on a named curve."""
    return points_on_curve(Fraction(given["attainment"]), _rules(policy, given["day"]).curves[given["curve"]])


def indicator_points(policy: Policy, given: Given) -> Any:
    """Points of a measured value; `target` where the indicator has none of its own."""
    rules = _rules(policy, given["day"])
    indicator = rules.indicators[given["indicator"]]
    target = Fraction(given["target"]) if "target" in given else None
    reached = attainment_of(Fraction(given["value"]), indicator, target)
    return points_on_curve(reached, rules.curves[indicator.curve])


def card_points(policy: Policy, given: Given) -> Any:
    """The score of a card whose indicators reached these points; those not named reached 100."""
    weights = _rules(policy, given["day"]).scorecards[given["post"]]
    unknown = set(given["points"]) - set(weights)
    if unknown:
        raise ValueError(f"not on the card: {', '.join(sorted(unknown))}")
    return sum(weight * given["points"].get(code, 100) for code, weight in weights.items())


def duty_share(policy: Policy, given: Given) -> Any:
    """The part of a missed result that a duty explains alone, at a failure degree."""
    duty = _rules(policy, given["day"]).duties[given["duty"]]
    return duty.weights[given["result"]] * given["degree"]


def final_score(policy: Policy, given: Given) -> Any:
    """A person's score from the own part and the team's."""
    tau = _rules(policy, given["day"]).posts[given["post"]].team_share
    return (1 - tau) * given["own"] + tau * given["team"]


def grade_for(policy: Policy, given: Given) -> str:
    """The grade of a rolling score."""
    return band_for(given["points"], _rules(policy, given["day"]).grading.bands).grade


def certified_enough(policy: Policy, given: Given) -> list[bool]:
    """Whether intermediate and above, and senior and above, are more than their shares."""
    targets = _rules(policy, given["day"]).certification
    return [
        is_certified_enough(given["intermediate"], given["staff"], targets.intermediate_share),
        is_certified_enough(given["senior"], given["staff"], targets.senior_share),
    ]


WORKED: Mapping[str, Callable[[Policy, Given], Any]] = {
    "value_at": value_at,
    "points_on_curve": curve_points,
    "indicator_points": indicator_points,
    "card_points": card_points,
    "duty_share": duty_share,
    "final_score": final_score,
    "grade_for": grade_for,
    "certified_enough": certified_enough,
}

# What an example names, and in which file that is a parameter.
_ABOUT = {
    "points_on_curve": ("curve", "appraisal/curves"),
    "indicator_points": ("indicator", "appraisal/indicators"),
    "card_points": ("post", "appraisal/scorecards"),
    "duty_share": ("duty", "appraisal/duties"),
    "final_score": ("post", "appraisal/posts"),
}
_WHOLE = {
    "grade_for": ("appraisal/grading.bands",),
    "certified_enough": ("certification/targets.intermediate_share", "certification/targets.senior_share"),
}


def parameters_of(rule: str, given: Given) -> tuple[str, ...]:
    """The paths of the parameters that an example shows at work."""
    if "parameter" in given:
        return (str(given["parameter"]),)
    if rule in _ABOUT:
        name, section = _ABOUT[rule]
        return (f"{section}.{given.get(name)}",)
    return _WHOLE.get(rule, ())


def _rules(policy: Policy, day: date) -> Rules:
    return policy.in_force(Period(day, day))
