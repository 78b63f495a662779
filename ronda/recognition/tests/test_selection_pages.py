"""A selection on its pages, from the draft to the certificate."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Person
from ronda.people.tests.builders import a_person, a_role, an_appointment
from ronda.recognition.models import Campaign, Criterion, PeerRound
from ronda.recognition.queries.selection import business, read_business_with
from ronda.recognition.rules.selection import Business
from ronda.recognition.tests.peer_world import PeerWorld
from ronda.recognition.tests.test_selections import SCORES, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[PeerWorld]:
    kept = list(business._READS)
    world = a_world()
    read_business_with(lambda company, first, last, people: {each: Business(7, "B") for each in people})
    PeerRound.objects.update(closes_on=timezone.localdate() - timedelta(days=20))
    yield world
    business._READS[:] = kept


def browser(code: str) -> Client:
    person = Person.objects.get(code=code)
    if person.user is None:
        person.user = User.objects.create_user(code.lower())
        person.save()
    return browser_of(code.lower())


def announced(world: PeerWorld, client: Client) -> Campaign:
    on = timezone.localdate()
    said = {
        "title": "Outstanding",
        "year": on.year,
        "centre": str(world.town.county.centre.pk),
        "first": (on - timedelta(days=60)).isoformat(),
        "last": (on + timedelta(days=40)).isoformat(),
        "posts": ["account_manager"],
    }
    assert client.post("/recognition/selections/new/", said).status_code == 302
    campaign = Campaign.objects.get()
    client.post(f"/recognition/selections/{campaign.pk}/step/announce/")
    return campaign


def judged(client: Client, page: str, person: Person) -> int:
    said = {"person": person.pk, "overall": "Reliable all year."}
    said |= {f"level_{code}": "4" for code in Criterion.values}
    return client.post(f"{page}judge/", said).status_code


def test_a_selection_goes_its_way_on_its_pages(world: PeerWorld) -> None:
    ana, teresa, diego, farid = (browser(code) for code in ("E01", "L2", "E05", "E07"))
    campaign = announced(world, ana)
    page = f"/recognition/selections/{campaign.pk}/"
    texts = {"person": Person.objects.get(code="E05").pk, "honest": "Returned a gift."}
    assert ana.post(f"{page}nominate/", texts).status_code == 302
    compared = [each for each in world.members if each.code in SCORES]
    assert {judged(ana, page, each) for each in compared} == {302}
    on = timezone.localdate()
    Campaign.objects.update(last=on - timedelta(days=1))

    ana.post(f"{page}step/compute/")
    assert judged(ana, page, compared[0]) == 404
    assert "Judge on the eight criteria" not in ana.get(page).content.decode()
    chosen = Person.objects.get(code="E05").pk
    without = ana.post(f"{page}choose/", {"people": [chosen]})
    assert without.status_code == 422
    assert ana.post(f"{page}choose/", {"people": [chosen], "why": "Led a topic."}).status_code == 302
    assert "drops the choice and its reason" in ana.get(page).content.decode()
    assert "Farid" not in farid.get(page).content.decode().split("<main")[1].split("Your own score")[0]
    teresa.post(f"{page}step/approve/")
    ana.post(f"{page}step/publish/")
    assert "Diego Park" in farid.get(page).content.decode()
    Campaign.objects.update(objections_until=on - timedelta(days=1))
    ana.post(f"{page}step/finish/")

    campaign.refresh_from_db()
    assert campaign.state == "final"
    code = campaign.entries.get(chosen=True).certificate_code
    paper = diego.get(f"{page}certificates/{code}/")
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert farid.get(f"{page}certificates/{code}/").status_code == 404


def test_while_it_is_decided_nobody_but_those_who_run_it_sees_places(world: PeerWorld) -> None:
    ana = browser("E01")
    campaign = announced(world, ana)
    Campaign.objects.update(last=timezone.localdate() - timedelta(days=1))
    ana.post(f"/recognition/selections/{campaign.pk}/step/compute/")

    shown = browser("E07").get(f"/recognition/selections/{campaign.pk}/").content.decode()

    assert "Diego Park" not in shown
    assert "Diego Park" in ana.get(f"/recognition/selections/{campaign.pk}/").content.decode()


def test_in_a_selection_of_the_whole_company_each_director_speaks_for_the_own_people(
    world: PeerWorld,
) -> None:
    """Nora directs the north, where Ivan is the one account manager; Ana's are the others."""
    town = world.town
    nora = a_person(town.county.company, "N1", "Nora Lind")
    an_appointment(nora, town.north, "director")
    a_role(a_person(town.county.company, "L3", "Otto Brandt"), "leader")
    on = timezone.localdate()
    said = {
        "title": "Outstanding of all centres",
        "year": on.year,
        "centre": "",
        "first": (on - timedelta(days=60)).isoformat(),
        "last": (on + timedelta(days=40)).isoformat(),
        "posts": ["account_manager"],
    }
    ana, teresa, north = (browser(code) for code in ("E01", "L2", "N1"))
    ana.post("/recognition/selections/new/", said)
    assert not Campaign.objects.exists()
    assert teresa.post("/recognition/selections/new/", said).status_code == 302
    page = f"/recognition/selections/{Campaign.objects.get().pk}/"
    teresa.post(f"{page}step/announce/")

    assert offered(north, page) == {"E20"}
    assert offered(ana, page) == offered(teresa, page) - {"E20"}
    assert {"E05", "E06", "E07"} <= offered(ana, page)
    assert "E20" in offered(teresa, page)
    diego, ivan = (Person.objects.get(code=code) for code in ("E05", "E20"))
    assert north.post(f"{page}nominate/", {"person": diego.pk, "honest": "Is."}).status_code == 422
    assert judged(north, page, diego) == 422
    assert judged(north, page, ivan) == 302
    assert "Reliable all year." in north.get(page).content.decode()
    assert "Reliable all year." not in ana.get(page).content.decode()
    assert north.post(f"{page}step/compute/").status_code == 404


def offered(client: Client, page: str) -> set[str]:
    """Whom the two forms offer, and whom the page still misses a judgement of."""
    forms = [client.get(f"{page}{name}/").context["form"] for name in ("nominate", "judge")]
    lists = [{int(code) for code, _name in form.fields["person"].choices if code} for form in forms]
    missing = {int(code) for code, _name in client.get(page).context["to_judge"]}
    assert lists[0] == lists[1]
    assert missing <= lists[0]
    return set(Person.objects.filter(pk__in=lists[0]).values_list("code", flat=True))
