"""Who should be talked with, and why; a conversation is help, and its reasons are for who leads only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.appraisal.rules.team_card import TeamMember
from ronda.kernel.exact import rounded
from ronda.kernel.reason import Reason
from ronda.people.rules import Viewer
from ronda.policy import BoardRules

LED_BY = {"director": {"leader", "operator"}, "deputy": {"director", "leader", "operator"}}
LEADS = frozenset({"director", "deputy", "leader", "operator"})


@dataclass(frozen=True)
class Conversation:
    """A person and every reason to talk, the weightiest first."""

    person_id: int
    person_code: str
    name: str
    post: str
    unit: str
    reasons: tuple[Reason, ...]


def leads(viewer: Viewer, member: TeamMember) -> bool:
    """Whether the viewer leads the person: never oneself, a deputy never the director."""
    if member.person_id == viewer.person_id or not viewer.can_see_results_of(
        member.person_id, member.unit_id
    ):
        return False
    return bool(viewer.roles & LED_BY.get(member.post, LEADS))


def conversations_due(
    viewer: Viewer, months: Sequence[Iterable[TeamMember]], rules: BoardRules, grades: Sequence[str]
) -> list[Conversation]:
    """By name. `months` are the closed months, the newest first, without a gap; `grades` the best first."""
    if not months:
        return []
    now = list(months[0])
    earlier = [{each.person_id: each for each in members} for members in months[1:]]
    found = []
    for member in now:
        past = [month[member.person_id] for month in _unbroken(earlier, member.person_id)]
        reasons = tuple(_reasons(member, past, rules, grades))
        if reasons and leads(viewer, member):
            found.append(
                Conversation(member.person_id, member.code, member.name, member.post, member.unit, reasons)
            )
    return sorted(found, key=lambda each: (each.name.casefold(), each.person_code))


def _unbroken(
    months: Iterable[Mapping[int, TeamMember]], person_id: int
) -> Iterable[Mapping[int, TeamMember]]:
    for month in months:
        if person_id not in month:
            return
        yield month


def _reasons(
    member: TeamMember, past: Sequence[TeamMember], rules: BoardRules, grades: Sequence[str]
) -> Iterable[Reason]:
    if member.newcomer:
        return
    if member.grade in rules.grades:
        yield Reason.of("grade", grade=member.grade)
    before = past[0] if past and not past[0].newcomer else None
    fallen = _place(member.grade, grades) - _place(before.grade, grades) if before else 0
    if before and fallen >= rules.bands_fallen:
        yield Reason.of("bands_fallen", grade=member.grade, before=before.grade, bands=fallen)
    own = sum((loss.front for loss in member.losses.values()), Decimal(0))
    if rules.own_points is not None and own >= rules.own_points:
        yield Reason.of("own_duties", front_points=str(rounded(own, 2)))
    for indicator in sorted(member.losses):
        months = _months_missed(indicator, [member, *past], rules.least_points)
        if months >= rules.months_missed:
            front = str(rounded(member.losses[indicator].front, 2))
            yield Reason.of("missed_again", indicator=indicator, months=months, front_points=front)


def _months_missed(indicator: str, months: Iterable[TeamMember], least: Decimal) -> int:
    """Months in a row, from the newest, in which the miss was that much the front office's."""
    count = 0
    for month in months:
        loss = month.losses.get(indicator)
        if loss is None or loss.front == 0 or loss.front < least:
            break
        count += 1
    return count


def _place(grade: str, grades: Sequence[str]) -> int:
    return list(grades).index(grade) if grade in grades else 0
