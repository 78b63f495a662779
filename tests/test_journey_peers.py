"""Colleagues rate each other: from the round and its two keys to forms, the release, and what each reads."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ronda.people.models import Person
from ronda.people.rules import Viewer
from ronda.recognition.models import PeerRound, SealedForm
from ronda.recognition.queries.colleagues import people_to_rate
from ronda.recognition.rules.colleagues import PeerForm
from ronda.recognition.services.colleagues import hand_in
from tests.visiting import PHONE, TABLET, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

HALF = "2031-1"
ITEMS = ("ability", "performance", "contribution")
WEI_SAYS, TERESA_SAYS = "maple river stone cloud", "wind quiet lamp forest"
BETTER = ("carmen", "farid", "ana", "diego", "bruno", "elena")


def enter(visitor: Visitor, name: str, path: str) -> None:
    visitor.page.context.clear_cookies()
    visitor.sign_in(name)
    visitor.page.goto(f"{visitor.home}{path}")


def is_open_to_all(visitor: Visitor) -> None:
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)


def person(name: str) -> Person:
    return Person.objects.get(user__username=name)


def mark_for(rater: str, other: str) -> int:
    return max(2, min(4, 2 + BETTER.index(other) // 2 + (rater in {"ana", "elena"})))


def mark(visitor: Visitor, rater: str, *, cannot_judge: str) -> None:
    """Every colleague of the page on every question; one stays as it is, who cannot be judged."""
    for other in BETTER:
        if other in {rater, cannot_judge}:
            continue
        for item in ITEMS:
            name = f"p{person(other).pk}_{item}"
            value = mark_for(rater, other)
            visitor.page.locator(f"input[name='{name}'][value='{value}']").check(force=True)


def hands_in(name: str, round_: PeerRound, *, words: str, cannot_judge: str = "") -> None:
    rater = person(name)
    viewer = Viewer(
        rater.company_id, rater.pk, frozenset({"account_manager"}), frozenset({round_.centre_id or 0})
    )
    names = {each.pk: each.user.username for each in people_to_rate(viewer, round_)}
    marks = {
        number: {item: mark_for(name, other) for item in ITEMS}
        for number, other in names.items()
        if other != cannot_judge
    }
    comments = {number: words for number, other in names.items() if other in {"diego", "elena"}}
    hand_in(by=viewer, today=timezone.localdate(), number=round_.pk, form=PeerForm(rater.pk, marks, comments))


def sets_a_passphrase(visitor: Visitor, name: str, page: str, words: str) -> None:
    enter(visitor, name, page)
    visitor.page.get_by_role("link", name="Set the passphrase").click()
    visitor.page.get_by_label("Passphrase", exact=True).fill(words)
    visitor.page.get_by_label("Once more").fill(words)
    visitor.page.get_by_role("button", name="Set the passphrase").click()
    expect(visitor.page.get_by_text("Your key is made.")).to_be_visible()


def opens_a_half(visitor: Visitor, name: str, page: str, words: str, said: str) -> None:
    enter(visitor, name, page)
    visitor.page.get_by_role("link", name="Open my half").click()
    visitor.page.get_by_label("Passphrase of this round").fill(words)
    visitor.page.get_by_role("button", name="Open my half").click()
    expect(visitor.page.get_by_text(said)).to_be_visible()


def test_a_round_of_colleagues_goes_from_its_keys_to_its_release(visitor: Visitor) -> None:
    page, on = visitor.page, timezone.localdate()
    enter(visitor, "ana", "/recognition/colleagues/new/")
    is_open_to_all(visitor)
    page.get_by_label("Half-year").fill(HALF)
    page.get_by_label("Closes").fill((on + timedelta(days=10)).isoformat())
    for label, holder in (("First key holder", "wei"), ("Second key holder", "teresa")):
        page.get_by_label(label).select_option(str(person(holder).pk))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=f"Ratings by colleagues, {HALF}")).to_be_visible()
    round_ = PeerRound.objects.get(half=HALF)
    address = f"/recognition/colleagues/{round_.pk}/"
    sets_a_passphrase(visitor, "wei", address, WEI_SAYS)
    sets_a_passphrase(visitor, "teresa", address, TERESA_SAYS)
    enter(visitor, "ana", address)
    page.get_by_role("button", name="Open the round").click()
    page.get_by_role("dialog").get_by_role("button", name="Open").click()
    expect(page.get_by_text("Everybody of the team can rate now.")).to_be_visible()
    is_open_to_all(visitor)

    elena = person("elena")
    page.set_viewport_size(PHONE)
    enter(visitor, "diego", address)
    expect(page.get_by_text("What could break this")).to_be_visible()
    page.get_by_role("link", name="Rate your colleagues").click()
    is_open_to_all(visitor)
    mark(visitor, "diego", cannot_judge="farid")
    for item in ITEMS:
        page.locator(f"input[name='p{elena.pk}_{item}'][value='5']").check(force=True)
    page.get_by_role("button", name="Hand in for good").click()
    expect(page.get_by_text("Every mark is the lowest or the highest").first).to_be_visible()
    visitor.complaints.clear()  # the browser itself notes an answer of 422
    page.locator(f"[name='p{elena.pk}_words']").fill("Prepares every visit")
    page.get_by_role("button", name="Hand in for good").click()
    expect(page.get_by_text("Your form is sealed. Thank you.")).to_be_visible()
    expect(page.get_by_text("not even you")).to_be_visible()

    page.set_viewport_size(TABLET)
    enter(visitor, "bruno", f"{address}rate/")
    mark(visitor, "bruno", cannot_judge="")
    page.locator(f"[name='p{person('diego').pk}_words']").fill("Explains well")
    page.get_by_role("button", name="Hand in for good").click()
    expect(page.get_by_text("Your form is sealed. Thank you.")).to_be_visible()
    for name, words in (
        ("ana", "Keeps promises"),
        ("carmen", "Is there early"),
        ("elena", "Knows every owner"),
    ):
        hands_in(name, round_, words=words)
    hands_in("farid", round_, words="Good to ask")
    assert SealedForm.objects.filter(round=round_).count() == 6
    enter(visitor, "yusuf", address)
    expect(page.get_by_text("In the database: that you handed in")).to_be_visible()
    assert "handed in" not in page.get_by_role("table").inner_text()
    page.goto(f"{visitor.home}{address}results/")
    visitor.complaints.clear()  # there is none yet, and none for him

    PeerRound.objects.filter(pk=round_.pk).update(opens_on=date(2022, 1, 3), closes_on=on - timedelta(days=1))
    enter(visitor, "ana", address)
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_text("Both key holders open the results.")).to_be_visible()
    opens_a_half(visitor, "wei", address, WEI_SAYS, "The results come with the other holder's.")
    opens_a_half(visitor, "teresa", address, TERESA_SAYS, "The results are released")
    assert not SealedForm.objects.filter(round=round_).exists()

    enter(visitor, "diego", f"{address}results/")
    expect(page.get_by_role("heading", name="About you")).to_be_visible()
    expect(page.get_by_text("6 of 6 forms were handed in.")).to_be_visible()
    for words in ("Explains well", "Keeps promises", "Good to ask"):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    assert "Elena" not in page.get_by_role("main").inner_text()
    is_open_to_all(visitor)
    enter(visitor, "farid", f"{address}results/")
    expect(page.get_by_text("Not reported: too few colleagues could judge.")).to_be_visible()
    is_open_to_all(visitor)

    enter(visitor, "ana", f"{address}results/")
    row = page.get_by_role("row").filter(has_text="Diego")
    row.get_by_text("5 comments").click()
    row.get_by_role("link", name="Leave one out").click()
    is_open_to_all(visitor)
    page.get_by_role("listitem").filter(has_text="Good to ask").get_by_role("link").click()
    page.get_by_label("Reason").fill("Names somebody else")
    page.get_by_role("button", name="Do not show it").click()
    expect(page.get_by_text("Not shown: Names somebody else")).to_be_visible()
    enter(visitor, "diego", f"{address}results/")
    expect(page.get_by_text("A comment is not shown: Names somebody else")).to_be_visible()
    assert "Good to ask" not in page.content()
