"""The effect of a plan on a large ledger: asked for on its page, made in the background, then read."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from ronda.cockpit.tests.pages_world import browser_of
from ronda.jobs.models import Job
from ronda.outlets.tests.pages import words_of
from ronda.people.models import Person
from ronda.people.tests.builders import POLICIES
from ronda.work.models import Analysis, Plan
from ronda.work.tests.builders import Town
from ronda.work.tests.test_effect import NOW, TARGETS, a_plan
from ronda.work.tests.test_effect import town as town


@pytest.fixture
def plan(town: Town, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Thirty outlets are a large ledger by the policy in use."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    folder = tmp_path / "policies"
    shutil.copytree(POLICIES, folder)
    effect = folder / "work" / "effect.yaml"
    effect.write_text(effect.read_text().replace("2015-01-01: 60000", "2015-01-01: 100"))
    settings.RONDA_POLICIES = folder
    Person.objects.filter(code="E03").update(user=User.objects.create_user("bruno"))
    return a_plan(town, TARGETS)


def page(plan: Plan, part: str = "") -> str:
    return f"/work/plans/{plan.pk}/effect/{part}"


def words(plan: Plan) -> str:
    return words_of(browser_of("bruno").get(page(plan)))


def asked_for(plan: Plan) -> Job:
    answer = browser_of("bruno").post(page(plan, "keep/"))

    assert answer.headers["Location"] == page(plan)
    return Job.objects.get(kind="plan-effect", subject=str(plan.pk))


def test_a_large_ledger_is_compared_only_when_asked_for(plan: Plan) -> None:
    shown = words(plan)

    assert "This ledger is large" in shown
    assert "Compare again" not in shown
    assert not Analysis.objects.exists()


def test_what_is_asked_for_waits_on_the_page_and_is_asked_for_once(plan: Plan) -> None:
    Job.objects.filter(pk=asked_for(plan).pk).update(state="waiting", queued_at=NOW, ended_at=None)

    asked_for(plan)

    assert Job.objects.filter(kind="plan-effect").count() == 1
    shown = words(plan)
    assert "Cancel the work" in shown
    assert "This ledger is large" not in shown


def test_what_runs_tells_its_step_on_the_page(plan: Plan) -> None:
    Job.objects.filter(pk=asked_for(plan).pk).update(
        state="running", step="compare", done=2, total=3, beat_at=NOW, started_at=NOW
    )

    assert "2 of 3" in words(plan)


def test_what_is_done_leads_from_the_page_to_the_kept_figures(plan: Plan) -> None:
    asked_for(plan)

    kept = Analysis.objects.get(kind="effect")
    answer = browser_of("bruno").get(page(plan))
    assert page(plan, f"{kept.pk}/") in answer.content.decode()
    assert "Compare again" in words_of(answer)
    assert "Each target outlet gained" in words_of(browser_of("bruno").get(page(plan, f"{kept.pk}/")))


def test_what_was_refused_says_why_and_may_be_asked_for_again(plan: Plan) -> None:
    Job.objects.filter(pk=asked_for(plan).pk).update(
        state="failed", ended_at=NOW, problems=[["plan", "lost its outlets", "add them"]]
    )

    shown = words(plan)

    assert "lost its outlets" in shown
    assert "Compare again" in shown


def test_what_was_cancelled_may_be_asked_for_again(plan: Plan) -> None:
    number = asked_for(plan).pk
    Job.objects.filter(pk=number).update(state="waiting", queued_at=NOW, ended_at=None)
    browser_of("bruno").post(f"/jobs/{number}/cancel/")

    shown = words(plan)

    assert "cancelled" in shown
    assert "Compare again" in shown
