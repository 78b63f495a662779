"""What changed between two closed months, by person and by indicator, with why the points went.

A score is made of parts: the card's lines with what came back of a loss, the deduction for duties, the team.
The difference of two scores is the sum of those of the parts, and what no part explains is told apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.appraisal.rules.team_card import CardPoint, LostPoints, TeamMember
from ronda.kernel.reason import Reason

ZERO = Decimal(0)
MOSTLY = 2  # the largest part is named alone where it is at least half of what was lost


@dataclass(frozen=True)
class IndicatorChange:
    """`effect` is what the indicator did to the score; `why` says where the points of a miss went."""

    indicator: str
    code: str
    before: Decimal | None
    now: Decimal | None
    effect: Decimal
    why: Reason | None


@dataclass(frozen=True)
class MemberChange:
    """Scores in points; None before who came or after who left. `rest` is what no part explains."""

    person_id: int
    person_code: str
    name: str
    post: str
    unit: str
    before: Decimal | None
    now: Decimal | None
    indicators: tuple[IndicatorChange, ...]
    duties: Decimal
    team: Decimal
    rest: Decimal

    @property
    def difference(self) -> Decimal | None:
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def code(self) -> str:
        if self.before is None:
            return "came"
        if self.now is None:
            return "left"
        return "rose" if self.now > self.before else "fell" if self.now < self.before else "same"


@dataclass(frozen=True)
class TeamChange:
    """The mean of those who were there in both months, and who came or left."""

    before: Decimal | None
    now: Decimal | None
    both: int
    came: int
    left: int


def changes_between(before: Iterable[TeamMember], now: Iterable[TeamMember]) -> tuple[MemberChange, ...]:
    """One change for everybody of either month, by name."""
    earlier, later = ({each.person_id: each for each in members} for members in (before, now))
    changes = [_change(earlier.get(each), later.get(each)) for each in {*earlier, *later}]
    return tuple(sorted(changes, key=lambda change: (change.name.casefold(), change.person_code)))


def team_change(changes: Sequence[MemberChange]) -> TeamChange:
    both = [(each.before, each.now) for each in changes if each.before is not None and each.now is not None]
    return TeamChange(
        before=sum((old for old, _ in both), ZERO) / len(both) if both else None,
        now=sum((new for _, new in both), ZERO) / len(both) if both else None,
        both=len(both),
        came=sum(each.code == "came" for each in changes),
        left=sum(each.code == "left" for each in changes),
    )


def notable(changes: Iterable[MemberChange], least: Decimal) -> list[MemberChange]:
    """Who came or left, and whose score moved by at least so many points, up or down."""
    return [each for each in changes if each.difference is None or abs(each.difference) >= least]


def _change(before: TeamMember | None, now: TeamMember | None) -> MemberChange:
    known = now or before
    if known is None:
        raise ValueError("a change is of somebody")
    lines, duties, team = _parts(before, now) if before and now else ((), ZERO, ZERO)
    old, new = _score(before), _score(now)
    whole = new - old if old is not None and new is not None else ZERO
    explained = sum((line.effect for line in lines), ZERO) + duties + team
    return MemberChange(
        person_id=known.person_id,
        person_code=known.code,
        name=known.name,
        post=known.post,
        unit=known.unit,
        before=old,
        now=new,
        indicators=lines,
        duties=duties,
        team=team,
        rest=whole - explained if before and now else ZERO,
    )


def _parts(before: TeamMember, now: TeamMember) -> tuple[tuple[IndicatorChange, ...], Decimal, Decimal]:
    codes = sorted({*before.card, *now.card, *before.losses, *now.losses})
    lines = [line for code in codes if (line := _line(before, now, code)) is not None]
    lines.sort(key=lambda line: (-abs(line.effect), line.indicator))
    duties = _own(before) * before.deduction - _own(now) * now.deduction
    team = _team(now) - _team(before)
    return tuple(lines), duties, team


def _line(before: TeamMember, now: TeamMember, code: str) -> IndicatorChange | None:
    old, new = before.card.get(code), now.card.get(code)
    effect = _gave(now, code) - _gave(before, code)
    kind = _kind(old, new)
    if kind is None and effect == 0:
        return None
    return IndicatorChange(
        indicator=code,
        code=kind or "moved",
        before=old.points if old else None,
        now=new.points if new else None,
        effect=effect,
        why=_why(now.losses.get(code)),
    )


def _kind(old: CardPoint | None, new: CardPoint | None) -> str | None:
    """What happened to the indicator; None where neither its points nor its state moved."""
    earlier, later = old.points if old else None, new.points if new else None
    if earlier is None or later is None or old is None or new is None:
        if earlier is None and later is None:
            return None
        return "newly_assessed" if earlier is None else "no_longer_assessed"
    if new.kind == "result" and old.met != new.met:
        return "now_met" if new.met else "now_missed"
    if later == earlier:
        return None
    if new.kind == "result" and not new.met:
        return "missed_less" if later > earlier else "missed_more"
    return "better" if later > earlier else "worse"


def _why(loss: LostPoints | None) -> Reason | None:
    """Whom the stored shares name; None where nothing was lost."""
    if loss is None or loss.lost == 0:
        return None
    parts = {"back": loss.back, "front": loss.front, "external": loss.external}
    largest = max(parts, key=lambda part: (parts[part], part))
    code = f"mostly_{largest}" if parts[largest] * MOSTLY >= loss.lost else "shared"
    if parts["external"] == loss.lost:
        code = "nobody"
    facts = {f"{part}_points": str(points) for part, points in parts.items()}
    return Reason(code, {**facts, "lost_points": str(loss.lost)})


def _gave(member: TeamMember, code: str) -> Decimal:
    """What the indicator gave to the score, with what came back of a loss."""
    point, loss = member.card.get(code), member.losses.get(code)
    given = (point.counted if point else ZERO) + (loss.given_back if loss else ZERO)
    return _own(member) * given


def _own(member: TeamMember) -> Decimal:
    return 1 - member.team_share if member.team is not None else Decimal(1)


def _team(member: TeamMember) -> Decimal:
    return ZERO if member.team is None else member.team_share * member.team


def _score(member: TeamMember | None) -> Decimal | None:
    return None if member is None else Decimal(member.score).scaleb(-4)
