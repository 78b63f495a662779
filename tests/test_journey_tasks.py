"""Cards of the board of tasks, dragged with the mouse: each does what its own button does."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.people.tests.builders import OPENED
from ronda.work.models import Task
from ronda.work.rules import TaskRow
from ronda.work.services import record_tasks
from tests.visiting import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2022, 11, 14, 9, tzinfo=UTC)  # a Monday
DUE = date(2022, 11, 16)
CALL, PHOTO, GONE = "Call the new shop", "Photograph the stand", "Count the stands"


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def board(visitor: Visitor) -> Page:
    """Ana's board with three tasks of this week; for one of them evidence is wanted."""
    operator = Viewer.operator(Company.objects.get(code="main").pk)
    rows = [TaskRow("C1", "E05", "A1", title, DUE) for title in (CALL, PHOTO, GONE)]
    record_tasks(by=operator, at=OPENED, rows=rows)
    Task.objects.filter(title=PHOTO).update(evidence_wanted="A photograph")
    visitor.sign_in("ana")
    visitor.page.goto(f"{visitor.home}/work/tasks/board/")
    return visitor.page


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def drag(page: Page, title: str, to: str) -> None:
    page.locator("[data-card]", has_text=title).drag_to(column(page, to))


def test_a_card_that_is_dropped_on_done_is_done_and_no_card_becomes_late_by_hand(
    visitor: Visitor, board: Page
) -> None:
    drag(board, CALL, "Late")
    expect(board.get_by_text("nobody puts it here")).to_be_visible()
    expect(column(board, "Due this week")).to_contain_text(CALL)

    drag(board, CALL, "Done this month")

    expect(column(board, "Done this month")).to_contain_text(CALL)
    expect(board.get_by_text("The task is done")).to_be_visible()
    assert Task.objects.get(title=CALL, withdrawn_at=None).done_on == NOW.date()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)


def test_a_drop_that_needs_words_opens_the_form_of_its_button(board: Page) -> None:
    drag(board, PHOTO, "Done this month")
    expect(board.get_by_text("Evidence wanted: A photograph")).to_be_visible()

    board.go_back()
    drag(board, PHOTO, "To do")
    expect(board.get_by_label("New due day")).to_have_value("2022-11-21")


def test_a_drop_that_comes_too_late_says_why(board: Page) -> None:
    # Somebody else was faster, after the board was opened.
    Task.objects.filter(title=GONE).update(done_on=DUE.replace(day=3))

    drag(board, GONE, "Done this month")

    expect(board.get_by_text("Somebody has done this meanwhile")).to_be_visible()
