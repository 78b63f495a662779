"""What the journeys ask for: a browser on a server whose October is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from ronda.cockpit.tests.pages_world import bring_back
from tests.visiting import Visitor


@pytest.fixture(scope="session")
def base_url() -> None:
    """In place of the plug-in's own, which pytest 9 warns about; the address is the live server's."""


@pytest.fixture
def visitor(
    page: Page, live_server: LiveServer, settings: Settings, closed_october: tuple[Path, str]
) -> Iterator[Visitor]:
    home, rows = closed_october
    settings.RONDA_HOME = home
    bring_back(rows)
    visitor = Visitor(page, live_server.url)
    page.on("console", visitor.hear)
    page.on("pageerror", lambda error: visitor.complaints.append(f"{page.url}: {error}"))

    yield visitor

    assert visitor.complaints == []
