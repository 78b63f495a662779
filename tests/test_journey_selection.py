"""A selection: rules first, eight criteria in words, a tie, two persons, an objection, a certificate."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ronda.people.models import Person
from ronda.people.rules import Viewer
from ronda.recognition.models import Campaign, Criterion, PeerResult, PeerRound
from ronda.recognition.queries.selection import business, read_business_with
from ronda.recognition.rules.selection import Business
from ronda.recognition.services.selection import judge_person
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Outstanding this season"
COLLEAGUES_SAY = {"E05": "4.6", "E06": "4.5", "E07": "2.0"}
REASON = "Led the display topic"
OBJECTION = "The visits of the first week were made by two"
ANSWER = "Each looked after the own outlets; nothing changes"
HELD = (date(2022, 11, 1), date(2022, 11, 30))


@pytest.fixture
def year_of_good_business() -> Iterator[None]:
    """Everybody was appraised long and well enough."""
    kept = list(business._READS)
    read_business_with(lambda company, first, last, people: {each: Business(7, "B") for each in people})
    yield
    business._READS[:] = kept


def person(name: str) -> Person:
    return Person.objects.get(user__username=name)


def enter(visitor: Visitor, name: str, address: str) -> None:
    visitor.page.context.clear_cookies()
    visitor.sign_in(name)
    visitor.page.goto(address)


def is_open_to_all(visitor: Visitor) -> None:
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)


def announces(visitor: Visitor) -> str:
    """The address of the selection, whose rules everybody reads from now on."""
    page, on = visitor.page, timezone.localdate()
    enter(visitor, "ana", f"{visitor.home}/recognition/selections/new/")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("From").fill((on + timedelta(days=10)).isoformat())
    page.get_by_label("Until").fill((on + timedelta(days=40)).isoformat())
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Announce the rules").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("never change afterwards")
    dialog.get_by_role("button", name="Announce").click()
    expect(page.get_by_text("The rules are announced.")).to_be_visible()
    expect(page.get_by_text("Customers 50%, Colleagues 30%, Leaders 20%")).to_be_visible()
    expect(page.get_by_text("no confirmed integrity finding")).to_be_visible()
    return page.url


def speaks_for_diego(visitor: Visitor) -> None:
    """A text to each criterion that fits, then a level for every one."""
    page = visitor.page
    page.get_by_role("link", name="Nominate somebody").click()
    page.get_by_label("Person").select_option(label="Diego Park")
    page.get_by_label("Honest and trustworthy").fill("Returned a refund that was paid twice")
    page.get_by_label("Glad to contribute").fill("Took two beginners along")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("2 of the eight criteria")).to_be_visible()

    page.get_by_role("link", name="Diego Park").click()
    expect(page.get_by_role("heading", name="Bright spots of this time")).to_have_count(0)
    for code in Criterion.values:
        page.locator(f"input[name='level_{code}'][value='4']").check()
    page.get_by_label("Altogether").fill("Reliable in every week")
    is_open_to_all(visitor)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The judgement is written under your name.")).to_be_visible()
    expect(page.get_by_role("link", name="Diego Park")).to_have_count(0)
    expect(page.get_by_role("link", name="Elena Novak")).to_be_visible()


def judges_alike(number: int, name: str) -> None:
    """Ana's judgement as its page would send it."""
    ana = person("ana")
    centre = frozenset({Campaign.objects.get(pk=number).centre_id or 0})
    judge_person(
        by=Viewer(ana.company_id, ana.pk, frozenset({"director"}), centre),
        at=timezone.now(),
        today=timezone.localdate(),
        number=number,
        person=person(name).pk,
        levels=dict.fromkeys(Criterion.values, 4),
        said={},
        overall="Reliable too",
    )


