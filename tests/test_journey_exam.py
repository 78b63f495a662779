"""An exam on a phone that loses its network and then its browser: every answer is there, no key ever was."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.utils import timezone
from playwright.sync_api import BrowserContext, BrowserType, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from ronda.learning.models import Attempt, Exam, Question, SavedAnswer
from ronda.learning.services.bank import QuestionSaid, add_question
from ronda.learning.services.blueprints import keep_blueprint
from ronda.learning.services.exams import ExamSaid, close_exam, invite, make_exam, open_exam, publish_exam
from ronda.people.models import Person
from ronda.people.queries import viewer_of_person
from ronda.people.rules import Viewer
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "SECRET-KEY"
OPTIONS = [["a", "At eye level"], ["b", "On the floor"], ["c", "Behind the till"]]
PAIRS = {
    "left": [["a1", "Retailer"], ["a2", "Account manager"]],
    "right": [["b1", "advises"], ["b2", "sells"], ["b3", "prints"]],
}
STEPS = {"items": [["i1", "Advise"], ["i2", "Greet"], ["i3", "Look"]]}
ASKED = [
    QuestionSaid("single", "Where is it seen best?", {"options": OPTIONS}, {"right": "a"}),
    QuestionSaid("multiple", "Where is it seen at all?", {"options": OPTIONS}, {"right": ["a", "c"]}),
    QuestionSaid("true_false", "An order may be put off.", {}, {"right": False}),
    QuestionSaid("numeric", "How many in a carton?", {"unit": "packs"}, {"value": "10", "tolerance": "0.25"}),
    QuestionSaid("matching", "Who does what?", PAIRS, {"pairs": {"a1": "b2", "a2": "b1"}}),
    QuestionSaid("ordering", "In which order?", STEPS, {"order": ["i2", "i3", "i1"]}),
    QuestionSaid(
        "short", "What is an empty place?", {}, {"accepted": [[f"{SECRET}-gap", "100"], ["gap", "100"]]}
    ),
]
GIVEN: dict[str, Any] = {
    "single": "a",
    "multiple": ["a", "c"],
    "true_false": False,
    "numeric": "10",
    "matching": {"a1": "b2", "a2": "b1"},
    "ordering": ["i2", "i3", "i1"],
    "short": "gap",
}
Launch = Callable[[], Page]


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every byte that the server answered to anybody."""
    bodies: list[bytes] = []
    answer = BaseHandler.get_response

    def remember(self: BaseHandler, request: Any) -> Any:
        response = answer(self, request)
        if isinstance(response, HttpResponse):
            bodies.append(bytes(response.content))
        return response

    monkeypatch.setattr(BaseHandler, "get_response", remember)
    return bodies


@pytest.fixture
def launch(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Launch]:
    """A browser that keeps its files: what is closed is opened again where it was."""
    open_ones: list[BrowserContext] = []

    def start() -> Page:
        for each in open_ones:
            each.close()
        context = browser_type.launch_persistent_context(
            tmp_path / "browser", viewport=PHONE, **browser_type_launch_args
        )
        open_ones[:] = [context]
        return context.pages[0]

    yield start
    for each in open_ones:
        each.close()


def an_exam(ana: Viewer) -> Exam:
    now = timezone.now()
    today = timezone.localdate()
    Question.objects.update(state="retired")
    Exam.objects.filter(state="open").update(state="closed")
    for said in ASKED:
        add_question(
            by=ana,
            at=now,
            today=today,
            said=QuestionSaid(**{**vars(said), "explanation": f"{SECRET}-because"}),
            in_use=True,
        )
    row = {"competence": None, "difficulty": None, "number": len(ASKED), "points": "1"}
    part = {"code": "theory", "title": "Theory", "pass_mark": "60", "rows": [row]}
    blueprint = keep_blueprint(by=ana, at=now, title="Display", parts=[part])
    hour = timedelta(hours=1)
    said_exam = ExamSaid("Display in winter", blueprint.pk, now - hour, now + 8 * hour, 60)
    exam = make_exam(by=ana, at=now, said=said_exam)
    code = Person.objects.get(user__username="diego").code
    invite(by=ana, at=now, today=today, number=exam.pk, people=[code])
    return open_exam(by=ana, at=now, number=exam.pk)


