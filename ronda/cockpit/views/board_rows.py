"""What the lists behind the board's numbers show of each person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from ronda.appraisal.queries import TeamFacts, WorkDone
from ronda.cockpit.queries.board import CertifiedPerson, SkilledPerson
from ronda.cockpit.rules.board import Load
from ronda.cockpit.wording.board import LOADS


@dataclass(frozen=True)
class LoadRow:
    name: str
    code: str
    visits: int
    minutes: int
    days: int
    a_day: Fraction
    times: Fraction
    state: str
    load_words: str


@dataclass(frozen=True)
class SkillRow:
    name: str
    code: str
    post: str
    met: int
    results: int
    score: int
    skill_words: str
    skill_kind: str


@dataclass(frozen=True)
class CertificateRow:
    name: str
    code: str
    post: str
    level: int | None
    certificate_no: str
    issued: date | None
    expires: date | None
    counts_words: str
    counts_kind: str
    has_result: bool


def load_rows(loads: Sequence[Load], facts: TeamFacts) -> list[LoadRow]:
    people: dict[int, WorkDone] = {each.person_id: each for each in facts.people}
    rows = [
        LoadRow(
            name=people[load.person_id].name,
            code=people[load.person_id].code,
            visits=load.visits,
            minutes=load.minutes,
            days=load.days,
            a_day=load.a_day,
            times=load.times,
            state=load.state,
            load_words=str(LOADS[load.state][1]),
        )
        for load in loads
    ]
    return sorted(rows, key=lambda row: row.name.casefold())


def skill_rows(people: Sequence[SkilledPerson]) -> list[SkillRow]:
    return [
        SkillRow(
            each.member.name,
            each.member.code,
            each.member.post,
            each.met,
            each.results,
            each.member.score,
            *_skill(each),
        )
        for each in people
    ]


def certificate_rows(people: Sequence[CertifiedPerson], appraised: Any) -> list[CertificateRow]:
    return [
        CertificateRow(
            each.person.name,
            each.person.code,
            each.person.post,
            each.marketer.level,
            each.certificate_no,
            each.issued,
            each.expires,
            gettext("Counted") if each.counted else gettext("On probation: not counted"),
            "good" if each.counted else "plain",
            each.person.code in appraised,
        )
        for each in people
    ]


def _skill(each: SkilledPerson) -> tuple[str, str]:
    if each.member.newcomer:
        return gettext("New: not counted"), "plain"
    if not each.counted:
        return gettext("No result could be assessed"), "plain"
    return (gettext("Mastered"), "good") if each.masters else (gettext("Still learning"), "attention")
