from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from ronda.cli.visits import app
from ronda.kernel.period import Month
from ronda.visits.models import VisitPlan
from ronda.visits.tests.plan_world import on_a_grid
from ronda.work.tests.builders import a_town

pytestmark = pytest.mark.django_db


def test_a_month_is_planned_as_a_draft_with_its_days_and_what_it_says() -> None:
    town = a_town()
    on_a_grid(town, 3)
    month = Month.of(datetime.now(UTC).date()).plus(2)

    told = CliRunner().invoke(app, ["plan", "E05", str(month), "--work", "5", "--company", "main"])

    assert told.exit_code == 0, told.output
    lines = told.output.splitlines()
    assert lines[0].split() == ["Day", "Visits", "Travel", "Service", "Kilometres"]
    assert "2 outlets without a position are planned last, without their ways: Shop O1, Shop O2." in lines
    assert lines[-1] == "The draft waits on the page of the plan to be accepted."
    plan = VisitPlan.objects.get()
    assert (plan.state, plan.month, plan.made_by) == ("draft", str(month), None)
    assert plan.visits.count() == 5
