"""The cast's county in a home of its own."""

from pathlib import Path

import pytest

from ronda.people.tests.builders import County, a_county


@pytest.fixture
def county(db: None, ronda_home: Path) -> County:
    return a_county()
