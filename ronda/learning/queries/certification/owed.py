"""Who must sit the certification, seen by whoever may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.learning.models import CertificationSession
from ronda.learning.queries.certification.seeing import certifying_rules, led_centres
from ronda.learning.queries.certification.teams import Team, teams_on, waits_of
from ronda.learning.rules.certification import Obligation, Opening, obligation_of, openings
from ronda.people.queries import LedPerson
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Owed:
    """A person and what must be sat; `obligation.opens` may lie after the day asked about."""

    person: LedPerson
    obligation: Obligation


def must_sit(viewer: Viewer, on: date, teams: Sequence[Team] | None = None) -> list[Owed]:
    """Everybody below the level asked for, among oneself and those led, by name."""
    waits = waits_of(certifying_rules(on)[1])
    found = []
    for team, person in _seen(viewer, on, teams):
        owed = obligation_of(team.sitters[person.person_id], team.demand, waits, on)
        if owed is not None:
            found.append(Owed(person, owed))
    return found


def must_sit_session(viewer: Viewer, session: CertificationSession, on: date) -> list[Owed]:
    """Whose obligation is this level, on the day of the session; the staff is that of `on`."""
    waits = waits_of(certifying_rules(on)[1])
    found = []
    for team, person in _seen(viewer, on, None):
        owed = obligation_of(team.sitters[person.person_id], team.demand, waits, session.held_on)
        if owed is not None and owed.level == session.level and owed.is_open_on(session.held_on):
            found.append(Owed(person, owed))
    return found


def own_openings(viewer: Viewer, on: date) -> list[Opening]:
    """From when on oneself may sit which level; empty for who has no marketing post."""
    waits = waits_of(certifying_rules(on)[1])
    for team, person in _seen(viewer, on, None):
        if person.person_id == viewer.person_id:
            return openings(team.sitters[person.person_id], waits, on)
    return []


def _seen(viewer: Viewer, on: date, teams: Sequence[Team] | None) -> Iterable[tuple[Team, LedPerson]]:
    """Oneself, and everybody of the centres that one leads."""
    if teams is None:
        teams = teams_on(viewer.company_id, on, _centres(viewer))
    led = led_centres(viewer)
    return [
        (team, each)
        for team in teams
        for each in team.people
        if each.person_id == viewer.person_id or led is None or team.centre_id in led
    ]


def _centres(viewer: Viewer) -> frozenset[int] | None:
    """Those led and those worked in; None: all of the company."""
    return None if viewer.scope == "company" else viewer.centre_ids
