"""One of each object of the colleagues', the leaders' view and the selection for the list of every page."""

from datetime import date, datetime, timedelta

from ronda.people.models import Person
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County
from ronda.recognition.models import PeerRound
from ronda.recognition.queries.colleagues import people_to_rate
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
from ronda.recognition.services.leaders import NoteSaid, note_bright_spot
from ronda.recognition.services.selection import CampaignSaid, announce_campaign, make_campaign

PASSPHRASE = "a fountain of long words"
ITEMS = ("ability", "performance", "contribution")
TEAM = ("ana", "bruno", "carmen", "diego", "elena", "farid")


def keep_recognition_samples(county: County, at: datetime, today: date) -> None:
    """A released round and one that runs until 2040, a note to Diego, and a selection that is announced."""
    ana = county.viewer_of("ana")
    released = _open_round(county, at, "2022-1", today, today + timedelta(days=1))
    for place, name in enumerate(TEAM):
        viewer = county.viewer_of(name)
        marks = {
            each.pk: dict.fromkeys(ITEMS, 2 + (number + place) % 3)
            for number, each in enumerate(people_to_rate(viewer, released))
        }
        form = PeerForm(county.people[name].pk, marks)
        hand_in(by=viewer, today=today, number=released.pk, form=form)
    after = today + timedelta(days=2)
    close_peer_round(by=ana, at=at, today=after, number=released.pk)
    for holder in _holders():
        use_key(by=_viewer(holder), at=at, today=after, number=released.pk, passphrase=PASSPHRASE)
    _open_round(county, at, "2022-2", today, date(2040, 1, 31))
    text = "Rang a retailer back within the hour about a late delivery."
    note_bright_spot(by=ana, at=at, today=today, said=NoteSaid(county.diego.pk, today, text))
    said = CampaignSaid(
        "Outstanding", 2022, date(2022, 1, 1), date(2040, 1, 31), ["account_manager"], county.centre.pk
    )
    campaign = make_campaign(by=ana, at=at, today=today, said=said)
    announce_campaign(by=ana, at=at, today=today, number=campaign.pk)


def _open_round(county: County, at: datetime, half: str, opens: date, closes: date) -> PeerRound:
    ana = county.viewer_of("ana")
    first, second = (each.pk for each in _holders())
    said = PeerRoundSaid(half, opens, closes, (first, second), county.centre.pk)
    round_ = make_peer_round(by=ana, at=at, said=said)
    for holder in _holders():
        set_passphrase(by=_viewer(holder), at=at, today=opens, number=round_.pk, passphrase=PASSPHRASE)
    return open_peer_round(by=ana, at=at, today=opens, number=round_.pk)


def _holders() -> list[Person]:
    return [Person.objects.get(user__username=name) for name in ("teresa", "wei")]


def _viewer(person: Person) -> Viewer:
    role = {"Teresa": "leader", "Wei": "staff_representative"}[person.name]
    return Viewer(person.company_id, person.pk, frozenset({role}), frozenset())
