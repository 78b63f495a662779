"""The names of kinds of outlets in the reader's language."""

import pytest
from django.utils.translation import override

from ronda.outlets.models import Outlet
from ronda.people.models import Company


@pytest.mark.parametrize(
    ("language", "market", "state"), [("es", "rural", "país"), ("zh-hans", "乡村", "国家")]
)
def test_a_market_in_the_country_is_no_state(language: str, market: str, state: str) -> None:
    with override(language):
        assert str(Outlet.Market.COUNTRY.label) == market
        assert str(Company._meta.get_field("country").verbose_name) == state
