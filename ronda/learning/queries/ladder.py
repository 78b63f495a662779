"""The ladder as a viewer sees it: one's own place and those of the people one leads; nobody else's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Competence, RungNeed
from ronda.learning.queries.ladder_learners import learners_of
from ronda.learning.rules.ladder import (
    Learner,
    Levels,
    Need,
    Standing,
    TrackStanding,
    asked_on,
    standing_of,
    tracks_of,
)
from ronda.people.queries import LedPerson, people_led
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import LadderRules

LEADERS = frozenset({"director", "deputy", "leader", "operator"})
SHAPERS = frozenset({"director", "deputy", "administrator", "operator"})


@dataclass(frozen=True)
class Ladder:
    """Every need whatever its days, and the competences that are or were asked for, by number."""

    competences: Mapping[int, Competence]
    needs: tuple[Need, ...]
    levels: Levels

    @cached_property
    def track_by(self) -> dict[int, str]:
        return {number: each.track for number, each in self.competences.items()}

    def asks(self, post: str, on: date) -> bool:
        return bool(asked_on(on, self.needs, post))


@dataclass(frozen=True)
class OnLadder:
    """A person on the rungs of the post held on the day."""

    person: LedPerson
    learner: Learner
    standing: Standing
    tracks: tuple[TrackStanding, ...]


@dataclass(frozen=True)
class Missing:
    """`own`: the rung that one stands on asks for it already; one of `proofs` is enough."""

    competence: Competence
    rung: str
    proofs: frozenset[str]
    own: bool


@dataclass(frozen=True)
class NextRung:
    """`next_rung` None: the person stands on the highest; what the own rung lacks is told first."""

    post: str
    rung: str
    next_rung: str | None
    missing: tuple[Missing, ...]


def may_shape(viewer: Viewer) -> bool:
    """Make, change and retire competences, and say what the rungs ask."""
    return bool(viewer.roles & SHAPERS)


def leads_somebody(viewer: Viewer) -> bool:
    """Has a matrix of others to look at."""
    return bool(viewer.roles & LEADERS)


def refuse_unless_shaper(viewer: Viewer) -> None:
    if not may_shape(viewer):
        raise NotAllowedError("the ladder")


def ladder_rules(on: date) -> LadderRules:
    """RefusedError where the policy folder has no part about the ladder."""
    rules = rules_in_use(on).ladder
    if rules is None:
        problem = Problem("ladder", "has no policy", "copy the folder `learning` of Ronda's policies")
        raise RefusedError(problem)
    return rules


def ladder_of(viewer: Viewer, on: date) -> Ladder:
    """One statement."""
    rows = list(RungNeed.objects.filter(company_id=viewer.company_id).select_related("competence"))
    return Ladder(
        competences={each.competence_id: each.competence for each in rows},
        needs=tuple(_need(each) for each in rows),
        levels={str(rung): level for rung, level in ladder_rules(on).certificate_levels.items()},
    )


def people_on_ladder(viewer: Viewer, *, on: date) -> list[LedPerson]:
    """Whom the viewer leads, and oneself; each with the post of the day."""
    led = people_led(viewer, on=on)
    if any(each.person_id == viewer.person_id for each in led):
        return led
    return [*oneself(viewer, on=on), *led]


def oneself(viewer: Viewer, *, on: date) -> list[LedPerson]:
    """Nobody, for whoever holds no post on the day."""
    if viewer.person_id is None or not viewer.centre_ids:
        return []
    # Nobody below a director leads anybody, so the company is asked and only the own row is kept.
    there = people_led(Viewer.operator(viewer.company_id), on=on, centres=viewer.centre_ids)
    return [each for each in there if each.person_id == viewer.person_id]


def ladders_for(
    viewer: Viewer, *, on: date, people: Iterable[LedPerson] | None = None, ladder: Ladder | None = None
) -> list[OnLadder]:
    """Those whose post has rungs that ask for something; `people` come from `people_on_ladder`."""
    ladder = ladder or ladder_of(viewer, on)
    seen = people_on_ladder(viewer, on=on) if people is None else people
    placed = [each for each in seen if ladder.asks(each.post, on)]
    learners = learners_of(viewer.company_id, placed, on)
    return [on_ladder(each, learners[each.person_id], ladder, on) for each in placed]


def missing_for(viewer: Viewer, person_id: int, on: date) -> NextRung | None:
    """None for somebody whom the viewer does not see, or whose post has no ladder."""
    people = [each for each in people_on_ladder(viewer, on=on) if each.person_id == person_id]
    ladder = ladder_of(viewer, on)
    found = ladders_for(viewer, on=on, people=people, ladder=ladder)
    return next_rung_of(found[0], ladder) if found else None


def next_rung_of(found: OnLadder, ladder: Ladder) -> NextRung:
    standing = found.standing
    own = [_missing(need, ladder, own=True) for need in standing.own]
    ahead = [_missing(need, ladder, own=False) for need in standing.ahead]
    return NextRung(found.person.post, standing.rung, standing.next_rung, (*own, *ahead))


def on_ladder(person: LedPerson, learner: Learner, ladder: Ladder, on: date) -> OnLadder:
    return OnLadder(
        person=person,
        learner=learner,
        standing=standing_of(learner, on, ladder.needs, ladder.levels),
        tracks=tracks_of(learner, on, ladder.needs, ladder.levels, ladder.track_by),
    )


def _need(row: RungNeed) -> Need:
    return Need(row.post, row.rung, row.competence_id, frozenset(row.proofs), row.begins, row.ends)


def _missing(need: Need, ladder: Ladder, *, own: bool) -> Missing:
    return Missing(ladder.competences[need.competence], need.rung, need.proofs, own)
