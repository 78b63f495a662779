"""A running month for one person: every indicator with its pace, what a point of it is worth, and the levers.

Everything is read off the results of the same appraisal that a closing makes, run on the facts so far as they
stand, carried to the month's end, and with the days to come slower and faster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from math import ceil
from typing import Any, Literal

from ronda.appraisal.rules.pace import Passed
from ronda.facts.rules.measures.pace import STANDS, gathers_in
from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.policy import Rules

Row = Mapping[str, Any]
State = Literal["on_course", "behind", "spared", "early", "open"]
FULL = 100
NEAREST = 3
ZERO = Decimal(0)


@dataclass(frozen=True)
class LineEstimate:
    """An indicator of a card; quantities are in its own unit, or in cases of `cases` where it is a share.

    `behind`: what is missing by now; `takes`: what is missing at the month's end at this pace. `worth_score`
    is what one more point adds to the score of the month, `gain_score` what the target would add, both in
    ten-thousandths of a point. `history` holds the points of earlier months, the oldest first.
    """

    person_id: int
    spell_id: int
    place: Literal["own", "team"]
    indicator: str
    kind: str
    level: str
    unit: str
    gathers: bool
    state: State
    weight: Decimal
    points: Decimal | None = None
    least_points: Decimal | None = None
    most_points: Decimal | None = None
    done: Decimal | None = None
    cases: Decimal | None = None
    wanted: Decimal | None = None
    projected: Decimal | None = None
    behind: Decimal | None = None
    takes: Decimal | None = None
    worth_score: int = 0
    gain_score: int = 0
    history: list[Decimal | None] = field(default_factory=list)

    @property
    def value(self) -> Decimal | None:
        """What stands against `target`: a share, or the quantity itself."""
        if self.cases is None or self.done is None:
            return self.done
        return rounded(Fraction(self.done) / Fraction(self.cases), 9) if self.cases else None

    @property
    def target(self) -> Decimal | None:
        if self.cases is None or self.wanted is None:
            return self.wanted
        return rounded(Fraction(self.wanted) / Fraction(self.cases), 9) if self.cases else None

    @property
    def whole_target(self) -> Decimal | None:
        """What is wanted; of cases, the next whole number."""
        if self.wanted is None or self.unit in {"cents", "points"}:
            return self.wanted
        return self.wanted.to_integral_value(ROUND_CEILING)

    @property
    def is_reached(self) -> bool:
        """Whether the points come up to the target's."""
        return self.points is not None and self.points >= FULL


@dataclass(frozen=True)
class Readings:
    """One line of a card as four appraisals read it, and what a missed result would keep of its points."""

    now: Row
    pace: Row
    slower: Row | None
    faster: Row | None
    kept: Fraction = Fraction(1)


@dataclass(frozen=True)
class Setting:
    """What a line is told with: the rules, the days passed, and its part in the score."""

    month: Month
    rules: Rules
    passed: Mapping[str, Passed]
    spell_days: int
    score_part: Fraction


