"""The mission's four goals with heads: execution, energy, skills and the certified share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from ronda.appraisal.rules.team_card import TeamMember
from ronda.cockpit.rules.board.load import Load
from ronda.learning.rules import (
    INTERMEDIATE,
    SENIOR,
    CertifiedShare,
    Marketer,
    certified_share,
    counted_staff,
)
from ronda.policy import BoardRules, Certification

State = Literal["good", "attention", "open"]


@dataclass(frozen=True)
class Part:
    """So many of so many, against a goal; `strict`: more than the goal, not as much as it.

    `missing` more are needed; without anything to count (`whole` 0) the part is not assessable.
    """

    code: str
    count: int
    whole: int
    goal: Decimal
    strict: bool = False

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.count, self.whole) if self.whole else None

    @property
    def reached(self) -> bool:
        share = self.share
        return share is not None and (share > self.goal if self.strict else share >= self.goal)

    @property
    def missing(self) -> int | None:
        """None where nothing is counted, or all would not be enough."""
        wanted = Fraction(self.goal) * self.whole
        least = wanted.__floor__() + 1 if self.strict else wanted.__ceil__()
        return max(0, least - self.count) if self.whole and least <= self.whole else None

    @property
    def state(self) -> State:
        return "open" if not self.whole else "good" if self.reached else "attention"


@dataclass(frozen=True)
class Goal:
    """One of the four; `lacking` are indicators that no fact fills yet, by their codes."""

    code: str
    parts: tuple[Part, ...]
    lacking: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """As the weakest of what can be assessed."""
        states = {part.state for part in self.parts} - {"open"}
        return "open" if not states else "attention" if "attention" in states else "good"


def execution_goal(
    *,
    tasks: tuple[int, int],
    handovers: tuple[int, int],
    visits: tuple[int, int],
    field_visits: tuple[int, int],
    rules: BoardRules,
) -> Goal:
    """Each as (in time or done, due)."""
    return Goal(
        "execution",
        (
            Part("tasks", *tasks, rules.tasks_on_time),
            Part("handovers", *handovers, rules.handovers_on_time),
            Part("visits", *visits, rules.visits_as_planned),
            Part("field_visits", *field_visits, rules.visits_as_planned),
        ),
    )


def energy_goal(
    loads: Sequence[Load],
    rules: BoardRules,
    in_band: tuple[int, int] | None = None,
    took_part: tuple[int, int] | None = None,
) -> Goal:
    """How evenly visits are spread and, where it was asked for, whose week is demanding and who takes part.

    `in_band` and `took_part` are (so many, of so many).
    """
    near = sum(load.state == "near" for load in loads)
    even = Part("even", near, len(loads), rules.load_share)
    parts = [] if in_band is None else [Part("in_band", *in_band, rules.band_share)]
    parts.append(even)
    parts += [] if took_part is None else [Part("took_part", *took_part, rules.participation_share)]
    asked = {"load": in_band, "participation": took_part}
    return Goal("energy", tuple(parts), tuple(code for code, found in asked.items() if found is None))


def skills_goal(
    members: Iterable[TeamMember], rules: BoardRules, on_rung: tuple[int, int] | None = None
) -> Goal:
    """Who masters the post, as the own results show it, and who has shown what the own rung asks.

    `on_rung` is (so many, of so many on the ladder) where it was asked for.
    """
    assessed = [member for member in members if member.results and not member.newcomer]
    skilled = Part(
        "skilled", sum(masters(member, rules) for member in assessed), len(assessed), rules.skilled_share
    )
    if on_rung is None or not on_rung[1]:
        return Goal("skills", (skilled,), ("rungs" if on_rung is None else "ladder",))
    return Goal("skills", (skilled, Part("on_rung", *on_rung, rules.rung_share)))


def masters(member: TeamMember, rules: BoardRules) -> bool:
    """Whether enough of the own results were met."""
    met = sum(point.met for point in member.results)
    return bool(member.results) and Fraction(met, len(member.results)) >= Fraction(rules.results_met)


def certified_goal(staff: Iterable[Marketer], rules: Certification) -> Goal:
    counted = counted_staff(staff, probation_excluded=rules.probation_excluded)
    shares = (
        ("intermediate", certified_share(counted, INTERMEDIATE, rules.intermediate_share)),
        ("senior", certified_share(counted, SENIOR, rules.senior_share)),
    )
    return Goal("certified", tuple(_certified(code, share) for code, share in shares))


def _certified(code: str, share: CertifiedShare) -> Part:
    return Part(code, share.certified, share.staff, share.goal, strict=True)
