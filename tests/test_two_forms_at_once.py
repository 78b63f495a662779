"""What two hands do at the same moment in the three views and in innovation: one of them did it."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.innovation.models import Idea, Points
from ronda.innovation.tests.innovation_world import a_lab, an_idea
from ronda.pay.models import PaymentTakenBack, PrizePayment
from ronda.pay.tests.test_prizes import approved, pay, take_back
from ronda.people.models import Person
from ronda.recognition.models import PeerResult, PeerRound, PeerSlot, SealedForm, SheetKeying
from ronda.recognition.services.customers import return_sheet
from ronda.recognition.tests.peer_world import ITEMS, TERESA_SAYS, WEI_SAYS, a_peer_world
from ronda.recognition.tests.survey_world import Survey, a_survey, marks

pytestmark = pytest.mark.django_db(transaction=True)

Deed = Callable[[], Any]


class Hand(Thread):
    """Does its deed as soon as the others are ready too."""

    def __init__(self, deed: Deed, ready: Barrier) -> None:
        super().__init__()
        self.deed, self.ready = deed, ready
        self.answer: Any = None

    def run(self) -> None:
        try:
            self.ready.wait(timeout=60)
            self.answer = self.deed()
        finally:
            connection.close()


def at_once(*deeds: Deed) -> list[Any]:
    """What each was answered."""
    ready = Barrier(len(deeds))
    hands = [Hand(deed, ready) for deed in deeds]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return [hand.answer for hand in hands]


def browser(person: Person) -> Client:
    if person.user is None:
        person.user = User.objects.create_user(person.code.lower())
        person.save()
    return browser_of(person.user.username)


def a_survey_of_today() -> Survey:
    return a_survey(day=timezone.localdate(), now=timezone.now())


def said(mark: int, **more: str) -> dict[str, str]:
    return {**{code: str(each) for code, each in marks(mark).items()}, **more}


def test_of_two_phones_that_send_one_form_at_once_one_counts() -> None:
    survey = a_survey_of_today()
    link = f"/answer/{survey.codes[1]}/"
    one, other = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "en"})

    pages = at_once(lambda: one.post(link, said(5)), lambda: other.post(link, said(1)))

    told = ["Your answer has arrived" in page.content.decode() for page in pages]
    assert sorted(told) == [False, True]
    assert {page.status_code for page in pages} == {200}
    assert survey.sheet(1).answers == marks(5 if told[0] else 1)


def test_a_form_that_comes_back_on_paper_while_a_phone_sends_it_is_one_of_the_two() -> None:
    survey = a_survey_of_today()
    gao = browser(survey.town.county.gao)
    paper = f"/recognition/customers/{survey.round.pk}/sheets/1/step/return/"
    link = f"/answer/{survey.codes[1]}/"

    at_once(lambda: Client().post(link, said(5)), lambda: gao.post(paper))

    sheet = survey.sheet(1)
    assert sheet.state == "returned"
    assert (sheet.how, sheet.answers) in [("phone", marks(5)), ("paper", {})]


def test_two_who_key_in_one_paper_at_once_are_its_two_keyings() -> None:
    survey = a_survey_of_today()
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)
    path = f"/recognition/customers/{survey.round.pk}/sheets/1/keying/"
    county = survey.town.county
    webs = [browser(county.people[name]) for name in ("carmen", "bruno")]

    answers = at_once(*(lambda web=web: web.post(path, said(4, role="owner")) for web in webs))

    assert [each.status_code for each in answers] == [302, 302]
    assert SheetKeying.objects.filter(sheet__number=1).count() == 2
    assert survey.sheet(1).answers == marks(4)


def test_a_suggestion_that_is_sent_twice_at_once_is_one() -> None:
    diego = a_lab().county.diego
    web = browser(diego)
    again = browser(diego)
    data = {
        "key": str(uuid4()),
        "line": "A stool for the scale",
        "kind": "idea",
        "about": "other",
        "more": "",
    }

    answers = at_once(*(lambda one=one: one.post("/innovation/ideas/new/", data) for one in (web, again)))

    assert {each.headers["Location"] for each in answers} == {f"/innovation/ideas/{Idea.objects.get().pk}/"}


def test_of_two_who_answer_one_suggestion_at_once_one_did_and_points_are_given_once() -> None:
    lab = a_lab()
    idea = an_idea(lab)
    ana = lab.county.ana
    path = f"/innovation/ideas/{idea.pk}/answer/"
    forms = [{"follows": "adopt", "words": words, "points": "2"} for words in ("Yes", "Gladly")]
    webs = [browser(ana), browser(ana)]

    answers = at_once(
        *(lambda web=web, form=form: web.post(path, form) for web, form in zip(webs, forms, strict=True))
    )

    assert sorted(each.status_code for each in answers) == [302, 422]
    assert sorted(Points.objects.values_list("cause", flat=True)) == ["adopted", "suggestion"]


def test_of_two_who_take_one_payment_back_at_once_one_did() -> None:
    lab = a_lab()
    entry = approved(lab)
    pay(lab, entry, "ana", "diego")
    path = f"/innovation/prizes/{entry}/payments/{PrizePayment.objects.get().pk}/take-back/"
    webs = [browser(lab.county.ana), browser(lab.county.ana)]

    pages = at_once(*(lambda web=web: web.post(path, {"reason": "Wrong list"}, follow=True) for web in webs))

    told = ["The payment is taken back" in page.content.decode() for page in pages]
    assert sorted(told) == [False, True]
    assert "taken back already" in pages[told.index(False)].content.decode()
    assert PaymentTakenBack.objects.count() == 1


def test_of_two_who_pay_again_at_once_one_did() -> None:
    lab = a_lab()
    entry = approved(lab)
    pay(lab, entry, "ana", "diego")
    take_back(lab, entry, "diego")
    path = f"/innovation/prizes/{entry}/pay/"
    form = {"people": [lab.code("diego")], "paid_on": timezone.localdate().isoformat()}
    webs = [browser(lab.county.ana), browser(lab.county.ana)]

    answers = at_once(
        *(lambda web=web, n=n: web.post(path, {**form, "paper": f"PL-{n}"}) for n, web in enumerate(webs))
    )

    assert sorted(each.status_code for each in answers) == [302, 422]
    assert PrizePayment.objects.filter(taken_back=None).count() == 1


def test_who_hands_in_twice_at_once_has_handed_in_one_form() -> None:
    world = a_peer_world()
    on = timezone.localdate()
    PeerRound.objects.update(opens_on=on - timedelta(days=2), closes_on=on + timedelta(days=5))
    diego = world.members[3]
    others = [each for each in world.members if each.pk != diego.pk]
    form = {f"p{other.pk}_{item}": "3" for other in others for item in ITEMS}
    path = f"/recognition/colleagues/{world.round.pk}/rate/"
    webs = [browser(diego), browser(diego)]

    answers = at_once(*(lambda web=web: web.post(path, form) for web in webs))

    assert sorted(each.status_code for each in answers)[0] == 302
    assert SealedForm.objects.count() == 1
    assert PeerSlot.objects.exclude(used_on=None).count() == 1


def test_two_keys_at_once_release_a_round_once() -> None:
    world = a_peer_world()
    on = timezone.localdate()
    PeerRound.objects.update(opens_on=on - timedelta(days=9), closes_on=on - timedelta(days=1))
    for place, person in enumerate(world.members):
        # Handed in while it ran.
        PeerRound.objects.update(closes_on=on)
        world.hand_in_as(person, today=on, level=place % 2)
    PeerRound.objects.update(closes_on=on - timedelta(days=1), state="closed")
    path = f"/recognition/colleagues/{world.round.pk}/key/"
    keys = {"L1": WEI_SAYS, "L2": TERESA_SAYS}
    webs = {words: browser(Person.objects.get(code=code)) for code, words in keys.items()}

    answers = at_once(
        *(lambda web=web, words=words: web.post(path, {"passphrase": words}) for words, web in webs.items())
    )

    assert [each.status_code for each in answers] == [302, 302]
    assert PeerRound.objects.get().state == "released"
    assert PeerResult.objects.count() == len(world.members)
    assert not SealedForm.objects.exists()


def test_of_two_who_put_the_last_day_later_at_once_the_second_is_told() -> None:
    survey = a_survey_of_today()
    page = f"/recognition/customers/{survey.round.pk}/later/"
    last = survey.round.closes_on
    shown = {"shown": last.isoformat(), "why": "The bridge is closed"}
    one, other = browser(survey.town.county.ana), browser(survey.town.county.ana)

    answers = at_once(
        lambda: one.post(page, {**shown, "closes_on": (last + timedelta(days=3)).isoformat()}),
        lambda: other.post(page, {**shown, "closes_on": (last + timedelta(days=5)).isoformat()}),
    )

    assert sorted(answer.status_code for answer in answers) == [302, 422]
    told = next(answer for answer in answers if answer.status_code == 422).content.decode()
    assert "Somebody else has put the last day later meanwhile" in told
    days = 3 if answers[0].status_code == 302 else 5
    survey.round.refresh_from_db()
    assert survey.round.closes_on == last + timedelta(days=days)
