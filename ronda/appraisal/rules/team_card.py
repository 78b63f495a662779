"""What a team's board reads of one person's closed month."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class CardPoint:
    """One indicator of the card; points are None where it could not be assessed.

    `counted` are the points times the weight: what the indicator gave to the score.
    """

    indicator: str
    kind: str
    met: bool
    points: Decimal | None
    counted: Decimal


@dataclass(frozen=True)
class LostPoints:
    """A missed result that was examined: what was lost, and to whom it went; the rest is outside.

    `given_back` of it came back to the score.
    """

    indicator: str
    lost: Decimal
    back: Decimal
    front: Decimal
    given_back: Decimal = Decimal(0)

    @property
    def external(self) -> Decimal:
        return self.lost - self.back - self.front


@dataclass(frozen=True)
class TeamMember:
    """A person's month in the post of the longest spell; scores in ten-thousandths of a point.

    `grade` is the band: the one that was paid, or that of the score before the money is divided. The score is
    `1 - team_share` of the card's points with what was given back and without the `deduction` for duties that
    others' results missed, and `team_share` of the team's score.
    """

    person_id: int
    code: str
    name: str
    unit_id: int
    unit: str
    post: str
    score: int
    grade_score: int
    grade: str
    newcomer: bool
    deduction: Decimal = Decimal(0)
    team: Decimal | None = None
    team_share: Decimal = Decimal(0)
    card: Mapping[str, CardPoint] = field(default_factory=dict)
    losses: Mapping[str, LostPoints] = field(default_factory=dict)

    @property
    def results(self) -> list[CardPoint]:
        """The outcome indicators that could be assessed."""
        return [point for point in self.card.values() if point.kind == "result" and point.points is not None]