def line_of(read: Readings, setting: Setting, place: Literal["own", "team"]) -> LineEstimate:
    """The line; without a reading at pace it is too early, or nothing to tell."""
    row = read.pace
    indicator = setting.rules.indicators[row["indicator"]]
    gathers = gathers_in(indicator.measure)
    bare = LineEstimate(
        person_id=row.get("person_id") or 0,
        spell_id=row.get("spell_id") or 0,
        place=place,
        indicator=indicator.code,
        kind=indicator.kind,
        level=indicator.level,
        unit=indicator.unit_of_measure,
        gathers=gathers != STANDS,
        state="open",
        weight=row["effective_weight"] or row["weight"],
    )
    if not row["assessable"]:
        early = gathers != STANDS and not setting.passed[gathers].passed and setting.passed[gathers].total
        return replace(bare, state="early" if early else "open")
    scale = setting.month.days * setting.spell_days if indicator.measure == "visit_adherence" else 1
    is_share = indicator.unit_of_measure == "ratio"
    done, cases, wanted = _quantities(read.now, scale, is_share)
    carried, carried_cases, carried_wanted = _quantities(row, scale, is_share)
    expected = wanted * setting.passed[gathers].share if gathers != STANDS else wanted
    met = bool(row["met"])
    return replace(
        bare,
        state="spared" if row["reading"] == "exempt" and not met else "on_course" if met else "behind",
        points=row["points"],
        least_points=read.slower["points"] if read.slower else None,
        most_points=read.faster["points"] if read.faster else None,
        done=_nine(done),
        cases=None if cases is None else _nine(cases),
        wanted=_nine(wanted),
        projected=_nine(carried / carried_cases if carried_cases else carried),
        behind=None if met else _missing(expected - done, indicator.unit_of_measure),
        takes=None if met else _missing(carried_wanted - carried, indicator.unit_of_measure),
        worth_score=_worth(read, setting),
        gain_score=_gain(read, setting),
    )


def levers_of(lines: Sequence[LineEstimate]) -> list[LineEstimate]:
    """The lines whose targets would add most to the score, the largest first."""
    gaining = [line for line in lines if line.gain_score > 0]
    return sorted(gaining, key=lambda line: (-line.gain_score, line.place, line.indicator))[:NEAREST]


def paced_lines(lines: Sequence[LineEstimate]) -> list[LineEstimate]:
    """The own lines that have numbers: those behind first, then the heaviest."""
    told = [line for line in lines if line.place == "own" and line.done is not None]
    return sorted(told, key=lambda line: (line.state != "behind", -line.weight, line.indicator))


def worth_cents(line: LineEstimate, month_part: Decimal, step: tuple[int, int] | None) -> int | None:
    """What one more point is worth in cents on the way to the next grade, on average.

    `step` is (cents that the next grade adds, ten-thousandths from the present grade to it); `month_part` the
    part of this month in the score of the grade. Worked: a point that adds 0.1 to the month, a third of
    which counts, on a way of 15 points to 450.00 more, is worth 1.00.
    """
    if step is None or not step[1]:
        return None
    return int(rounded(Fraction(line.worth_score) * Fraction(month_part) * Fraction(step[0], step[1]), 0))


def _quantities(row: Row, scale: int, is_share: bool) -> tuple[Fraction, Fraction | None, Fraction]:
    """(done, cases, wanted)"""
    target = Fraction(row["target_num"], row["target_den"]) if row["target_den"] else Fraction(0)
    if is_share:
        cases = Fraction(row["den"], scale)
        return Fraction(row["num"], scale), cases, target * cases
    return Fraction(row["num"], row["den"] or 1), None, target


def _missing(what: Fraction, unit: str) -> Decimal:
    """Whole cases and cents; a mean of points to two decimals."""
    missing = max(what, Fraction(0))
    return rounded(missing, 2) if unit == "points" else Decimal(ceil(missing))


def _worth(read: Readings, setting: Setting) -> int:
    """One more point; what is given back of a missed result anyway is not won by it."""
    row = read.pace
    highest = max(knot.points for knot in setting.rules.curves[row["curve"]])
    if row["points"] >= highest or (row["reading"] == "exempt") or (row["serves"] and row["points"] >= FULL):
        return 0
    kept = read.kept if row["kind"] == "result" and not row["met"] else Fraction(1)
    return _score(Fraction(row["effective_weight"]) * kept * setting.score_part)


def _gain(read: Readings, setting: Setting) -> int:
    row = read.pace
    if row["met"] or row["points"] >= FULL:
        return 0
    kept = read.kept if row["kind"] == "result" else Fraction(1)
    return _score(Fraction(row["lost"]) * kept * setting.score_part)


def _score(points: Fraction) -> int:
    return int(rounded(points * 10_000, 0))


def _nine(value: Fraction) -> Decimal:
    return rounded(value, 9)