def the_period_ends() -> None:
    """As if weeks had gone by: everybody is judged, and colleagues told well whom they saw."""
    for name in ("elena", "farid"):
        judges_alike(Campaign.objects.get(title=TITLE).pk, name)
    Campaign.objects.filter(title=TITLE).update(first=HELD[0], last=HELD[1])
    round_ = PeerRound.objects.get(half="2022-1")
    PeerRound.objects.filter(pk=round_.pk).update(told={"reliability": 0.8})
    for code, score in COLLEAGUES_SAY.items():
        PeerResult.objects.filter(round=round_, person__code=code).update(
            score=Decimal(score), error=Decimal("0.2")
        )


def chooses_at_a_tie(visitor: Visitor, address: str) -> None:
    page = visitor.page
    page.goto(address)
    page.get_by_role("button", name="Compute the three views").click()
    expect(page.get_by_text("tied: what decides may be chance")).to_have_count(2)
    assert "Farid" not in page.get_by_role("table", name="Who stands near the places").inner_text()
    page.get_by_role("link", name="Choose").click()
    page.get_by_label("Diego Park").check()
    page.get_by_role("button", name="Choose these").click()
    expect(page.get_by_text("say in words what decided")).to_be_visible()
    visitor.complaints.clear()  # the browser itself notes an answer of 422
    page.get_by_label("What decided").fill(REASON)
    page.get_by_role("button", name="Choose these").click()
    expect(page.get_by_text("somebody else approves it")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    is_open_to_all(visitor)


def approves_and_publishes(visitor: Visitor, address: str) -> None:
    page = visitor.page
    enter(visitor, "teresa", address)
    page.get_by_role("button", name="Approve").click()
    page.get_by_role("button", name="Publish").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("the time to object begins")
    dialog.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The chosen are published; objections are open.")).to_be_visible()


def objects(visitor: Visitor, address: str) -> None:
    """Farid reads who is chosen and the own score, and of nobody else; who came last is in no list."""
    page = visitor.page
    page.set_viewport_size(PHONE)
    enter(visitor, "farid", address)
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text("The numbers cannot tell 2 people apart")).to_be_visible()
    expect(page.get_by_role("heading", name="Your own score")).to_be_visible()
    assert "Elena" not in page.get_by_role("main").inner_text()
    is_open_to_all(visitor)
    page.get_by_role("link", name="Object", exact=True).click()
    page.get_by_label("What is not right").fill(OBJECTION)
    page.get_by_role("button", name="Object").click()
    expect(page.get_by_text("Your objection is on record")).to_be_visible()
    waiting = page.get_by_role("listitem").filter(has_text=OBJECTION)
    expect(waiting.get_by_text("waits for its answer")).to_be_visible()
    expect(waiting.get_by_role("link", name="Answer")).to_have_count(0)


def answers_and_ends(visitor: Visitor, address: str) -> None:
    page = visitor.page
    enter(visitor, "ana", address)
    page.get_by_role("listitem").filter(has_text=OBJECTION).get_by_role("link", name="Answer").click()
    page.get_by_label("No, the selection stands").check()
    page.get_by_label("Answer", exact=True).fill(ANSWER)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_role("button", name="Make it final")).to_have_count(0)

    yesterday = timezone.localdate() - timedelta(days=1)
    Campaign.objects.filter(title=TITLE).update(objections_until=yesterday)
    page.goto(address)
    page.get_by_role("button", name="Make it final").click()
    page.get_by_role("dialog").get_by_role("button", name="Make it final").click()
    expect(page.get_by_text("The selection is final.")).to_be_visible()


def test_a_selection_goes_from_its_rules_to_a_certificate(
    visitor: Visitor, year_of_good_business: None
) -> None:
    page = visitor.page
    address = announces(visitor)
    speaks_for_diego(visitor)
    the_period_ends()
    chooses_at_a_tie(visitor, address)
    approves_and_publishes(visitor, address)
    objects(visitor, address)
    answers_and_ends(visitor, address)

    enter(visitor, "diego", address)
    expect(page.get_by_text(ANSWER)).to_have_count(0)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Certificate").click()
    assert kept.value.suggested_filename.endswith("-E05.pdf")
    assert kept.value.path().read_bytes().startswith(b"%PDF")
