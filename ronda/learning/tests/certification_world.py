"""A town in October 2022 whose people are of different years in the trade; Ana organises a session."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates
from ronda.learning.services.certification.entering import invite_who_must, register_entry
from ronda.learning.services.certification.results import ResultSaid, enter_result
from ronda.learning.services.certification.sessions import SessionSaid, make_session
from ronda.people.rules import Viewer
from ronda.people.tests.built_once import built_once
from ronda.work.tests.builders import Town, a_town

NOW = datetime(2022, 10, 3, 8, tzinfo=UTC)
TODAY = date(2022, 10, 3)
REGISTER_UNTIL, HELD = date(2022, 10, 20), date(2022, 11, 5)
AFTER = datetime(2022, 11, 20, 8, tzinfo=UTC)
PASSED, NOT_PASSED = ("71.5", "60"), ("80", "59.5")


@dataclass(frozen=True)
class World:
    """Everybody was hired on 2020-01-01: junior is open to all, intermediate to who was junior for 3 years.

    Diego is junior since 2019 and Ivan, of the north, as well; Ana holds senior.
    """

    town: Town
    session: CertificationSession

    def viewer(self, name: str) -> Viewer:
        return self.town.viewer_of(name)

    def entry(self, name: str) -> SessionEntry:
        return SessionEntry.objects.get(session=self.session, person__name__startswith=name.title())

    def register(self, name: str) -> SessionEntry:
        entry = self.entry(name)
        return register_entry(by=self.viewer("ana"), at=NOW, today=TODAY, number=entry.pk)

    def result(self, name: str, marks: tuple[str, str], **said: object) -> SessionEntry:
        return enter_result(
            by=self.viewer("ana"),
            at=AFTER,
            today=AFTER.date(),
            number=self.entry(name).pk,
            said=result_of(marks, **said),
        )


def result_of(marks: tuple[str, str], **said: object) -> ResultSaid:
    theory, skill = map(Decimal, marks)
    return ResultSaid(theory, skill, **said)  # type: ignore[arg-type]


@built_once
def a_world(*, invited: bool = True) -> World:
    town = a_town()
    rows = [
        CertificateRow("E01", 3, date(2018, 5, 1)),
        CertificateRow("E05", 5, date(2019, 6, 1), source_key="paper-5"),
        CertificateRow("E20", 5, date(2019, 6, 1)),
    ]
    record_certificates(by=town.operator, at=NOW, rows=rows)
    session = a_session(town, 4)
    world = World(town, session)
    if invited:
        invite_who_must(by=world.viewer("ana"), at=NOW, today=TODAY, number=session.pk)
    return world


def a_session(town: Town, level: int, who: str = "ana") -> CertificationSession:
    said = SessionSaid(level, HELD, REGISTER_UNTIL, "State centre")
    return make_session(by=town.viewer_of(who), at=NOW, today=TODAY, said=said)
