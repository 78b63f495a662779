"""After an import on screen the estimate of the running month is made again, once there is one."""

import shutil
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import Settings

from ronda.cockpit.tests.pages_world import browser_of
from ronda.cockpit.tests.running_world import MONDAY
from ronda.intake.models import ImportBatch, Upload
from ronda.jobs.models import Job

FILE = "code,name,wholesale,shelf\nN71,Harbour 750,9.00,13.50\nN72,Harbour 375,5.00,7.00\n"


@pytest.fixture
def closed_october(running_november: tuple[Path, str]) -> tuple[Path, str]:
    """A month runs, and it has been estimated."""
    return running_november


@pytest.fixture(autouse=True)
def own_home(october: None, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    shutil.copytree(settings.RONDA_HOME, home)
    settings.RONDA_HOME = home
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)
    return home


def take_in(content: str) -> None:
    yusuf = browser_of("yusuf")
    sent = SimpleUploadedFile("products.csv", content.encode())
    yusuf.post(reverse("intake_upload"), {"file": sent, "kind": ""}, follow=True)
    ticket = Upload.objects.latest("pk").ticket
    form = yusuf.get(reverse("intake_mapping", args=[ticket])).context["form"]
    columns = {name: form[name].value() or "" for name in form.fields}
    yusuf.post(reverse("intake_mapping", args=[ticket]), columns, follow=True)
    yusuf.post(reverse("intake_take", args=[ticket]), follow=True)


def estimates() -> list[str]:
    return list(Job.objects.filter(kind="estimate").values_list("state", flat=True))


def test_an_import_that_wrote_something_makes_the_estimate_again() -> None:
    take_in(FILE)

    assert ImportBatch.objects.get().created == 2
    assert estimates() == ["done"]


def test_a_month_that_nobody_has_estimated_yet_waits_until_somebody_asks(own_home: Path) -> None:
    shutil.rmtree(own_home / "estimates")

    take_in(FILE)

    assert ImportBatch.objects.get().created == 2
    assert estimates() == []
