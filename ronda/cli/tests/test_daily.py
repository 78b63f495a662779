"""The work of a day by hand: told by its name, and nothing twice."""

from pathlib import Path

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from ronda.cli.daily import app
from ronda.people.tests.builders import a_county
from ronda.work.models import Task
from ronda.work.services.rhythms import keep_rhythm


@pytest.mark.django_db
def test_a_day_that_is_done_again_makes_nothing_twice(ronda_home: Path) -> None:
    county = a_county()
    keep_rhythm(
        by=county.viewer,
        at=timezone.now(),
        centre_id=county.centre.pk,
        owner_id=county.diego.pk,
        title="Report",
        duty="A5",
        every="day",
        starts=timezone.localdate(),
    )
    Task.objects.all().delete()

    first = CliRunner().invoke(app, ["--company", "main"])
    second = CliRunner().invoke(app, ["--company", "main"])

    assert first.exit_code == second.exit_code == 0
    assert "make recurring tasks: 0" not in first.output
    assert "make recurring tasks: 0" in second.output
