"""The telephone number of an outlet: what is one, who reads it, and how it is kept."""

import json
from dataclasses import asdict, replace

import pytest

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.change import Change
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Outlet
from ronda.outlets.queries import known_outlets
from ronda.outlets.rules.telephones import dialled, is_telephone, tidied
from ronda.outlets.services import keep_outlets, undo_changes
from ronda.outlets.tests.builders import a_shop_county, an_outlet_row, moment
from ronda.outlets.tests.pages import words_of
from ronda.outlets.tests.test_one_outlet import R1

# As a keyboard for Chinese writes it.
WIDE = "".join(chr(ord(sign) + 0xFEE0) if sign > " " else "\u3000" for sign in " 201-555 0134 ")
NUMBER = "+44 (0)20 7946 0101"
FIRST, SECOND, THIRD = moment(2), moment(3), moment(4)


@pytest.mark.parametrize("text", ["201-555-0134", NUMBER, "55501", "0268.555.0101", "+862155501234567"])
def test_people_write_numbers_in_many_ways(text: str) -> None:
    assert is_telephone(text)


@pytest.mark.parametrize(
    "text",
    ["", "5550", "2015550134 ext 2", "201+555", "javascript:1234567", "1234567890123456", "1" + " " * 40],
)
def test_what_cannot_be_dialled_is_no_number(text: str) -> None:
    assert not is_telephone(text)


def test_a_number_is_dialled_by_its_digits() -> None:
    assert dialled("+40 (268) 555-0101") == "+402685550101"
    assert tidied(WIDE) == "201-555 0134"


@pytest.mark.django_db
def test_a_row_with_a_number_that_is_none_is_refused() -> None:
    county = a_shop_county()

    with pytest.raises(RefusedError, match="row 1, outlet O1: 'call us' is no telephone number"):
        keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1", telephone="call us")])


@pytest.mark.django_db
def test_what_was_done_before_there_were_numbers_can_be_taken_back() -> None:
    county = a_shop_county()
    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1", name="Other")])
    kept = [_before_the_column(each) for each in changes]

    undo_changes(by=county.viewer, at=SECOND, changes=kept)

    assert Outlet.objects.get(code="O1").name == "Shop O1"


@pytest.mark.django_db
def test_but_not_over_a_number_that_was_written_since() -> None:
    county = a_shop_county()
    edited = an_outlet_row("O1", name="Other")
    changes = keep_outlets(by=county.viewer, at=FIRST, rows=[edited])
    keep_outlets(by=county.viewer, at=SECOND, rows=[replace(edited, telephone=NUMBER)])

    with pytest.raises(RefusedError, match="has been edited since"):
        undo_changes(by=county.viewer, at=THIRD, changes=[_before_the_column(each) for each in changes])

    assert Outlet.objects.get(code="O1").telephone == NUMBER


@pytest.mark.django_db
def test_no_number_goes_into_the_facts_of_a_month() -> None:
    county = a_shop_county()
    keep_outlets(by=county.viewer, at=FIRST, rows=[an_outlet_row("O1", telephone=NUMBER)])

    assert NUMBER not in str(known_outlets(county.viewer, SECOND))


def test_an_administrator_writes_it_and_the_page_dials_it(october: None) -> None:
    yusuf = browser_of("yusuf")

    yusuf.post("/set-up/outlets/change/R1/", R1 | {"telephone": WIDE})
    page = yusuf.get("/outlets/R1/")

    assert 'href="tel:2015550134"' in page.content.decode()
    assert "Telephone nothing 201-555 0134" in words_of(page)
    assert 'value="201-555 0134"' in yusuf.get("/set-up/outlets/change/R1/").content.decode()


def test_a_number_that_is_none_is_told_at_its_field(october: None) -> None:
    answer = browser_of("yusuf").post("/set-up/outlets/change/R1/", R1 | {"telephone": "ask Ana"})

    assert answer.status_code == 422
    assert "Telephone : Write a telephone number in digits" in words_of(answer)


def test_it_is_read_and_exported_by_whoever_has_the_outlet_and_found_by_no_search(october: None) -> None:
    Outlet.objects.filter(code="R1").update(telephone=NUMBER)

    for name in ("diego", "ana", "carmen"):
        web = browser_of(name)
        assert NUMBER in web.get("/outlets/R1/").content.decode()
        assert NUMBER in web.get("/outlets/?export=csv&columns=name&columns=telephone").content.decode()
        assert "Shop R1" not in words_of(web.get("/search/", {"q": "7946 0101"}))
    for name in ("elena", "gao", "hugo"):
        web = browser_of(name)
        assert web.get("/outlets/R1/").status_code == 404
        assert "7946" not in web.get("/outlets/?export=csv&columns=name&columns=telephone").content.decode()


def _before_the_column(change: Change) -> Change:
    """As it was kept when outlets had no numbers."""
    told = json.loads(json.dumps(asdict(change)))
    for values in (told["before"], told["after"]):
        if values:
            del values["telephone"]
    return Change(**told)
