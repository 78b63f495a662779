"""A town with visits to inspect: Diego's to O1 and O2, Elena's to O3; Wei speaks for the staff, Ana directs.

Bruno and Carmen inspect. October is inspected in November.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.rules.draws import commitment
from ronda.inspection.services.rounds import (
    RoundRow,
    announce_round,
    commit,
    draw_round,
    freeze_round,
    release_round,
    reveal,
)
from ronda.people.rules import Viewer
from ronda.people.tests.builders import a_person, a_role, a_viewer
from ronda.people.tests.built_once import built_once
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.tests.builders import Town, a_town

NOTED = datetime(2022, 11, 1, 8, tzinfo=UTC)
ANNOUNCED = datetime(2022, 11, 7, 9, tzinfo=UTC)
FROZEN = datetime(2022, 11, 7, 12, tzinfo=UTC)
REVEALED = datetime(2022, 11, 8, 9, tzinfo=UTC)
DRAWN = datetime(2022, 11, 8, 12, tzinfo=UTC)
CHECKED = datetime(2022, 11, 10, 9, tzinfo=UTC)
RELEASED = datetime(2022, 11, 16, 9, tzinfo=UTC)
NONCES = {"management": "amber-lantern-41", "staff": "river-oak-stone-29"}
VISITS = (
    ("E05", "O1", (3, 10, 17, 24)),
    ("E05", "O2", (4, 11, 18, 25)),
    ("E06", "O3", (5, 12, 19)),
)


@dataclass(frozen=True)
class RoundTown:
    """The town with a staff representative; `who` may be anybody of the cast."""

    town: Town
    wei: Viewer

    def viewer(self, who: str) -> Viewer:
        return self.wei if who == "wei" else self.town.viewer_of(who)

    def announce(self, **changed: Any) -> InspectionRound:
        said: dict[str, Any] = {
            "title": "October",
            "kind": "visits",
            "starts": date(2022, 10, 1),
            "last": date(2022, 10, 31),
            "inspector_codes": ("E03", "E04"),
            "centre_code": self.town.county.centre.code,
        }
        return announce_round(by=self.viewer("ana"), at=ANNOUNCED, row=RoundRow(**said | changed))

    def promise(self, number: int, parties: Sequence[str] = ("management", "staff")) -> None:
        for party in parties:
            by = self.viewer("ana" if party == "management" else "wei")
            commit(by=by, at=ANNOUNCED, number=number, party=party, digest=commitment(party, NONCES[party]))

    def freeze(self, number: int, at: datetime = FROZEN) -> InspectionRound:
        return freeze_round(by=self.viewer("ana"), at=at, number=number)

    def reveal(self, number: int, parties: Sequence[str] = ("management", "staff")) -> None:
        for party in parties:
            by = self.viewer("ana" if party == "management" else "wei")
            reveal(by=by, at=REVEALED, number=number, party=party, nonce=NONCES[party])

    def draw(self, number: int, at: datetime = DRAWN) -> InspectionRound:
        return draw_round(by=self.viewer("ana"), at=at, number=number)

    def drawn(self, **changed: Any) -> InspectionRound:
        """A round in the field."""
        found = self.announce(**changed)
        self.promise(found.pk)
        self.freeze(found.pk)
        self.reveal(found.pk)
        return self.draw(found.pk)

    def check_all(self, found: InspectionRound, wrong: int = 0) -> None:
        """Every unit is inspected, the first `wrong` of the list with a field that differs."""
        for place, each in enumerate(found.units.order_by("position", "pk")):
            each.state, each.how, each.checked_at = DrawnUnit.State.CHECKED, "on_site", CHECKED
            each.checked_by_id = each.inspector_id
            outcome = "differs" if place < wrong else "same"
            each.compared = [{"name": "display", "outcome": outcome, "first": "good", "second": "good"}]
            each.save()

    def released(self, wrong: int = 0, **changed: Any) -> InspectionRound:
        found = self.drawn(**changed)
        self.check_all(found, wrong)
        return release_round(by=self.viewer("ana"), at=RELEASED, number=found.pk)


@built_once
def a_round_town() -> RoundTown:
    town = a_town()
    wei = a_person(town.county.company, "E17", "Wei Chen")
    a_role(wei, "staff_representative")
    rows = [
        VisitRow(outlet, person, date(2022, 10, day), "visit", source_key=f"{outlet}-{day}")
        for person, outlet, days in VISITS
        for day in days
    ]
    record_visits(by=town.operator, at=NOTED, rows=rows)
    staff = a_viewer(wei, "staff_representative", town.county.centre)
    return RoundTown(town, staff)
