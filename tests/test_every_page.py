"""What is promised of every page: it answers, costs few statements, and keeps nobody out."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from ronda.cockpit.tests.pages_world import browser_of
from tests.visiting import PHONE, Visitor
from tools.every_page import LOOKS, NO_PAGE, Look
from tools.samples import samples_of

MOST_STATEMENTS = 15
OF_PACKAGES = ("account_", "mfa_", "set_language")
PEOPLE = sorted({look.who for look in LOOKS})


def names_of(found: object) -> Iterator[str]:
    """The names of all addresses below a resolver."""
    if isinstance(found, URLResolver):
        for each in found.url_patterns:
            yield from names_of(each)
    elif isinstance(found, URLPattern) and found.name:
        yield found.name


def title_of(look: Look) -> str:
    return look.title


def test_no_page_is_forgotten() -> None:
    known = {look.name for look in LOOKS} | NO_PAGE
    found = {name for name in names_of(get_resolver()) if not name.startswith(OF_PACKAGES)}

    assert sorted(found - known) == []
    assert sorted(known - found) == []


@pytest.mark.parametrize("look", LOOKS, ids=title_of)
def test_a_page_answers_with_at_most_fifteen_statements(look: Look, october: None) -> None:
    address, browser = look.address(samples_of("main")), browser_of(look.who)
    browser.get(address)  # the first answer of a session also writes the session

    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)

    assert answer.status_code == 200, address
    assert len(asked) <= MOST_STATEMENTS, [query["sql"][:200] for query in asked]


@pytest.mark.parametrize("look", LOOKS, ids=title_of)
def test_a_page_is_not_there_for_another_company_and_asks_strangers_to_sign_in(
    look: Look, october: None
) -> None:
    address = look.address(samples_of("main"))

    asked = Client().get(address)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/account/login/")

    if look.takes:
        assert browser_of("hugo").get(address).status_code == 404
        assert browser_of("ingrid").get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_page_keeps_nobody_out_and_fits_a_phone(who: str, visitor: Visitor) -> None:
    visitor.sign_in(who)
    samples = samples_of("main")
    barriers: list[str] = []
    for look in (look for look in LOOKS if look.who == who):
        visitor.page.goto(visitor.home + look.address(samples))
        barriers += visitor.barriers()
        wide = visitor.page.viewport_size
        visitor.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        if visitor.sticks_out():
            barriers.append(f"{visitor.page.url}: wider than a phone")
        visitor.page.set_viewport_size(wide)  # type: ignore[arg-type]

    assert barriers == []
