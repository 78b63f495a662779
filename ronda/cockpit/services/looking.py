"""An appraised month before its money is divided: scores, changes, grades, and what it would come to."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ronda.appraisal.queries import team_table
from ronda.cockpit.rules.close.look import Column, PersonLook, columns_of, fences_of, lies_outside, spread_in
from ronda.facts.queries import Closing, closing_for, folder_of
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.pay.queries.closed import rules_of
from ronda.pay.queries.scores import month_scores
from ronda.pay.services import Preview, preview_division
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Look:
    """`people` are those whose results the viewer may see; who sees none of them sees the counts.

    `spread` is how many times the lowest coefficient in use the highest is, `spread_limit` what the policy
    allows; `notable` the change in points that is more than luck; `centres` the names of
    theirs.
    """

    preview: Preview
    people: Sequence[PersonLook]
    columns: Sequence[Column]
    median: Fraction | None
    fences: tuple[Fraction, Fraction] | None
    outliers: int
    spread: Decimal | None
    spread_limit: Decimal
    notable: Decimal | None
    before: Closing | None
    centres: Mapping[int | None, str]


def look_at(viewer: Viewer, closing: Closing, *, budget_cents: int | None = None) -> Look:
    """What a run comes to; nothing is written."""
    preview = preview_division(viewer, closing, budget_cents=budget_cents)
    rules = rules_of(closing)
    scores = sorted(month_scores(folder_of(closing) / "results").values())
    fences = fences_of(scores, rules.closing)
    before = _month_before(viewer, closing)
    amounts: dict[int, int] = defaultdict(int)
    grades: dict[int, str] = {}
    for amount in preview.amounts:
        amounts[amount.person_id] += amount.amount_cents
        grades[amount.person_id] = amount.grade
    earlier = {row.person_id: row.score for row in team_table(viewer, before)} if before else {}
    seen = team_table(viewer, closing) if preview.amounts else []
    people = [
        PersonLook(
            code=row.person_code,
            name=row.person,
            unit=row.unit,
            post=row.post,
            score=row.score,
            grade_score=row.grade_score,
            grade=grades.get(row.person_id, row.grade),
            before=earlier.get(row.person_id),
            outlying=lies_outside(row.score, fences),
            amount_cents=amounts.get(row.person_id),
        )
        for row in seen
    ]
    given = Counter(dict(preview.grades))
    coefficients = {band.grade: band.coefficient for band in rules.grading.bands if given[band.grade]}
    return Look(
        preview=preview,
        people=sorted(people, key=lambda row: (-abs(row.change or 0), row.code)),
        columns=columns_of(scores),
        median=_median(scores),
        fences=fences,
        outliers=sum(lies_outside(score, fences) for score in scores),
        spread=spread_in(coefficients),
        spread_limit=rules.grading.spread_limit,
        notable=rules.board.notable_change if rules.board else None,
        before=before,
        centres={row.unit_id: row.unit for row in seen},
    )


def _month_before(viewer: Viewer, closing: Closing) -> Closing | None:
    try:
        before = closing_for(viewer, Month.parse(closing.month).plus(-1))
    except RefusedError:
        return None
    return None if before.state == Closing.State.FROZEN else before


def _median(scores: Sequence[int]) -> Fraction | None:
    if not scores:
        return None
    half = len(scores) // 2
    return Fraction(scores[half]) if len(scores) % 2 else Fraction(scores[half - 1] + scores[half], 2)
