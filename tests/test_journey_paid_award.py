"""An idea in one line becomes a topic, is judged, awarded, approved and paid; its winner reads the paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from ronda.innovation.models import Evidence
from tests.visiting import PHONE, TABLET, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

LINE = "Photograph the shelf instead of writing it down"
TITLE = "Fewer minutes at the shelf"
PAPER = "PL-2026-11"
BETTER_PAPER = "PL-2026-12"
DIMENSIONS = ("Benefit", "Innovation", "Importance", "Worth spreading", "Procedure", "Tools", "Presentation")


def test_an_idea_becomes_a_paid_award(visitor: Visitor) -> None:
    """Marks of 90, 80 and 100 of three judges: 90 of 100, gold, 1500.00 at 60 and 40 per cent."""
    page = visitor.page
    page.set_viewport_size(TABLET)
    with signed_in(visitor, "diego"):
        idea = write_the_line(visitor)
    with signed_in(visitor, "ana"):
        answer_it(visitor, idea)
    with signed_in(visitor, "diego"):
        topic = make_a_topic(visitor, idea)
    with signed_in(visitor, "ana"):
        page.goto(topic)
        page.get_by_role("link", name="Register", exact=True).click()
        page.get_by_role("button", name="Register").click()
    with signed_in(visitor, "diego"):
        work_it_through(visitor, topic)
    with signed_in(visitor, "ana"):
        review = name_the_judges(visitor)
    for judge, mark in (("ana", "9"), ("bruno", "8"), ("carmen", "10")):
        with signed_in(visitor, judge):
            give_marks(visitor, review, mark)
    with signed_in(visitor, "ana"):
        page.goto(review)
        page.get_by_role("button", name="Publish").click()
        page.get_by_role("dialog").get_by_role("button", name="Publish").click()
        row = page.get_by_role("row", name=re.compile(TITLE))
        expect(row).to_contain_text("90.0")
        expect(row).to_contain_text("gold")
        expect(row).to_contain_text("1,500.00")
    with signed_in(visitor, "teresa"):
        prize = approve(visitor)
    with signed_in(visitor, "ana"):
        pay(visitor, prize)
        correct(visitor, prize)
    page.set_viewport_size(PHONE)
    with signed_in(visitor, "diego"):
        page.goto(f"{visitor.home}/innovation/")
        card = page.locator(".work", has_text=TITLE).filter(has_text="900.00")
        expect(card).to_contain_text("paid")
        page.goto(prize)
        expect(page.locator("tr", has_text="Diego")).to_contain_text(BETTER_PAPER)
        expect(page.get_by_text("It stood on the list of last month")).to_be_visible()
        assert not visitor.sticks_out()
        page.goto(f"{visitor.home}/innovation/points/")
        expect(page.locator(".work", has_text=TITLE)).to_contain_text("+6")
    with signed_in(visitor, "farid"):
        page.goto(f"{visitor.home}/innovation/prizes/")
        expect(page.get_by_text("No prize yet")).to_be_visible()


@contextmanager
def signed_in(visitor: Visitor, name: str) -> Iterator[None]:
    visitor.sign_in(name)
    yield
    visitor.page.context.clear_cookies()


def write_the_line(visitor: Visitor) -> str:
    """Similar ones are shown while it is typed."""
    page = visitor.page
    page.goto(f"{visitor.home}/innovation/ideas/new/")
    line = page.get_by_label("In one line")
    line.press_sequentially("price list beneath glass")
    expect(page.get_by_text("Like yours")).to_be_visible()
    line.fill(LINE)
    assert visitor.barriers() == []
    assert not visitor.sticks_out()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name=LINE)).to_be_visible()
    return page.url


def answer_it(visitor: Visitor, idea: str) -> None:
    """It is tried, and what was tried is adopted."""
    page = visitor.page
    page.goto(idea)
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_label("We try it").check()
    page.get_by_label("Your answer").fill("Try it at two outlets")
    page.get_by_label("Points for the suggestion").select_option("2")
    page.get_by_role("button", name="Answer").click()
    page.get_by_role("link", name="End the trial").click()
    page.get_by_label("It worked").check()
    page.get_by_label("What did we learn?").fill("Half of the time is enough")
    page.get_by_role("button", name="End the trial").click()
    page.get_by_role("link", name="Adopt it").click()
    page.get_by_role("button", name="Adopt it").click()
    expect(page.locator(".state", has_text="Adopted").first).to_be_visible()


def make_a_topic(visitor: Visitor, idea: str) -> str:
    """Out of the suggestion, with a team of two."""
    page = visitor.page
    page.goto(idea)
    page.get_by_role("link", name="Make a topic of it").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Why it was chosen").fill("It takes a quarter of every visit")
    page.get_by_label("What is to change").fill("Minutes at the shelf")
    page.get_by_label("less", exact=True).check()
    page.get_by_label("Aim").fill("5")
    page.get_by_label("From", exact=True).fill("2022-09-01")
    page.get_by_label("Until").fill("2030-12-31")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    topic = page.url
    page.get_by_role("link", name="Team and shares").click()
    page.get_by_label("Share in per cent").nth(0).fill("60")
    page.get_by_label("Person", exact=True).nth(1).select_option(label="Elena Novak")
    page.get_by_label("Share in per cent").nth(1).fill("40")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    return topic


def work_it_through(visitor: Visitor, topic: str) -> None:
    """Measured before and after, a whole turn, and the chart that shows the break.

    A value each is typed in; the other six were there when the page was opened.
    """
    page, number = visitor.page, int(topic.rstrip("/").rpartition("/")[2])
    for when, day, value in (("before", 3, "12"), ("after", 13, "4")):
        page.goto(f"{topic}evidence/")
        page.get_by_label(when, exact=True).check()
        page.get_by_label("Day").fill(f"2022-10-{day:02d}")
        page.get_by_label("Value").fill(value)
        page.get_by_label("Where it is from").fill("Watched on the route")
        page.get_by_role("button", name="Add the value").click()
        expect(page.get_by_text("The value is added.")).to_be_visible()
    Evidence.objects.bulk_create(
        Evidence(
            topic_id=number,
            when=when,
            day=date(2022, 10, day),
            value=value,
            source="Watched on the route",
            at=datetime(2022, 10, 20, tzinfo=UTC),
        )
        for when, days in (("before", {4: 14, 5: 13, 6: 15}), ("after", {14: 5, 17: 3, 18: 4}))
        for day, value in days.items()
    )
    for _phase in range(4):
        page.goto(f"{topic}steps/")
        page.get_by_label("What was done and found").fill("Counted, changed, counted again")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("The step is written.")).to_be_visible()
    expect(page.get_by_text("It became better")).to_be_visible()
    expect(page.locator("#topic-evidence svg, #topic-evidence canvas").first).to_be_visible()
    assert visitor.barriers() == []


def name_the_judges(visitor: Visitor) -> str:
    page = visitor.page
    page.goto(f"{visitor.home}/innovation/reviews/new/")
    page.get_by_label("Title").fill("Review of the winter")
    page.get_by_role("button", name="Save").click()
    review = page.url
    page.get_by_role("link", name="Enter topics").click()
    page.get_by_label(re.compile(TITLE)).check()
    page.get_by_role("button", name="Enter them").click()
    page.get_by_role("link", name="Name the judges").click()
    for judge in ("Ana", "Bruno", "Carmen"):
        page.get_by_label(re.compile(f"^{judge}")).check()
    page.get_by_role("button", name="Name them").click()
    expect(page.get_by_text("0 of 1")).to_have_count(3)
    return review


def give_marks(visitor: Visitor, review: str, mark: str) -> None:
    page = visitor.page
    page.goto(review)
    page.get_by_role("link", name=re.compile("Give marks")).click()
    for dimension in DIMENSIONS:
        page.get_by_label(re.compile(f"^{dimension}")).fill(mark)
    page.get_by_role("button", name="Keep the marks").click()
    expect(page.get_by_text("Your marks are kept")).to_be_visible()


def approve(visitor: Visitor) -> str:
    """By the leader of the company, who then cannot record the payment."""
    page = visitor.page
    page.goto(f"{visitor.home}/innovation/prizes/")
    page.locator("tr", has_text=TITLE).first.get_by_role("link").click()
    page.get_by_role("button", name="Approve the prize money").click()
    page.get_by_role("dialog").get_by_role("button", name="Approve the prize money").click()
    expect(page.locator(".state", has_text="to be paid")).to_be_visible()
    expect(page.get_by_role("link", name="Record the payment")).to_have_count(0)
    expect(page.locator("tr", has_text="Diego")).to_contain_text("900.00")
    expect(page.locator("tr", has_text="Elena")).to_contain_text("600.00")
    assert visitor.barriers() == []
    return page.url


def pay(visitor: Visitor, prize: str) -> None:
    """Once: the page that was opened before says so."""
    page = visitor.page
    page.goto(f"{prize}pay/")
    page.get_by_label("By which paper").fill(PAPER)
    other = page.context.new_page()
    other.goto(f"{prize}pay/")
    other.get_by_label("By which paper").fill("PL again")
    page.get_by_role("button", name="Record the payment").click()
    expect(page.locator(".state", has_text="paid")).to_be_visible()
    other.get_by_role("button", name="Record the payment").click()
    expect(other.get_by_text("nobody is paid twice")).to_be_visible()
    expect(other.get_by_text("PL again")).to_have_count(0)
    other.close()
    page.goto(f"{visitor.home}/innovation/prizes/?state=paid")
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as file:
        page.get_by_role("link", name="CSV").click()
    told = file.value.path().read_text(encoding="utf-8-sig")
    assert all(each in told for each in ("900.00", "600.00", PAPER))


def correct(visitor: Visitor, prize: str) -> None:
    """Diego's payment stood on the wrong list: taken back with a reason, and paid again."""
    page = visitor.page
    page.goto(prize)
    page.locator("tr", has_text="Diego").get_by_role("button", name="Take back").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What was wrong").fill("It stood on the list of last month")
    assert visitor.barriers() == []
    dialog.get_by_role("button", name="Take back").click()
    expect(page.locator(".state", has_text="to be paid")).to_be_visible()
    expect(page.locator("tr", has_text="Elena")).to_contain_text(PAPER)
    page.get_by_role("link", name="Record the payment").click()
    expect(page.get_by_label(re.compile("^Elena"))).to_have_count(0)
    page.get_by_label("By which paper").fill(BETTER_PAPER)
    page.get_by_role("button", name="Record the payment").click()
    expect(page.locator(".state", has_text="paid")).to_be_visible()
    expect(page.locator("tr", has_text="Diego")).to_contain_text(BETTER_PAPER)
    assert visitor.barriers() == []
