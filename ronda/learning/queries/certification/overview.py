"""The certified shares today and at each session to come, for whoever leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.queries.certification.owed import Owed, must_sit
from ronda.learning.queries.certification.rates import heads_by_level, rate_of
from ronda.learning.queries.certification.seeing import (
    certifying_rules,
    led_centres,
    refuse_unless_organiser,
)
from ronda.learning.queries.certification.sessions import coming_sessions
from ronda.learning.queries.certification.teams import (
    Team,
    is_counted,
    is_marketing,
    share_of,
    sitters_of,
    teams_on,
    waits_of,
)
from ronda.learning.rules import INTERMEDIATE, SENIOR, CertifiedShare
from ronda.learning.rules.certification import (
    Asked,
    Coming,
    Demand,
    Forecast,
    Heads,
    PassRate,
    Prior,
    forecast,
    heads_of,
    likely_rates,
)
from ronda.people.queries import LedPerson
from ronda.people.queries.led import people_led_on
from ronda.people.rules import Viewer
from ronda.policy import CertifyingRules, Rules

GOALS = (INTERMEDIATE, SENIOR)


@dataclass(frozen=True)
class Goal:
    """A share with its heads, and who lacks the level: counted people by name with what they hold."""

    share: CertifiedShare
    heads: Heads
    lacking: Sequence[tuple[LedPerson, int | None]]


@dataclass(frozen=True)
class Overview:
    goals: Mapping[int, Goal]
    owed: Sequence[Owed]
    sessions: Sequence[CertificationSession]
    outlook: Forecast
    rates: Mapping[int, PassRate]
    people: Mapping[int, LedPerson]
    teams: Sequence[Team]


def overview_for(viewer: Viewer, on: date) -> Overview:
    """Of all centres led together; six statements."""
    refuse_unless_organiser(viewer)
    rules, certifying = certifying_rules(on)
    teams = teams_on(viewer.company_id, on, led_centres(viewer))
    sessions = list(coming_sessions(viewer, on))
    heads = heads_by_level(viewer.company_id)
    people, outlook = _outlook(viewer, on, rules, certifying, sessions, heads, teams)
    return Overview(
        goals={level: _goal(teams, level, rules, on) for level in GOALS},
        owed=must_sit(viewer, on, teams),
        sessions=sessions,
        outlook=outlook,
        rates={level: rate_of(*heads[level], certifying) for level in heads},
        people=people,
        teams=teams,
    )


def _goal(teams: Sequence[Team], level: int, rules: Rules, on: date) -> Goal:
    share = share_of(teams, level, rules, on)
    lacking = [
        (each, held)
        for team in teams
        for each in team.people
        if each.person_id in team.counted
        and ((held := team.sitters[each.person_id].level_on(on)) is None or held > level)
    ]
    return Goal(share, heads_of(share.staff, share.goal), lacking)


def _outlook(
    viewer: Viewer,
    on: date,
    rules: Rules,
    certifying: CertifyingRules,
    sessions: Sequence[CertificationSession],
    heads: Mapping[int, tuple[int, int]],
    teams: Sequence[Team],
) -> tuple[dict[int, LedPerson], Forecast]:
    """The staff of each day is what appointments say today; whoever is new then is not counted."""
    days = {each.held_on for each in sessions} or {on}
    staff = {
        day: [each for each in found if is_marketing(rules, each.post)]
        for day, found in people_led_on(viewer, days).items()
    }
    people = {each.person_id: each for found in staff.values() for each in found}
    known = {person: sitter for team in teams for person, sitter in team.sitters.items()}
    new = [each for number, each in people.items() if number not in known]
    prior, targets = Prior.of(certifying.rate_prior), rules.certification
    asked = Asked(
        sitters=known | (sitters_of(viewer.company_id, new) if new else {}),
        counted={
            day: [each.person_id for each in found if is_counted(rules, each.joined, day)]
            for day, found in staff.items()
        },
        sessions=_coming(sessions),
        goals={INTERMEDIATE: targets.intermediate_share, SENIOR: targets.senior_share},
        rates={
            level: likely_rates(sat, passed, prior=prior, steps=certifying.rate_steps)
            for level, (sat, passed) in heads.items()
        },
        demand=Demand(certifying.required_level, certifying.required_level_while_short, short=True),
        waits=waits_of(certifying),
        mass=float(certifying.range_mass),
        prepared=float(certifying.prepared_chance),
    )
    return people, forecast(asked)


def _coming(sessions: Sequence[CertificationSession]) -> list[Coming]:
    entered: dict[int, set[int]] = {each.pk: set() for each in sessions}
    excused: dict[int, set[int]] = {each.pk: set() for each in sessions}
    rows = SessionEntry.objects.filter(session__in=[each.pk for each in sessions])
    for session, person, state in rows.values_list("session_id", "person_id", "state"):
        if state == SessionEntry.State.REGISTERED:
            entered[session].add(person)
        elif state == SessionEntry.State.EXCUSED:
            excused[session].add(person)
    return [
        Coming(each.pk, each.level, each.held_on, frozenset(entered[each.pk]), frozenset(excused[each.pk]))
        for each in sessions
    ]
