"""Ratings by colleagues as pages: what each finds there, and what nobody does."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Person
from ronda.recognition.models import PeerResult, PeerRound, PeerSlot, SealedForm
from ronda.recognition.services.colleagues import do_peer_rounds_day
from ronda.recognition.tests.peer_world import ITEMS, TERESA_SAYS, WEI_SAYS, PeerWorld, a_peer_world
from ronda.recognition.wording.own_home import colleagues_part, peer_digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> PeerWorld:
    """The round runs today, as pages know no other day."""
    world = a_peer_world()
    on = timezone.localdate()
    PeerRound.objects.update(opens_on=on - timedelta(days=2), closes_on=on + timedelta(days=5))
    return world


def browser(person: Person) -> Client:
    name = person.code.lower()
    if person.user is None:
        person.user = User.objects.create_user(name)
        person.save()
    return browser_of(name)


def a_form(world: PeerWorld, rater: Person, **changes: str) -> dict[str, str]:
    said = {
        f"p{other.pk}_{item}": "4" if item == "ability" else "3"
        for other in world.members
        if other.pk != rater.pk
        for item in ITEMS
    }
    return said | changes


def page(world: PeerWorld, *more: object) -> str:
    return "/".join(["/recognition/colleagues", str(world.round.pk), *map(str, more), ""])


def test_a_form_is_handed_in_on_its_page_and_only_once(world: PeerWorld) -> None:
    diego = world.members[3]
    client = browser(diego)
    assert client.get(page(world, "rate")).status_code == 200

    answer = client.post(page(world, "rate"), a_form(world, diego), follow=True)

    assert answer.status_code == 200
    assert SealedForm.objects.count() == 1
    assert PeerSlot.objects.get(person=diego).used_on == timezone.localdate()
    assert client.get(page(world, "rate")).status_code == 404


def test_an_extreme_without_a_word_keeps_what_was_written_and_says_where(world: PeerWorld) -> None:
    diego, ana = world.members[3], world.members[0]
    five = {f"p{ana.pk}_{item}": "5" for item in ITEMS}

    answer = browser(diego).post(page(world, "rate"), a_form(world, diego, **five))

    assert answer.status_code == 422
    assert not SealedForm.objects.exists()
    assert re.search(rf'name="p{ana.pk}_ability"[^>]*value="5"[^>]*checked', answer.content.decode())


def test_of_two_with_the_same_name_the_right_one_is_told_of(world: PeerWorld) -> None:
    """As in Chinese, where the first word of a name is the whole of it."""
    diego, first, second = world.members[3], world.members[4], world.members[5]
    Person.objects.filter(pk__in=[first.pk, second.pk]).update(name="李 伟")
    extreme = {f"p{second.pk}_{item}": "5" for item in ITEMS}

    answer = browser(diego).post(page(world, "rate"), a_form(world, diego, **extreme))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {f"p{second.pk}_words"}


def test_while_it_runs_no_page_tells_who_has_rated_or_how_many(world: PeerWorld) -> None:
    """The director's page before and after somebody handed in is the same but for its tokens."""
    ana = browser(world.members[0])
    before = _bare(ana.get(page(world)).content.decode())
    world_today = timezone.localdate()
    world.hand_in_as(world.members[3], today=world_today)

    assert _bare(ana.get(page(world)).content.decode()) == before


def _bare(shown: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|nonce|content)="[^"]*"', "", shown)


def test_results_are_for_the_person_and_those_who_lead(world: PeerWorld) -> None:
    on = timezone.localdate()
    for person in world.members:
        world.hand_in_as(person, today=on, comment="knows the way")
    PeerRound.objects.update(closes_on=on - timedelta(days=1))
    wei, teresa = (Person.objects.get(code=code) for code in ("L1", "L2"))
    browser(world.members[0]).post(page(world, "step", "close"))
    browser(wei).post(page(world, "key"), {"passphrase": WEI_SAYS})
    browser(teresa).post(page(world, "key"), {"passphrase": TERESA_SAYS})

    own = browser(world.members[3]).get(page(world, "results")).content.decode()
    led = browser(world.members[0]).get(page(world, "results")).content.decode()

    assert PeerRound.objects.get().state == "released"
    others = [each.name for each in world.members if each.pk != world.members[3].pk]
    assert not any(name in own for name in others)
    assert all(name in led for name in others[1:])
    assert browser(wei).get(page(world, "results")).status_code == 404


