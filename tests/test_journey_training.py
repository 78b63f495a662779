"""The training of a year in a browser: planned, accepted, one course moved, its effect told, taken back."""

from datetime import UTC, datetime
from functools import partial

import pytest
from playwright.sync_api import expect

from ronda.kernel.period import Month
from ronda.learning.models import PlannedLearning, TrainingPlan
from ronda.learning.services.year import asking, making
from tests.visiting import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2022, 11, 7, 9, tzinfo=UTC)


@pytest.fixture
def a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the pages take for now; a short search is enough for a handful of courses."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    monkeypatch.setattr(asking, "make_training_plan", partial(making.make_training_plan, effort=10))


def test_the_next_year_is_planned_accepted_and_one_course_moved_and_taken_back(
    visitor: Visitor, a_moment: None
) -> None:
    visitor.sign_in("ana")
    page = visitor.page
    page.goto(f"{visitor.home}/learning/year/?year=2023")
    page.get_by_role("link", name="Make the plan").click()
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_text("it is a draft until it is accepted").first).to_be_visible()
    expect(page.get_by_role("heading", name="Hours by person and month")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    page.get_by_role("button", name="Accept the plan").first.click()
    page.locator("#accept-plan button.btn-primary").click()
    expect(page.get_by_text("everybody finds the own year")).to_be_visible()

    plan = TrainingPlan.objects.get(state="accepted", year=2023)
    row = plan.learning.filter(person__code="E05", course__requires=None, course__required_by=None).first()
    assert row is not None
    page.get_by_role("link", name="Diego Park").first.click()
    _drop_elsewhere(visitor, row)
    expect(page.get_by_text("fullest month:").first).to_be_visible()
    page.get_by_role("button", name="Move it").click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    assert PlannedLearning.objects.get(pk=row.pk).month == str(_other(row))
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("It is back where it was")).to_be_visible()
    assert PlannedLearning.objects.get(pk=row.pk).month == row.month

    page.locator(f'[data-stop="{row.pk}"] a').click()
    expect(page.get_by_role("button", name="Move to the chosen month")).to_be_visible()
    page.locator(f'input[name="day"][value="{_other(row)}"]').check()
    page.get_by_role("button", name="Move to the chosen month").click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    assert PlannedLearning.objects.get(pk=row.pk).month == str(_other(row))
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)


def _other(row: PlannedLearning) -> Month:
    month = Month.parse(row.month)
    return month.plus(-1 if month.month == 12 else 1)


def _drop_elsewhere(visitor: Visitor, row: PlannedLearning) -> None:
    stop = visitor.page.locator(f'[data-stop="{row.pk}"][draggable]')
    stop.drag_to(visitor.page.locator(f'[data-day="{_other(row)}"]'))
