"""The town with the default ladder, and Diego placed on a rung of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ronda.learning.models import Competence
from ronda.learning.services.ladder_laying import lay_default_ladder
from ronda.learning.services.placing import confirm_proof, place_person
from ronda.learning.wording.competences import DEFAULT_COMPETENCES
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County
from ronda.people.tests.built_once import built_once
from ronda.work.tests.builders import Town, a_town

TODAY, NOW = date(2022, 10, 17), datetime(2022, 10, 17, 9, tzinfo=UTC)
LAID = date(2022, 1, 1)


@dataclass(frozen=True)
class LadderWorld:
    town: Town

    @property
    def ana(self) -> Viewer:
        return self.town.viewer_of("ana")

    @property
    def yusuf(self) -> Viewer:
        """An administrator who holds no post of the centre's leadership."""
        gao = self.town.county.gao
        return Viewer(gao.company_id, gao.pk, frozenset({"administrator"}), frozenset())

    @property
    def diego(self) -> int:
        return self.town.county.diego.pk

    def number(self, code: str) -> int:
        return Competence.objects.get(company_id=self.ana.company_id, code=code).pk

    def confirm(
        self, code: str, kind: str, *, who: str = "diego", day: date = TODAY, by: Viewer | None = None
    ) -> None:
        confirm_proof(
            by=by or self.ana,
            at=NOW,
            today=TODAY,
            person_id=self.town.county.people[who].pk,
            competence_id=self.number(code),
            kind=kind,
            day=day,
            said="Seen at O1",
        )

    def place(
        self,
        rung: str,
        *,
        begins: date = TODAY,
        by: Viewer | None = None,
        who: str = "diego",
        why: str = "Ready",
    ) -> None:
        place_person(
            by=by or self.ana,
            at=NOW,
            today=TODAY,
            person_id=self.town.county.people[who].pk,
            rung=rung,
            begins=begins,
            why=why,
        )


@built_once
def a_ladder_world() -> LadderWorld:
    world = LadderWorld(a_town())
    lay_for(world.town.county)
    return world


def lay_for(county: County) -> None:
    lay_default_ladder(by=county.viewer, at=NOW, begins=LAID, named=DEFAULT_COMPETENCES)
