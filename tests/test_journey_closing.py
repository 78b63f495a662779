"""A director closes a month on screen while the worker is killed, cancels, goes on, and approves."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ronda.cockpit.tests.closing_world import OCTOBER
from tests.closing_home import PATIENCE, ServedHome, serve
from tests.visiting import PHONE, Visitor

AT = f"/month-close/{OCTOBER}"
LONG = PATIENCE * 1_000


@pytest.fixture
def home(
    tmp_path: Path, migrated_home: Path, browser_type_launch_args: dict[str, object]
) -> Iterator[ServedHome]:
    with serve(tmp_path / "home", migrated_home) as served:
        yield served


def test_a_month_is_closed_though_its_worker_is_killed_and_a_wish_to_cancel_leaves_nothing(
    home: ServedHome, page: Page
) -> None:
    ana = Visitor(page, home.address)
    ana.sign_in("ana")
    page.goto(f"{home.address}{AT}/")

    page.get_by_role("button", name="Check the month").click()
    expect(page.get_by_role("link", name="Go on to freezing")).to_be_visible(timeout=LONG)
    assert ana.barriers() == []
    page.get_by_role("link", name="Go on to freezing").click()

    page.get_by_role("button", name="Freeze").click()
    with home.in_the_middle_of("close.freeze") as worker:
        home.halt(worker)
    page.reload()
    page.get_by_role("button", name="Cancel the work").click()
    os.kill(worker, signal.SIGCONT)
    expect(page.get_by_text("It was cancelled; nothing stays half-done.")).to_be_visible(timeout=LONG)
    assert "No month is closed yet" in home.run("closings", "--company", "main").stdout
    assert list((home.folder / "closings").rglob("*.parquet")) == []

    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("link", name="Go on to appraising")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Go on to appraising").click()

    page.get_by_role("button", name="Appraise").click()
    with home.in_the_middle_of("close.appraise") as worker:
        os.kill(worker, signal.SIGKILL)
    expect(page.get_by_role("link", name="Look at the result")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Look at the result").click()
    expect(page.get_by_text("Everybody, the greatest change first").first).to_be_visible()
    assert ana.barriers() == []
    page.get_by_role("link", name="Go on to distributing").click()

    page.get_by_label("Budget of the company").fill("40,000")
    page.get_by_role("button", name="Try this budget").click()
    page.get_by_role("button", name="Divide $40,000.00").click()
    assert ana.barriers() == []
    page.get_by_label("I have looked at October 2022").check()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("heading", name="October 2022 is closed")).to_be_visible(timeout=LONG)

    page.set_viewport_size(PHONE)
    for step in ("check", "freeze", "look", "distribute", "approve"):
        page.goto(f"{home.address}{AT}/{step}/")
        assert not ana.sticks_out(), step
    proven = home.run("verify", str(OCTOBER), "--company", "main")
    assert (proven.returncode, "agrees" in proven.stdout) == (0, True), proven.stdout + proven.stderr
    assert "run" in home.run("closings", "--company", "main").stdout
