"""A month that was closed again: the pages show what people keep."""

from datetime import date
from pathlib import Path

import pytest

from ronda.cockpit.tests.closing_world import LATER, OCTOBER, Sale, a_closable_county, close_october, sell
from ronda.cockpit.tests.pages_world import browser_of, open_accounts
from ronda.design.templatetags.figures import money
from ronda.pay.queries import amounts_for, paid_amounts

pytestmark = pytest.mark.django_db


def test_after_a_correction_for_one_the_pages_show_what_everybody_keeps(ronda_home: Path) -> None:
    county = a_closable_county()
    open_accounts(county)
    close_october(county)
    sell(
        county,
        *(Sale(f"{shop}-9", shop, date(2022, 10, 25), 90_000) for shop in ("R1", "R2", "R3")),
        at=LATER,
    )
    again = close_october(county, as_of=LATER, at=LATER)
    amounts = {row.person_id: row.amount_cents for row in amounts_for(county.viewer, again)}
    paid = paid_amounts(county.viewer, again)
    codes = {person.pk: person.code for person in county.people.values()}
    kept = {codes[person] for person, cents in amounts.items() if paid[person] != cents}
    ana = browser_of("ana")

    team = ana.get("/team/results/").content.decode()
    pages = {
        code: ana.get(f"/people/{code}/{OCTOBER}/").content.decode()
        for code in codes.values()
        if code != "E14"
    }

    assert kept
    assert all(money(paid[person], "USD") in team for person in amounts)
    for person in amounts:
        page = pages[codes[person]]
        assert f'<div class="stat-value">{money(paid[person], "USD")}</div>' in page
        words = f"this run comes to {money(amounts[person], 'USD')}"
        assert (words in page) == (codes[person] in kept)
