"""What the numbers of the four goals are made of, person by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ronda.appraisal.queries import TeamFacts
from ronda.appraisal.rules.team_card import TeamMember
from ronda.cockpit.queries.board.asked import Scope
from ronda.cockpit.rules.board import Load, loads_of, masters
from ronda.innovation.queries.participation import took_part_in_innovation
from ronda.kernel.period import Month
from ronda.learning.queries import certificates_for, levels_for
from ronda.learning.queries.ladder import ladders_for
from ronda.learning.rules import Marketer
from ronda.people.queries import LedPerson
from ronda.people.rules import Viewer, is_newcomer
from ronda.work.queries.load import people_in_band


@dataclass(frozen=True)
class CertifiedPerson:
    """Somebody of the marketing staff with the level that counts; `expires` of that certificate."""

    person: LedPerson
    marketer: Marketer
    counted: bool
    issued: date | None = None
    expires: date | None = None
    certificate_no: str = ""


@dataclass(frozen=True)
class SkilledPerson:
    """Own results met, of those that could be assessed."""

    member: TeamMember
    met: int
    results: int
    masters: bool
    counted: bool


def certified_people(viewer: Viewer, scope: Scope, *, with_papers: bool = False) -> list[CertifiedPerson]:
    """The marketing staff in post on the day: whoever holds a post of the front or the back office."""
    staff = [each for each in scope.people if _is_marketing(scope, each.post)]
    numbers = {each.person_id for each in staff}
    levels = levels_for(viewer, on=scope.day, people=numbers)
    papers = _papers(viewer, scope, numbers) if with_papers else {}
    excluded = scope.rules.certification.probation_excluded
    found = []
    for person in staff:
        level = levels[person.person_id]
        marketer = Marketer(person.person_id, level, _is_new(scope, person))
        paper = papers.get((person.person_id, level or 0), (None, None, ""))
        found.append(CertifiedPerson(person, marketer, not (excluded and marketer.on_probation), *paper))
    return found


def skilled_people(scope: Scope, members: Sequence[TeamMember]) -> list[SkilledPerson]:
    return [
        SkilledPerson(
            member=member,
            met=sum(point.met for point in member.results),
            results=len(member.results),
            masters=masters(member, scope.board),
            counted=bool(member.results) and not member.newcomer,
        )
        for member in members
    ]


def on_rung(viewer: Viewer, scope: Scope) -> tuple[int, int]:
    """Of the people on the ladder today, those of whom the own rung asks nothing more."""
    found = ladders_for(viewer, on=scope.today, people=scope.people_today)
    return sum(not each.standing.own for each in found), len(found)


def in_band(viewer: Viewer, scope: Scope) -> tuple[int, int]:
    """Of the people in post today, those whose week is moderately demanding, and all who are there."""
    staff = [each for each in scope.people_today if _is_marketing(scope, each.post)]
    return people_in_band(viewer, staff, on=scope.today)


def took_part(scope: Scope) -> tuple[int, int]:
    """Of the people in post today, those who wrote a suggestion or worked on a topic within a year."""
    staff = {each.person_id for each in scope.people_today if _is_marketing(scope, each.post)}
    return len(took_part_in_innovation(staff, on=scope.today)), len(staff)


def loads_for(scope: Scope, facts: TeamFacts) -> list[Load]:
    low, high = map(Fraction, scope.board.load_band)
    return loads_of(facts.loads, facts.days, scope.rules.visits, (low, high))


def _is_marketing(scope: Scope, post: str) -> bool:
    return post in scope.rules.posts and scope.rules.posts[post].side != "none"


def _is_new(scope: Scope, person: LedPerson) -> bool:
    months = scope.rules.absence.new_hire_months
    return is_newcomer(person.joined, Month.of(scope.day), months)


def _papers(
    viewer: Viewer, scope: Scope, people: set[int]
) -> dict[tuple[int, int], tuple[date, date | None, str]]:
    """By person and level the certificate that runs longest."""
    found: dict[tuple[int, int], tuple[date, date | None, str]] = {}
    held = certificates_for(viewer, on=scope.day).filter(person_id__in=people, issued__lte=scope.day)
    for each in held:
        if each.expires is not None and each.expires < scope.day:
            continue
        key = (each.person_id, each.level)
        known = found.get(key)
        if known is None or (known[1] is not None and (each.expires is None or each.expires > known[1])):
            found[key] = (each.issued, each.expires, each.certificate_no)
    return found
