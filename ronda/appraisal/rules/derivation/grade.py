"""The grade: the rolling score on the bands, and the months that it is the mean of."""

from decimal import Decimal

from ronda.appraisal.rules.derivation.month import month_score
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Evidence, Node, leaf, number
from ronda.kernel.reason import Reason


def rolling_score(stored: Stored) -> Node:
    """The score that the grade is read from, over this month and those before it."""
    person = stored.person
    earlier = [
        leaf(
            "earlier_month",
            month=row["month"],
            earlier_score=row["score"],
            presence_days=row["presence_days"],
            period_days=row["period_days"],
        )
        for row in sorted(stored.past, key=lambda row: str(row["month"]), reverse=True)
    ]
    reason = Reason.of("rolling_score", months=person["months"], rolling_score=person["grade_score"])
    evidence = Evidence.of("past_scores", spell_id=stored.own_spells[0]["spell_id"])
    return Node(reason, (month_score(stored), *earlier), evidence if earlier else None)


def grade_of(stored: Stored, amount: Row) -> Node:
    """The grade that the money was divided by, with the distance to the bands on both sides."""
    code = {"newcomer": "grade_of_newcomer", "quota": "grade_by_rank"}.get(
        amount.get("grade_by", ""), "grade_by_band"
    )
    reason = Reason.of(
        code,
        grade=amount["grade"],
        rolling_score=amount["grade_points"],
        bands=" ".join(
            f"{band.grade} {number(band.from_points)}" for band in stored.rules.grading.bands[:-1]
        ),
    )
    children = (*_distances(stored, amount),) if code == "grade_by_band" else ()
    return Node(reason, (*children, rolling_score(stored)))


def _near_miss(stored: Stored, gap: Decimal) -> tuple[Node, ...]:
    """Whom to talk to and how to object, where one record may decide."""
    appeals = stored.rules.appeals
    if gap > appeals.near_miss_points:
        return ()
    leader = stored.leader_of(stored.own_spells[0]["unit_id"])
    if leader is None:
        return (leaf("near_miss_of_leader", objection_days=appeals.objection_days),)
    return (leaf("near_miss", leader=leader, objection_days=appeals.objection_days),)


def _distances(stored: Stored, amount: Row) -> list[Node]:
    """How much was missing to the better grade, and how much there was above the own line."""
    bands = stored.rules.grading.bands
    place = next(number for number, band in enumerate(bands) if band.grade == amount["grade"])
    points = Decimal(amount["grade_points"]).scaleb(-4)
    found = []
    if place > 0:
        better = bands[place - 1]
        gap = better.from_points - points
        reason = Reason.of(
            "below_better_grade",
            gap_points=number(gap),
            grade=better.grade,
            from_points=number(better.from_points),
        )
        found.append(Node(reason, _near_miss(stored, gap)))
    own = bands[place]
    if own.from_points > 0:
        found.append(
            leaf(
                "above_own_line",
                gap_points=number(points - own.from_points),
                grade=own.grade,
                from_points=number(own.from_points),
            )
        )
    return found
