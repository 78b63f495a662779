"""The team's board: whose it is, what it says, what its numbers open, and what it costs."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.cockpit.models import Approval
from ronda.cockpit.tests.closing_world import CLOSED, OCTOBER
from ronda.cockpit.tests.pages_world import MONTH, NAMES, browser_of, open_accounts
from ronda.facts.queries import closing_for
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates
from ronda.people.models import Centre, Company
from ronda.people.rules import Viewer
from ronda.people.tests.builders import OPENED, a_centre, a_county, a_person, an_appointment
from ronda.work.rules import HandoverRow
from ronda.work.services import record_handovers

pytestmark = pytest.mark.django_db

PAGES = (
    "/team/",
    "/team/results/",
    "/team/goals/execution/",
    "/team/goals/energy/",
    "/team/goals/skills/",
    "/team/goals/certified/",
    "/team/work/handovers/",
    "/team/work/tasks/",
    "/team/work/requests/",
    "/team/changes/",
    "/team/conversations/",
    "/team/points/",
)
NAMED = ("Diego Park", "Elena Novak", "Bruno Keller")


def text_of(name: str, address: str, language: str = "en") -> str:
    answer = browser_of(name).get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200, address
    return answer.content.decode()


def operator() -> Viewer:
    return Viewer.operator(Company.objects.get(code="main").pk)


def certify(**levels: int) -> None:
    rows = [CertificateRow(code, level, date(2021, 6, 30)) for code, level in levels.items()]
    record_certificates(by=operator(), at=CLOSED, rows=rows)


def a_north_with_its_director() -> str:
    """A second centre of the company, led by Nadia; her account is called like wei's was: by her name."""
    company = Company.objects.get(code="main")
    north = a_centre(company, "C2", name="North")
    nadia = a_person(company, "E40", "Nadia North")
    an_appointment(nadia, north, "director")
    from django.contrib.auth.models import User

    nadia.user = User.objects.create_user("nadia")
    nadia.save()
    return "nadia"


@pytest.mark.parametrize("address", PAGES)
def test_the_board_and_what_it_opens_are_for_those_who_lead(october: None, address: str) -> None:
    opened = {name: browser_of(name).get(address).status_code for name in NAMES}

    leading = {"ana", "teresa", "ingrid"}
    if address == "/team/points/":
        leading -= {"ingrid"}
    if address == "/team/":
        leading |= {"wei"}
    redirected = {"wei"} if address == "/team/results/" else set()
    assert {name for name, status in opened.items() if status == 200} == leading
    assert {name for name, status in opened.items() if status == 302} == redirected
    assert {status for name, status in opened.items() if name not in leading | redirected} == {404}


@pytest.mark.parametrize("address", [page for page in PAGES if page != "/team/points/"])
def test_a_director_of_another_centre_sees_nobody_of_this_one(october: None, address: str) -> None:
    nadia = a_north_with_its_director()
    record_handovers(
        by=operator(), at=CLOSED, rows=[HandoverRow("C1", "E03", "B1", "Plan", date(2022, 10, 3), 2, "E05")]
    )

    page = text_of(nadia, address)

    assert [name for name in NAMED if name in page] == []


@pytest.mark.parametrize("address", PAGES)
def test_another_company_sees_nobody_of_this_one(october: None, address: str) -> None:
    page = browser_of("ingrid").get(address).content.decode()

    assert [name for name in NAMED if name in page] == []


def test_a_leader_looks_at_one_centre_and_the_address_keeps_it(october: None) -> None:
    a_north_with_its_director()

    assert "Diego Park" in text_of("teresa", "/team/?centre=C1")
    assert "Diego Park" not in text_of("teresa", "/team/?centre=C2")
    assert "centre=C1" in text_of("teresa", "/team/?centre=C1&month=2022-10")
    assert browser_of("ana").get("/team/?centre=C2").status_code == 404
    assert browser_of("teresa").get("/team/?centre=NONE").status_code == 404


def test_the_four_goals_stand_with_heads_and_open_what_they_are_made_of(october: None) -> None:
    certify(E01=2, E03=3, E04=3, E05=3, E06=4, E07=4)

    page = text_of("ana", "/team/")

    for words in ("Execution", "Energy", "Skills", "Certified share"):
        assert words in page
    assert "4 of 6" in page
    assert "Goal more than 75%: one more needed." in page
    assert "6 of 6" in page
    assert "Who takes part in innovation stands on the page of this goal." in page
    taking_part = "People who wrote a suggestion or worked on a topic, within a year"
    assert taking_part in text_of("ana", "/team/goals/energy/")
    for goal in ("execution", "energy", "skills", "certified"):
        assert f"/team/goals/{goal}/" in page


