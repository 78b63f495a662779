"""The commands that run the web application."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.cli import server
from ronda.cli.tests.processes import exit_status
from ronda.policy.tests.folders import SHIPPED, edited_pack


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """How the server was run: it would not come back."""
    runs: list[dict[str, object]] = []
    monkeypatch.setattr(server, "run_server", lambda **how: runs.append(how))
    return runs


@pytest.mark.django_db
def test_policies_that_are_not_in_order_are_told_before_anybody_opens_a_page(
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    served: list[dict[str, object]],
) -> None:
    settings.RONDA_POLICIES = edited_pack(tmp_path, "pay/bounds.yaml", "share_floor:", "share_flour:")

    assert exit_status(monkeypatch, "serve") == 1

    assert "did you mean 'share_floor'" in capsys.readouterr().err
    assert served == []


@pytest.mark.django_db
def test_with_policies_in_order_the_server_runs(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, ronda_home: Path, served: list[dict[str, object]]
) -> None:
    settings.RONDA_POLICIES = SHIPPED

    assert exit_status(monkeypatch, "serve", "--port", "8123") == 0

    assert [how["port"] for how in served] == [8123]
