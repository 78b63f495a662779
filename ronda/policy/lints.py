"""What must hold between the values of a policy; each problem names the line and what is allowed."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ronda.kernel.exact import plain
from ronda.kernel.problem import Problem
from ronda.policy.models import Rules
from ronda.policy.nearest import nearest
from ronda.policy.parameters import Parameter
from ronda.policy.sections import SECTIONS

MOST_INDICATORS = 8
# Measures of the work of some duties, which an indicator names.
OF_DUTIES = frozenset({"tasks", "handovers"})
TEAM = "centre"
Finding = tuple[str, str, str, str]
"""part, parameter, what is wrong, what is allowed"""


def lint_rules(rules: Rules, parameters: Sequence[Parameter], day: date) -> list[Problem]:
    """The problems of the rules in force on `day`."""
    places = {(SECTIONS[item.section].part, item.name): item for item in parameters}
    return [
        Problem(_place(places.get((part, name)), part, name, day), what, allowed)
        for lint in LINTS
        for part, name, what, allowed in lint(rules)
    ]


def weights_sum_to_one(rules: Rules) -> Iterator[Finding]:
    for post, weights in rules.scorecards.items():
        total = sum(weights.values(), Decimal(0))
        if weights and total != 1:
            yield "scorecards", post, f"the weights sum to {plain(total)}", "they must sum to exactly 1"


def at_most_eight_indicators(rules: Rules) -> Iterator[Finding]:
    for post, weights in rules.scorecards.items():
        if len(weights) > MOST_INDICATORS:
            yield "scorecards", post, f"has {len(weights)} indicators", f"at most {MOST_INDICATORS} a post"


def scorecards_fit_posts(rules: Rules) -> Iterator[Finding]:
    for post, weights in rules.scorecards.items():
        if post != TEAM and post not in rules.posts:
            yield "scorecards", post, "no such post", f"did you mean '{nearest(post, rules.posts)}'?"
            continue
        for code in weights:
            if code not in rules.indicators:
                meant = nearest(code, rules.indicators)
                yield "scorecards", post, f"indicator '{code}' is unknown", f"did you mean '{meant}'?"
                continue
            level = rules.indicators[code].level
            if level == "book" and (post == TEAM or not rules.posts[post].holds_portfolio):
                yield (
                    "scorecards",
                    post,
                    f"'{code}' is measured per portfolio",
                    "this post holds none; use a unit indicator",
                )
            if level == "person" and post == TEAM:
                yield (
                    "scorecards",
                    post,
                    f"'{code}' is measured per person",
                    "a centre is measured by unit indicators",
                )


def curves_rise_from_zero(rules: Rules) -> Iterator[Finding]:
    for name, knots in rules.curves.items():
        if len(knots) < 2 or knots[0].attainment != 0:
            yield (
                "curves",
                name,
                "does not start at attainment 0",
                "the first of two or more knots is (0, points)",
            )
        pairs = list(itertools.pairwise(knots))
        if any(right.attainment <= left.attainment for left, right in pairs):
            yield (
                "curves",
                name,
                "its knots do not move to the right",
                "each attainment is above the one before",
            )
        if any(right.points < left.points for left, right in pairs):
            yield "curves", name, "falls", "points never fall as attainment rises"


def indicators_are_complete(rules: Rules) -> Iterator[Finding]:
    for code, item in rules.indicators.items():
        if item.curve not in rules.curves:
            meant = nearest(item.curve, rules.curves)
            yield "indicators", code, f"curve '{item.curve}' is unknown", f"did you mean '{meant}'?"
        if item.direction == "band" and (
            item.band is None or item.tolerance is None or item.band[0] > item.band[1]
        ):
            yield "indicators", code, "is a band without [low, high] and tolerance", "give both, low first"
        if item.direction == "down" and item.target is None:
            yield "indicators", code, "has no target to stay under", "give it a target"
        if (item.measure in OF_DUTIES) != bool(item.duty_codes):
            yield (
                "indicators",
                code,
                "duty_codes go with the measures 'tasks' and 'handovers' and with no other",
                "give or drop them",
            )
        for served in item.serves:
            if item.kind == "result" or rules.indicators.get(served, item).kind != "result":
                yield (
                    "indicators",
                    code,
                    f"cannot serve '{served}'",
                    "a process indicator serves result indicators",
                )


def duties_are_linked(rules: Rules) -> Iterator[Finding]:
    for code, duty in rules.duties.items():
        if duty.post not in rules.posts or rules.posts[duty.post].side == "none":
            yield (
                "duties",
                code,
                f"post '{duty.post}' has no duties",
                f"did you mean '{nearest(duty.post, rules.posts)}'?",
            )
            continue
        if rules.posts[duty.post].side == "back" and duty.evidence not in {"handovers", "tasks"}:
            yield (
                "duties",
                code,
                f"evidence '{duty.evidence}' is of the front office",
                "use handovers or tasks",
            )
        for indicator in duty.weights:
            if indicator not in rules.indicators or rules.indicators[indicator].kind != "result":
                results = [name for name, item in rules.indicators.items() if item.kind == "result"]
                yield (
                    "duties",
                    code,
                    f"'{indicator}' is no result indicator",
                    f"did you mean '{nearest(indicator, results)}'?",
                )


def results_have_duties_in_each_tier(rules: Rules) -> Iterator[Finding]:
    for code, item in rules.indicators.items():
        if item.kind != "result" or not item.duties_apply:
            continue
        sides = {
            rules.posts[duty.post].side
            for duty in rules.duties.values()
            if code in duty.weights and duty.post in rules.posts
        }
        for tier in rules.cascade.tiers:
            if not sides & set(tier):
                yield (
                    "indicators",
                    code,
                    f"no duty of the tier {' and '.join(tier)} serves it",
                    "link one, or say duties_apply: false",
                )


def tiers_name_both_sides(rules: Rules) -> Iterator[Finding]:
    if sorted(side for tier in rules.cascade.tiers for side in tier) != ["back", "front"]:
        yield "cascade", "tiers", "do not name each side once", "[[back], [front]] or [[back, front]]"


def bands_are_ordered(rules: Rules) -> Iterator[Finding]:
    bands = rules.grading.bands
    pairs = list(itertools.pairwise(bands))
    if not bands or bands[-1].from_points != 0:
        yield "grading", "bands", "leave some scores without a grade", "the last band starts at 0 points"
    if any(low.from_points >= high.from_points or low.coefficient > high.coefficient for high, low in pairs):
        yield (
            "grading",
            "bands",
            "do not descend",
            "list them from the best, points and coefficients descending",
        )
    if bands and bands[0].coefficient > rules.grading.spread_limit * bands[-1].coefficient:
        spread = plain((bands[0].coefficient / bands[-1].coefficient).quantize(Decimal("0.001")))
        limit = plain(rules.grading.spread_limit)
        yield (
            "grading",
            "bands",
            f"the best coefficient is {spread} times the lowest",
            f"at most {limit} times",
        )
    if rules.grading.newcomer_grade not in {band.grade for band in bands}:
        yield (
            "grading",
            "newcomer_grade",
            f"'{rules.grading.newcomer_grade}' is no grade",
            "use one of the bands",
        )
    if rules.grading.quotas is not None and sum(rules.grading.quotas.values()) != 1:
        yield "grading", "quotas", "do not sum to 1", "quotas are shares of a group"


def bounds_are_feasible(rules: Rules) -> Iterator[Finding]:
    pay = rules.pay
    if pay.team_coefficient_floor > pay.team_coefficient_ceiling:
        yield "pay", "team_coefficient_floor", "lies above the ceiling", "floor <= ceiling"
    if not pay.share_floor <= 1 <= pay.share_ceiling:
        yield "pay", "share_floor", "no split can keep floor and ceiling", "floor <= 1 <= ceiling"


def fractions_of_a_whole(rules: Rules) -> Iterator[Finding]:
    if rules.year.month_weight + rules.year.selection_weight != 1:
        yield "year", "month_weight", "months and selection do not sum to 1", "they must sum to exactly 1"
    if sum(rules.evaluation.sides.values()) != 1:
        yield "evaluation", "sides", "the views do not sum to 1", "they must sum to exactly 1"


def board_fits_the_bands(rules: Rules) -> Iterator[Finding]:
    if rules.board is None:
        return
    low, high = rules.board.load_band
    if low >= high:
        yield "board", "load_band", "is no band", "the first number is below the second"
    known = [band.grade for band in rules.grading.bands]
    for grade in rules.board.grades:
        if grade not in known:
            yield "board", "grades", f"'{grade}' is no grade", f"use {', '.join(known)}"


LINTS: tuple[Callable[[Rules], Iterable[Finding]], ...] = (
    weights_sum_to_one,
    at_most_eight_indicators,
    scorecards_fit_posts,
    curves_rise_from_zero,
    indicators_are_complete,
    duties_are_linked,
    results_have_duties_in_each_tier,
    tiers_name_both_sides,
    bands_are_ordered,
    bounds_are_feasible,
    fractions_of_a_whole,
    board_fits_the_bands,
)


def _place(parameter: Parameter | None, part: str, name: str, day: date) -> str:
    marked = parameter.value_at(day) if parameter else None
    if parameter is None or marked is None:
        return f"{part} {name}"
    return f"{parameter.section}.yaml:{marked.line} {name}"
