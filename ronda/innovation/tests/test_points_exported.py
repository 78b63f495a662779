"""Innovation points of a year as a file: for whoever reads them on the page, and no other line."""

from csv import DictReader
from io import BytesIO
from zipfile import ZipFile

import pytest

from ronda.innovation.models import Points
from ronda.innovation.services.points import take_back_points
from ronda.innovation.tests.innovation_world import DAY, NOW, Lab, a_lab, an_idea, answered
from ronda.innovation.tests.test_innovation_pages import browser
from ronda.people.models import Person

pytestmark = pytest.mark.django_db
FILE = "/innovation/points/?year=2022&export="


@pytest.fixture
def lab() -> Lab:
    """Two points for Diego, two for Elena that Ana took back, in 2022; one of Farid's a year before."""
    lab = a_lab()
    for who in ("diego", "elena", "farid"):
        answered(lab, an_idea(lab, who, f"A hook for {who}"))
    mistake = Points.objects.get(person=lab.county.people["elena"])
    take_back_points(by=lab.viewer("ana"), at=NOW, number=mistake.pk, why="Sent twice")
    Points.objects.filter(person=lab.county.people["farid"]).update(year=2021)
    return lab


def rows(lab: Lab, who: str, address: str = f"{FILE}csv") -> list[dict[str, str]]:
    answer = browser(lab, who).get(address)
    assert answer["Content-Type"].startswith("text/csv")
    return list(DictReader(answer.content.decode("utf-8-sig").splitlines()))


def test_who_leads_takes_the_year_of_the_own_people_home_as_a_file(lab: Lab) -> None:
    found = {row["Number"]: row for row in rows(lab, "ana")}

    diego, elena = found.pop(lab.code("diego")), found.pop(lab.code("elena"))
    assert not found
    assert (diego["Suggestion or topic"], diego["For"]) == ("A hook for diego", "Suggestion answered")
    assert (float(diego["Points"]), float(diego["Points that count"])) == (2, 2)
    assert (float(elena["Points"]), float(elena["Points that count"])) == (2, 0)
    assert (elena["Why it was taken back"], elena["Taken back by"]) == (
        "Sent twice",
        lab.county.people["ana"].name,
    )
    assert [row["Number"] for row in rows(lab, "ana", FILE.replace("2022", "2021") + "csv")] == [
        lab.code("farid")
    ]


@pytest.mark.parametrize(
    ("who", "read"),
    [("diego", {"diego"}), ("elena", {"elena"}), ("nadia", set()), ("yusuf", set()), ("hugo", set())],
)
def test_everybody_else_finds_the_own_lines_and_no_other(lab: Lab, who: str, read: set[str]) -> None:
    assert {row["Number"] for row in rows(lab, who)} == {lab.code(name) for name in read}


def test_the_sheet_says_the_same_and_the_page_offers_both(lab: Lab) -> None:
    ana = browser(lab, "ana")
    page = ana.get("/innovation/points/?year=2022").content.decode()
    assert "?year=2022&amp;export=csv" in page
    assert "?year=2022&amp;export=xlsx" in page

    book = ZipFile(BytesIO(ana.get(f"{FILE}xlsx").content))
    told = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    for words in ("A hook for diego", "A hook for elena", "Sent twice", "Points that count"):
        assert words in told
    assert "A hook for farid" not in told


def test_two_people_of_one_name_are_two_on_the_page(lab: Lab) -> None:
    diego, elena = lab.county.people["diego"], lab.county.people["elena"]
    Person.objects.filter(pk=elena.pk).update(name=diego.name)

    page = browser(lab, "ana").get("/innovation/points/?year=2022").content.decode()

    assert page.count(f"<h2>{diego.name}</h2>") == 2


def test_who_has_more_points_than_count_reads_it_on_the_page(lab: Lab) -> None:
    """The policy's cap of a year is 5; Diego has 7 of two things, Elena 2 that were taken back."""
    diego = lab.county.people["diego"]
    idea = an_idea(lab, "diego", "Another hook")
    Points.objects.create(
        company=diego.company,
        person=diego,
        year=2022,
        cause="spread",
        points=5,
        idea=idea,
        day=DAY,
        given_at=NOW,
    )

    own = browser(lab, "diego").get("/innovation/points/?year=2022").content.decode()
    others = browser(lab, "elena").get("/innovation/points/?year=2022").content.decode()

    assert "Together 7 in 2022" in own
    assert "5 of them count in the appraisal of the year" in own
    assert "in the appraisal of the year" not in others