def test_the_certified_share_names_everybody_with_the_level_that_counts(october: None) -> None:
    certify(E05=3, E06=5)

    rows = rows_of("ana", "/team/goals/certified/?export=csv")

    levels = {row[0]: row[2] for row in rows[1:]}
    assert levels["Diego Park"] == "Senior"
    assert levels["Elena Novak"] == "Junior"
    assert levels["Farid Haddad"] == "No certificate"
    assert "Gao Lin" not in levels


def test_a_number_of_the_heat_map_opens_the_persons_why_at_the_indicator(october: None) -> None:
    page = text_of("ana", "/team/")

    assert f'href="/people/E05/{MONTH}/#indicator-sales_plan"' in page
    assert "not assessable" in page


def test_the_heat_map_is_by_name_and_can_be_narrowed_to_a_post(october: None) -> None:
    page = text_of("ana", "/team/?post=account_manager").split('id="heat"')[1]

    assert page.index("Diego Park") < page.index("Elena Novak") < page.index("Farid Haddad")
    assert "Bruno Keller" not in page.split('id="trend"')[0]


def test_the_points_are_a_file_with_numbers_and_a_word_for_what_was_not_assessed(october: None) -> None:
    heads, *rows = rows_of("ana", "/team/points/?post=account_manager")
    diego = dict(zip(heads, rows[0], strict=True))

    assert [row[0] for row in rows] == ["Diego Park", "Elena Novak", "Farid Haddad"]
    assert float(diego["Sales plan"]) < 100
    assert "not assessable" in {cell for row in rows for cell in row}


def test_a_month_without_one_before_says_that_there_is_nothing_to_compare(october: None) -> None:
    assert "there is nothing to compare with" in text_of("ana", "/team/")
    assert "Nothing to compare with" in text_of("ana", "/team/changes/")


def test_late_handovers_stand_by_whom_they_wait_for(october: None) -> None:
    record_handovers(
        by=operator(),
        at=datetime(2022, 11, 8, tzinfo=UTC),
        rows=[HandoverRow("C1", "E03", "B1", "Plan of November", date(2022, 11, 3), 2, "E05")],
    )

    board, listed = text_of("ana", "/team/"), rows_of("ana", "/team/work/handovers/?export=csv")

    assert "Hand-overs wait for" in board
    assert [row[:5] for row in listed[1:] if row[0] == "Plan of November"] == [
        [
            "Plan of November",
            "B1 brand plan and task assignment",
            "Bruno Keller",
            "Diego Park",
            "Bruno Keller",
        ]
    ]


def test_a_director_is_not_told_to_talk_with_oneself(october: None) -> None:
    page = text_of("ana", "/team/conversations/")

    assert "Ana Torres</strong>" not in page.split("<main")[-1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Who needs a conversation", "People and indicators", "Work in flight", "Certified share")),
        ("es", ("Con quién conviene conversar", "Personas e indicadores", "Trabajo en curso")),
        ("zh-hans", ("需要谈话的人员", "人员与指标", "进行中的工作")),
    ],
)
def test_the_board_speaks_the_readers_language(october: None, language: str, words: tuple[str, ...]) -> None:
    page = text_of("ana", "/team/", language)

    assert [word for word in words if word not in page] == []


def test_before_the_first_closing_the_board_tells_what_it_can() -> None:
    open_accounts(a_county())
    certify(E01=3)

    page = text_of("ana", "/team/")

    assert "No month is closed yet" in page
    assert "1 of 6" in page
    assert "Nothing is open" in page
    for address in PAGES[2:-1]:
        assert browser_of("ana").get(address).status_code == 200, address


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_at_most_fifteen_statements_however_many_people_there_are(
    october: None, address: str
) -> None:
    def statements() -> int:
        ana = browser_of("ana")
        ana.get(address)
        with CaptureQueriesContext(connection) as asked:
            ana.get(address)
        return len(asked)

    few = statements()
    centre, company = Centre.objects.get(code="C1", company__code="main"), Company.objects.get(code="main")
    for number in range(20, 32):
        person = a_person(company, f"N{number}", f"New {number}", at=OPENED)
        an_appointment(person, centre, at=OPENED)
        certify(**{f"N{number}": 3})
        rows = [HandoverRow("C1", f"N{number}", "B1", "Plan", date(2022, 10, 3), 2, "E05")]
        record_handovers(by=operator(), at=CLOSED, rows=rows)
    cache.clear()

    # The calendar is asked for only where something is open.
    assert statements() <= few + 1 <= 16
    assert statements() <= 15


def rows_of(name: str, address: str) -> list[list[str]]:
    text = browser_of(name).get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("address", ["/team/", "/team/results/"])
def test_the_team_reads_that_a_month_is_not_approved_yet(address: str, october: None) -> None:
    told = "divided, but not approved yet"
    assert told in text_of("ana", address)

    closing = closing_for(operator(), OCTOBER)
    days = {"published_on": CLOSED.date(), "objections_until": CLOSED.date(), "answers_until": CLOSED.date()}
    Approval.objects.create(closing=closing, decided_at=CLOSED, **days)
    assert told not in text_of("ana", address)
