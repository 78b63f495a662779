"""What the pages of a closed month say, in each language, and what their files hold."""

import csv
import io
import re

import pytest
from django.test import Client

from ronda.cockpit.tests.pages_world import MONTH, browser_of
from ronda.design.tables.csv_file import csv_answer
from ronda.people.models import Appointment, Company, Person

pytestmark = pytest.mark.django_db

ELENA = f"/people/E06/{MONTH}/"


def text_of(client: Client, address: str, language: str = "en") -> str:
    return client.get(address, headers={"accept-language": language}).content.decode()


def names_in(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)


def rows_of(client: Client, address: str) -> list[list[str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_team_can_be_put_into_any_order_and_back(october: None) -> None:
    ana = browser_of("ana")

    rising = names_in(text_of(ana, "/team/results/?sort=name"))
    falling = names_in(text_of(ana, "/team/results/?sort=-name"))

    assert rising == sorted(rising)
    assert falling == rising[::-1]
    assert len(rising) == 6


def test_the_team_can_be_narrowed_to_a_post_and_a_name(october: None) -> None:
    ana = browser_of("ana")

    assert names_in(text_of(ana, "/team/results/?post=brand_manager")) == ["Bruno Keller"]
    assert names_in(text_of(ana, "/team/results/?name=nov")) == ["Elena Novak"]
    assert names_in(text_of(ana, "/team/results/?name=e05")) == ["Diego Park"]
    assert "Nobody fits this filter" in text_of(ana, "/team/results/?name=nobody")


def test_a_month_that_is_not_closed_says_so_and_offers_the_others(october: None) -> None:
    page = text_of(browser_of("ana"), "/team/results/?month=2022-09")

    assert "September 2022 is not closed" in page
    assert "?month=2022-10" in page


@pytest.mark.parametrize("month", ["2022-13", "october", "../x"])
def test_what_is_no_month_is_no_page(october: None, month: str) -> None:
    assert browser_of("ana").get("/team/", {"month": month}).status_code == 404


@pytest.mark.parametrize("address", ["/people/E06/2022-13/", "/people/E06/1000-00/", "/people/E06/2021-01/"])
def test_an_address_without_a_closed_month_is_no_page(october: None, address: str) -> None:
    assert browser_of("ana").get(address).status_code == 404


def test_a_person_reads_the_amount_the_indicators_and_why(october: None) -> None:
    page = text_of(browser_of("elena"), ELENA)

    for words in ("Elena Novak", "Account manager", "pay pool", "Sales plan", "Listing rate", "own score"):
        assert words.casefold() in page.casefold()
    assert "Show the records" in page
    assert "October 2022" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Team", "Score", "Account manager", "Points lost to")),
        ("es", ("Equipo", "Puntuación", "Gestor de clientes", "Puntos perdidos por")),
        ("zh-hans", ("团队", "得分", "客户经理", "失分归属")),
    ],
)
def test_the_team_speaks_the_readers_language(october: None, language: str, words: tuple[str, ...]) -> None:
    page = text_of(browser_of("ana"), "/team/results/", language)

    assert f'<html lang="{language}">' in page
    assert [word for word in words if word not in page] == []


def test_the_language_is_chosen_in_the_menu_and_kept(october: None) -> None:
    ana = browser_of("ana")

    ana.post("/language/setlang/", {"language": "es", "next": "/team/"})

    assert '<html lang="es">' in text_of(ana, "/team/", "zh-hans")


def test_the_records_open_as_a_part_and_as_a_page(october: None) -> None:
    spell = Appointment.objects.get(person__code="E06").pk
    address = f"{ELENA}evidence/?table=sales&indicator=sales_plan&spell_id={spell}"
    elena = browser_of("elena")

    part = elena.get(address, headers={"hx-request": "true"}).content.decode()
    page = elena.get(address).content.decode()

    assert "Shop R4" in part
    assert "<html" not in part
    assert "Shop R4" in page
    assert "Back to the result" in page


@pytest.mark.parametrize(
    "asked", ["", "table=nothing", "table=sales", "table=sales&spell_id=x", "table=sales&spell_id=1&from=-1"]
)
def test_records_that_are_not_there_are_no_page(october: None, asked: str) -> None:
    assert browser_of("elena").get(f"{ELENA}evidence/?{asked}").status_code == 404


def test_the_file_holds_the_lines_that_the_page_shows(october: None) -> None:
    heads, *lines = rows_of(browser_of("ana"), "/team/export/?post=account_manager&sort=name")

    assert heads[0] == "Name"
    assert heads[-1] == "Amount"
    assert [line[0] for line in lines] == ["Diego Park", "Elena Novak", "Farid Haddad"]
    assert all(re.fullmatch(r"\d+\.\d\d", line[-1]) for line in lines)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_name_that_could_be_a_formula_is_disarmed_in_the_file(name: str) -> None:
    answer = csv_answer("x.csv", [[name, 12, "plain"]])

    assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))) == [[f"'{name}", "12", "plain"]]


def test_simulated_data_says_so_on_every_page(october: None) -> None:
    ana = browser_of("ana")
    assert "Simulated data" not in text_of(ana, "/team/")

    Company.objects.update(simulated=True)

    for address in ("/team/", ELENA, "/account/password/change/", "/account/two-step/"):
        assert "Simulated data" in text_of(ana, address)


def test_a_name_is_text_and_never_markup(october: None) -> None:
    Person.objects.filter(code="E01").update(name="<script>x</script>")

    assert "<script>x" not in text_of(browser_of("ana"), "/team/")


def test_no_page_carries_a_script_or_a_style_in_its_text(october: None) -> None:
    ana = browser_of("ana")

    for address in ("/team/", ELENA, "/account/login/", "/account/two-step/", "/nothing/"):
        page = text_of(ana, address)
        # Data of a chart is no script: a browser does not run this type.
        assert re.findall(r"<script(?![^>]*(\bsrc=|type=.application/json))", page) == []
        assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []


def test_a_person_reads_the_rules_in_force_with_their_dates(october: None) -> None:
    page = text_of(browser_of("elena"), ELENA)

    assert re.search(
        r'<details class="node">\s*<summary>.*Rules in force on Oct 1, 2022: \d+ values that this month', page
    )
    assert "Weights of the card: Account manager: since Jan 1, 2015, announced on Dec 1, 2014." in page


def test_whoever_holds_a_post_alone_reads_no_pool_and_the_director_does(october: None) -> None:
    """Of two it would show the other's pay."""
    address = f"/people/E03/{MONTH}/"

    bruno, ana = (text_of(browser_of(name), address) for name in ("bruno", "ana"))

    assert "pay pool" in ana
    assert "pay pool" not in bruno
    assert "Pool of" not in bruno
    assert "The post has fewer than 3 people, so its pool is not shown" in bruno
    assert "The post has fewer than" not in ana
    assert "pay pool" in text_of(browser_of("elena"), ELENA)