def test_below_a_reliability_of_half_those_who_lead_see_no_score_to_rank_by(world: PeerWorld) -> None:
    scores = ("4.6", "3.9", "3.7", "1.2")
    PeerResult.objects.bulk_create(
        PeerResult(
            round=world.round, person=person, reported=True, score=Decimal(score), error=Decimal("0.2")
        )
        for person, score in zip(world.members[3:7], scores, strict=True)
    )
    ana, diego = browser(world.members[0]), browser(world.members[3])
    told = {"forms": 7, "asked": 8, "set_aside": 0}
    PeerRound.objects.update(state="released", told={**told, "reliability": 0.49})
    hidden = ana.get(page(world, "results")).content.decode()
    own = diego.get(page(world, "results")).content.decode()
    PeerRound.objects.update(told={**told, "reliability": 0.5})
    shown = ana.get(page(world, "results")).content.decode()

    assert not any(f">{score}" in hidden for score in scores)
    assert "above the usual" in hidden
    assert "below the usual" in hidden
    assert "4.6" in own
    assert all(f">{score}" in shown for score in scores)


def test_who_holds_no_key_finds_no_page_for_one(world: PeerWorld) -> None:
    client = browser(world.members[3])

    assert client.get(page(world, "passphrase")).status_code == 404
    assert client.get(page(world, "key")).status_code == 404


def test_another_company_finds_nothing(world: PeerWorld) -> None:
    hugo = browser(world.town.county.hugo)

    assert hugo.get(page(world)).status_code in {403, 404}
    assert world.round.half not in hugo.get("/recognition/colleagues/").content.decode()


def test_a_round_is_made_on_its_page(world: PeerWorld) -> None:
    on = timezone.localdate()
    wei, teresa = (Person.objects.get(code=code) for code in ("L1", "L2"))
    said = {
        "half": "2031-1",
        "centre": str(world.town.county.centre.pk),
        "opens_on": on.isoformat(),
        "closes_on": (on + timedelta(days=10)).isoformat(),
        "first_holder": str(wei.pk),
        "second_holder": str(wei.pk),
    }
    ana = browser(world.members[0])

    same = ana.post("/recognition/colleagues/new/", said)
    good = ana.post("/recognition/colleagues/new/", said | {"second_holder": str(teresa.pk)})

    assert (same.status_code, good.status_code) == (422, 302)
    assert PeerRound.objects.filter(half="2031-1", state="planned").count() == 1


def test_the_overview_says_what_waits_for_whom(world: PeerWorld) -> None:
    diego = world.members[3]
    client = browser(diego)
    assert "Rate your colleagues" in client.get("/recognition/").content.decode()

    client.post(page(world, "rate"), a_form(world, diego))

    assert "Rate your colleagues" not in client.get("/recognition/").content.decode()


@pytest.mark.parametrize(
    ("on", "half", "ends"),
    [
        (date(2023, 4, 20), None, None),
        (date(2023, 4, 21), "2023-1", date(2023, 6, 30)),
        (date(2023, 12, 31), "2023-2", date(2023, 12, 31)),
        (date(2022, 12, 1), None, None),
    ],
)
def test_whoever_arranges_rounds_is_told_of_a_half_year_without_one(
    world: PeerWorld, on: date, half: str | None, ends: date | None
) -> None:
    """From seventy days before its end; in the second half of 2022 colleagues are asked."""
    asked = colleagues_part(world.town.viewer_of("ana"), on)
    other = colleagues_part(world.viewer(world.members[3]), on)

    assert asked is not None
    assert other is not None
    told = [(row.words, row.day) for row in asked.rows if "Nobody has been asked" in str(row.below)]
    assert told == ([(half, ends)] if half else [])
    assert not [row for row in other.rows if "Nobody has been asked" in str(row.below)]


def test_a_round_that_is_over_closes_by_itself(world: PeerWorld) -> None:
    on = timezone.localdate()
    operator, at = world.town.operator, timezone.now()
    assert do_peer_rounds_day(operator, at, on) == {"closed": 0}
    PeerRound.objects.update(closes_on=on - timedelta(days=1))

    assert do_peer_rounds_day(operator, at, on) == {"closed": 1}
    assert PeerRound.objects.get().state == "closed"


def test_only_who_has_not_rated_is_reminded_and_only_on_the_days_of_the_policy(world: PeerWorld) -> None:
    on = timezone.localdate()
    diego, elena = (world.viewer(each) for each in world.members[3:5])
    world.hand_in_as(world.members[4], today=on)

    closes = on + timedelta(days=5)
    assert peer_digest(diego, closes - timedelta(days=3)) is None
    assert peer_digest(diego, closes - timedelta(days=2)) is not None
    assert peer_digest(elena, closes - timedelta(days=2)) is None