def question(page: Page, kind: str) -> Locator:
    """Goes to it by the overview, as a candidate does."""
    stem = next(each.stem for each in ASKED if each.kind == kind)
    section = page.locator("[data-question]", has_text=stem)
    page.locator(f'[data-goes="{section.get_attribute("data-question")}"]').click()
    expect(section).to_be_visible()
    return section


def answer(page: Page, kind: str) -> Locator:
    section = question(page, kind)
    if kind == "single":
        section.get_by_label("At eye level").check()
    elif kind == "multiple":
        section.get_by_label("At eye level").check()
        section.get_by_label("Behind the till").check()
    elif kind == "true_false":
        section.get_by_label("False").check()
    elif kind == "matching":
        section.get_by_label("Retailer").select_option("sells")
        section.get_by_label("Account manager").select_option("advises")
    elif kind == "ordering":
        for place, item in enumerate(("Greet", "Look", "Advise"), start=1):
            section.get_by_label(item).select_option(str(place))
    else:
        section.get_by_label("Your answer").fill(GIVEN[kind])
    return section


def kill(page: Page) -> None:
    """The page's process dies without a word; nothing of it can be sent any more."""
    with pytest.raises(PlaywrightError):
        page.goto("chrome://crash")


def test_an_exam_survives_a_lost_network_and_a_killed_browser(
    visitor: Visitor, launch: Launch, received: list[bytes]
) -> None:
    boss = Person.objects.get(user__username="ana")
    ana = viewer_of_person(boss.company_id, boss.pk, on=timezone.localdate())
    exam = an_exam(ana)
    phone = Visitor(launch(), visitor.home)
    page = phone.page
    phone.sign_in("diego")
    page.goto(f"{phone.home}/learning/exams/")
    page.get_by_role("listitem").filter(has_text=exam.title).get_by_role("button", name="Begin").click()
    page.wait_for_url("**/learning/attempts/*/")
    assert (phone.barriers(), phone.sticks_out()) == ([], False)
    for kind in ("single", "multiple"):
        expect(answer(page, kind).get_by_text("Saved", exact=True)).to_be_visible()

    page.context.set_offline(True)
    for kind in ("numeric", "matching"):
        expect(answer(page, kind).get_by_text("No connection")).to_be_visible()
    assert SavedAnswer.objects.filter(asked__attempt__exam=exam).values("asked").distinct().count() == 2
    kill(page)

    phone = Visitor(launch(), visitor.home)
    page = phone.page
    page.goto(f"{phone.home}/learning/exams/")
    if page.get_by_label("User name or e-mail").is_visible():
        phone.sign_in("diego")
        page.goto(f"{phone.home}/learning/exams/")
    page.get_by_role("link", name="Go on").click()
    expect(question(page, "single").get_by_label("At eye level")).to_be_checked()
    expect(question(page, "multiple").get_by_label("Behind the till")).to_be_checked()
    expect(question(page, "numeric").get_by_label("Your answer")).to_have_value("10")
    expect(question(page, "numeric").get_by_text("Saved", exact=True)).to_be_visible()
    expect(question(page, "matching").get_by_label("Retailer")).to_have_value("b2")
    for kind in ("true_false", "ordering", "short"):
        expect(answer(page, kind).get_by_text("Saved", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("dialog").get_by_text("7 of 7 answered")).to_be_visible()
    page.get_by_role("button", name="Hand in now").click()
    expect(page.get_by_text("The exam is handed in. The result is here")).to_be_visible()

    held = SavedAnswer.objects.filter(asked__attempt__exam=exam).order_by("sequence")
    said = held.values_list("asked__version__question__kind", "said")
    assert dict(said) == GIVEN
    assert (
        page.evaluate("() => Object.keys(localStorage).filter((name) => name.startsWith('ronda-exam'))") == []
    )
    assert not [body for body in received if SECRET.encode() in body]
    assert not [body for body in received if re.search(rb'"(right|accepted|pairs|tolerance)"', body)]

    now = timezone.now()
    close_exam(by=ana, at=now, today=timezone.localdate(), number=exam.pk)
    publish_exam(by=ana, at=now, today=timezone.localdate(), number=exam.pk)
    page.reload()
    expect(page.get_by_text("Passed").first).to_be_visible()
    assert Attempt.objects.get(exam=exam).passed is True
    assert (phone.barriers(), phone.sticks_out()) == ([], False)
