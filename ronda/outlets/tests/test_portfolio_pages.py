"""Portfolios as they are, and a proposal that is accepted exactly as it was shown."""

from decimal import Decimal

import pytest

from ronda.cockpit.tests.pages_world import browser_of
from ronda.jobs.models import Job
from ronda.outlets.models import Deed, KeptProposal, PortfolioEntry
from ronda.outlets.services import keep_outlets
from ronda.outlets.tests.builders import an_outlet_row, moment
from ronda.outlets.tests.pages import questions, words_of
from ronda.people.models import Company
from ronda.people.rules import Viewer

ASKED = {"day": "2022-12-01", "seed": "3", "people": ["E05", "E06", "E07"]}
ACCEPT = {"start": "2022-12-01", "why": "Even the load"}


@pytest.fixture
def placed(october: None) -> None:
    """The eight outlets in two towns, so that a proposal has something to move."""
    rows = [
        an_outlet_row(
            f"R{number}",
            name=f"Shop R{number}",
            latitude=Decimal(42) + Decimal(number % 3) / 10,
            longitude=Decimal(-91) + Decimal(number) / 1000,
        )
        for number in range(1, 9)
    ]
    keep_outlets(by=Viewer.operator(Company.objects.get(code="main").pk), at=moment(11), rows=rows)


def held_from(day: str) -> dict[str, str]:
    entries = PortfolioEntry.objects.filter(withdrawn_at=None, end=None, start__lte=day)
    return dict(entries.values_list("outlet__code", "person__code"))


def propose(name: str, **values: object) -> KeptProposal:
    """What is asked for on the page is worked on at once in a test."""
    answer = browser_of(name).post("/set-up/portfolios/propose/?centre=C1", ASKED | values)
    assert answer.status_code == 302, words_of(answer)
    return KeptProposal.objects.get(pk=Job.objects.latest("pk").result["proposal"])


def test_the_present_portfolios_show_outlets_minutes_and_the_way(placed: None) -> None:
    page = words_of(browser_of("ana").get("/set-up/portfolios/"))

    assert "Diego Park 3 " in page
    assert "Kilometres" in page
    assert "No proposal has been made for this centre yet." in page


@pytest.mark.parametrize("name", ["diego", "bruno", "wei", "teresa"])
def test_who_leads_no_centre_finds_no_page_of_portfolios(placed: None, name: str) -> None:
    assert browser_of(name).get("/set-up/portfolios/").status_code == 404


def test_a_proposal_is_kept_and_what_is_shown_is_what_is_accepted(placed: None) -> None:
    kept = propose("yusuf")
    yusuf = browser_of("yusuf")
    page = words_of(yusuf.get(f"/set-up/portfolios/{kept.pk}/"))
    shown = {outlet[0]: outlet[5] for outlet in kept.content["outlets"]}
    moving = [outlet for outlet in kept.content["outlets"] if outlet[4] != outlet[5]]

    answer = yusuf.post(f"/set-up/portfolios/{kept.pk}/", ACCEPT)

    assert moving
    assert f"{len(moving)} outlets have another account manager" in page
    assert all(f"keeps {count} outlets" in page for count in (1,)) or "keeps" in page
    assert answer.status_code == 302
    assert held_from("2022-12-01") == shown
    told = words_of(yusuf.get(answer["Location"]))
    assert f"The proposal is accepted: {len(moving)} outlets move on Dec 1, 2022." in told
    assert "accepted" in told


def test_the_map_shows_the_portfolios_before_and_after(placed: None) -> None:
    kept = propose("ana")
    ana = browser_of("ana")

    after = ana.get(f"/set-up/portfolios/{kept.pk}/").content.decode()
    before = ana.get(f"/set-up/portfolios/{kept.pk}/?map=before").content.decode()

    code, name, _lat, _lon, was, becomes = next(o for o in kept.content["outlets"] if o[4] != o[5])
    names = kept.content["names"]
    assert f'"name": "{name}", "group": "{names[was]}"' in before
    assert f'"name": "{name}", "group": "{names[becomes]}"' in after
    assert code


def test_a_proposal_of_facts_that_changed_is_refused_with_a_sentence(placed: None) -> None:
    kept = propose("yusuf")
    yusuf = browser_of("yusuf")
    give = {"send": "x", "person": "E06", "start": "2022-11-20", "why": "Ill", "chosen": ["R1"]}
    yusuf.post("/set-up/outlets/hand-over/", give)
    before = held_from("2022-12-01")

    answer = yusuf.post(f"/set-up/portfolios/{kept.pk}/", ACCEPT)

    assert answer.status_code == 422
    assert "are no longer as they were when this proposal was made. Nothing was recorded" in words_of(answer)
    assert held_from("2022-12-01") == before


def test_an_acceptance_is_taken_back_and_can_be_given_again(placed: None) -> None:
    before = held_from("2022-12-01")
    kept = propose("yusuf")
    yusuf = browser_of("yusuf")
    yusuf.post(f"/set-up/portfolios/{kept.pk}/", ACCEPT)
    twice = yusuf.post(f"/set-up/portfolios/{kept.pk}/", ACCEPT)

    yusuf.post(f"/set-up/outlets/done/{Deed.objects.get().pk}/", {"reason": "Too early"})

    assert twice.status_code == 422
    assert held_from("2022-12-01") == before
    assert yusuf.post(f"/set-up/portfolios/{kept.pk}/", ACCEPT).status_code == 302


def test_whoever_is_left_out_keeps_nothing(placed: None) -> None:
    kept = propose("ana", people=["E05", "E06"])

    page = words_of(browser_of("ana").get(f"/set-up/portfolios/{kept.pk}/"))

    assert {outlet[5] for outlet in kept.content["outlets"]} == {"E05", "E06"}
    assert "Farid Haddad 2 0" in page


def test_the_same_seed_gives_the_same_proposal(placed: None) -> None:
    assert propose("ana").content == propose("ana").content


def test_a_proposal_is_there_for_those_who_lead_the_centre_only(placed: None) -> None:
    kept = propose("ana")

    for name, status in (
        ("yusuf", 200),
        ("ana", 200),
        ("diego", 404),
        ("bruno", 404),
        ("hugo", 404),
        ("ingrid", 404),
    ):
        assert browser_of(name).get(f"/set-up/portfolios/{kept.pk}/").status_code == status


def test_nobody_chosen_is_refused_at_the_field(placed: None) -> None:
    answer = browser_of("ana").post("/set-up/portfolios/propose/?centre=C1", ASKED | {"people": []})

    assert answer.status_code == 422
    assert "Account managers who take part : This field is required." in words_of(answer)


def test_the_pages_need_at_most_fifteen_statements(placed: None) -> None:
    kept = propose("ana")

    for name in ("ana", "yusuf"):
        assert questions(browser_of(name), "/set-up/portfolios/") <= 15
        assert questions(browser_of(name), f"/set-up/portfolios/{kept.pk}/") <= 15
