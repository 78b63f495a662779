"""A month without persons: what a staff representative may see."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ronda.appraisal.queries import TeamRow, team_table
from ronda.cockpit.queries.months import closed_months, shown_closing
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer

# In a smaller group the mean would tell the result of one person to the others.
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class PostGroup:
    """How many people hold a post, and their mean score; None in a group that is too small to tell."""

    post: str
    people: int
    mean_score: int | None


@dataclass(frozen=True)
class Aggregates:
    months: Sequence[Month]
    closing: Closing | None
    groups: Sequence[PostGroup]
    grades: Sequence[tuple[str, int]]


def aggregates_for(viewer: Viewer, month: Month | None) -> Aggregates:
    """Means by post and people by grade, for the company's staff representative."""
    if not viewer.roles & {"staff_representative", "leader"}:
        raise NotAllowedError("the company's results as a whole")
    months, closing = closed_months(viewer), shown_closing(viewer, month)
    if closing is None:
        return Aggregates(months, None, (), ())
    rows = team_table(Viewer.operator(viewer.company_id), closing)
    by_post: dict[str, list[TeamRow]] = defaultdict(list)
    for row in rows:
        by_post[row.post].append(row)
    groups = [_group(post, members) for post, members in sorted(by_post.items())]
    grades = Counter(row.grade for row in rows if row.grade) if len(rows) >= SMALLEST_GROUP else Counter()
    return Aggregates(months, closing, groups, sorted(grades.items()))


def _group(post: str, members: list[TeamRow]) -> PostGroup:
    mean = sum(row.score for row in members) // len(members) if len(members) >= SMALLEST_GROUP else None
    return PostGroup(post, len(members), mean)
