"""A centre of eight in which everybody rates everybody, with two holders of the keys."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ronda.people.models import Person
from ronda.people.rules import Viewer
from ronda.people.tests.builders import a_person, a_role, an_appointment
from ronda.people.tests.built_once import built_once
from ronda.recognition.models import PeerRound
from ronda.recognition.rules.colleagues import PeerForm
from ronda.recognition.services.colleagues import (
    PeerRoundSaid,
    close_peer_round,
    hand_in,
    make_peer_round,
    open_peer_round,
    set_passphrase,
    use_key,
)
from ronda.work.tests.builders import Town, a_town

OPENS, CLOSES = date(2022, 10, 3), date(2022, 10, 14)
DURING, AFTER = date(2022, 10, 5), date(2022, 10, 17)
AT = datetime(2022, 10, 3, 9, tzinfo=UTC)
WEI_SAYS, TERESA_SAYS = "maple river stone cloud", "wind quiet lamp forest"
ITEMS = ("ability", "performance", "contribution")


@dataclass(frozen=True)
class PeerWorld:
    town: Town
    round: PeerRound
    wei: Viewer
    teresa: Viewer
    members: tuple[Person, ...]

    def viewer(self, person: Person) -> Viewer:
        return Viewer(
            person.company_id,
            person.pk,
            frozenset({"account_manager"}),
            frozenset({self.town.county.centre.pk}),
        )

    def hand_in_as(self, person: Person, *, comment: str = "", today: date = DURING, level: int = 0) -> None:
        """Better the later in the team; `comment` about everybody."""
        others = [each for each in self.members if each.pk != person.pk]
        marks = {
            other.pk: dict.fromkeys(ITEMS, 2 + (self.members.index(other) + level) % 3) for other in others
        }
        comments = {other.pk: f"{comment} {place}" for place, other in enumerate(others)} if comment else {}
        form = PeerForm(person.pk, marks, comments)
        hand_in(by=self.viewer(person), today=today, number=self.round.pk, form=form)

    def all_hand_in(self, *, but: int = 0, comment: str = "") -> None:
        for place, person in enumerate(self.members[: len(self.members) - but]):
            self.hand_in_as(person, comment=comment and f"{comment}{place}", level=place % 2)

    def close(self) -> None:
        close_peer_round(by=self.town.viewer_of("ana"), at=AT, today=AFTER, number=self.round.pk)

    def release(self) -> PeerRound:
        number = self.round.pk
        use_key(by=self.wei, at=AT, today=AFTER, number=number, passphrase=WEI_SAYS)
        return use_key(by=self.teresa, at=AT, today=AFTER, number=number, passphrase=TERESA_SAYS)


@built_once
def a_peer_world(*, opened: bool = True) -> PeerWorld:
    town = a_town()
    county = town.county
    for code, name in (("E21", "Jamal Reed"), ("E22", "Kim Sun")):
        an_appointment(a_person(county.company, code, name), county.centre)
    wei, teresa = a_person(county.company, "L1", "Wei Chen"), a_person(county.company, "L2", "Teresa Gil")
    a_role(wei, "staff_representative")
    a_role(teresa, "leader")
    said = PeerRoundSaid("2022-2", OPENS, CLOSES, (wei.pk, teresa.pk), centre=county.centre.pk)
    ana = town.viewer_of("ana")
    round_ = make_peer_round(by=ana, at=AT, said=said)
    members = tuple(slot.person for slot in round_.slots.select_related("person").order_by("person__code"))
    company, nowhere = county.company.pk, frozenset[int]()
    world = PeerWorld(
        town,
        round_,
        Viewer(company, wei.pk, frozenset({"staff_representative"}), nowhere),
        Viewer(company, teresa.pk, frozenset({"leader"}), nowhere),
        members,
    )
    if opened:
        for holder, words in ((world.wei, WEI_SAYS), (world.teresa, TERESA_SAYS)):
            set_passphrase(by=holder, at=AT, today=OPENS, number=round_.pk, passphrase=words)
        open_peer_round(by=ana, at=AT, today=OPENS, number=round_.pk)
    return world
