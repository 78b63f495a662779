"""The cast's county, as every test of an import begins."""

import pytest

from ronda.people.tests.builders import County, a_county


@pytest.fixture
def county(db: None, ronda_home: object) -> County:
    return a_county()
