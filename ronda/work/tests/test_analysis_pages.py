"""Pages of analyses and anomalies: who reads which, and what the information officer does with them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.jobs.models import Job
from ronda.outlets.tests.pages import heads_of, questions, words_of
from ronda.work.models import Analysis, Anomaly, Handover, Problem

ANALYSES, ANOMALIES = "/work/analyses/", "/work/anomalies/"
MOST_STATEMENTS = 15


@pytest.fixture(autouse=True)
def world(october: None) -> None:
    """The October with its one open anomaly, of Diego's first outlet."""


def today() -> date:
    return timezone.localdate()


def the_anomaly() -> Anomaly:
    return Anomaly.objects.get(analysis__company__code="main")


def another(outlet: str = "R2") -> Anomaly:
    first = the_anomaly()
    number = type(first.outlet)._default_manager.get(company__code="main", code=outlet).pk
    figures = {"seen": 2_000, "expected": 9_000, "one_in": 900, "weeks": [0] * 52}
    return Anomaly.objects.create(
        analysis=first.analysis, outlet_id=number, kind="drop", strength=400, figures=figures
    )


def test_a_finding_says_what_was_seen_and_expected_and_how_it_is_found() -> None:
    anomaly = the_anomaly()

    page = words_of(browser_of("carmen").get(f"{ANALYSES}{anomaly.analysis_id}/"))

    assert "No order for 63 days, the last one on Sep 5, 2022; its pattern is an order every 7 days." in page
    assert "8 outlets were held against their own last 52 weeks." in page
    assert "3.7 drops, 3.8 surges, 0.1 stops" in page
    assert "Iglewicz and Hoaglin 1993" in page


def test_nothing_unusual_is_a_result_with_the_number_of_outlets() -> None:
    anomaly = the_anomaly()
    address = f"{ANALYSES}{anomaly.analysis_id}/"
    anomaly.delete()

    page = words_of(browser_of("carmen").get(address))

    assert "Nothing new leaves its pattern" in page
    assert "8 outlets were looked at" in page


@pytest.mark.parametrize(
    ("who", "seen"), [("carmen", 2), ("ana", 2), ("diego", 1), ("elena", 1), ("farid", 0), ("hugo", 0)]
)
def test_an_account_manager_reads_the_anomalies_of_the_own_outlets(who: str, seen: int) -> None:
    another("R4")

    assert len(heads_of(browser_of(who).get(ANOMALIES))) == seen


@pytest.mark.parametrize(
    ("asked", "seen"),
    [("kind=drop", ["Shop R4"]), ("holder=E06", ["Shop R4"]), ("state=dismissed", []), ("q=R4", ["Shop R4"])],
)
def test_findings_are_narrowed_down_by_their_address(asked: str, seen: list[str]) -> None:
    another("R4")

    assert heads_of(browser_of("carmen").get(f"{ANOMALIES}?{asked}")) == seen


def test_one_finding_becomes_a_problem_with_its_evidence() -> None:
    anomaly, carmen = the_anomaly(), browser_of("carmen")
    address = f"{ANOMALIES}problem/"
    page = carmen.get(f"{address}?chosen={anomaly.pk}").content.decode()
    assert "No order for 63 days" in page

    due = (today() + timedelta(days=9)).isoformat()
    values = {"title": "R1 stopped", "evidence": "No order for 63 days", "owner": "holder", "due": due}
    carmen.post(address, {"chosen": anomaly.pk, "send": "1", **values})

    problem = Problem.objects.get(anomaly=anomaly)
    assert (problem.title, problem.owner.code, problem.found) == ("R1 stopped", "E05", "analysis")
    assert "Problem raised" in words_of(carmen.get(ANALYSES + "?used=yes"))


def test_several_are_turned_at_once_each_for_its_account_manager() -> None:
    chosen = [the_anomaly().pk, another("R4").pk]
    carmen, due = browser_of("carmen"), (today() + timedelta(days=9)).isoformat()

    first = carmen.post(f"{ANOMALIES}problem/", {"chosen": chosen})
    carmen.post(f"{ANOMALIES}problem/", {"chosen": chosen, "send": "1", "owner": "holder", "due": due})

    assert first.status_code == 200
    assert sorted(Problem.objects.filter(anomaly__in=chosen).values_list("owner__code", flat=True)) == [
        "E05",
        "E06",
    ]


def test_dismissing_wants_a_reason_and_keeps_it() -> None:
    anomaly, carmen = the_anomaly(), browser_of("carmen")
    values: dict[str, Any] = {"chosen": anomaly.pk, "send": "1"}

    refused = carmen.post(f"{ANOMALIES}dismiss/", values)
    carmen.post(f"{ANOMALIES}dismiss/", {**values, "why": "It is being rebuilt."})

    assert refused.status_code == 422
    anomaly.refresh_from_db()
    assert (anomaly.state, anomaly.dismissed_why) == ("dismissed", "It is being rebuilt.")
    assert "It is being rebuilt." in words_of(carmen.get(f"{ANOMALIES}{anomaly.pk}/"))


def test_an_account_manager_settles_nothing() -> None:
    anomaly, diego = the_anomaly(), browser_of("diego")

    assert diego.get(f"{ANOMALIES}{anomaly.pk}/").status_code == 200
    assert diego.post(f"{ANOMALIES}dismiss/", {"chosen": anomaly.pk}).status_code == 404
    assert diego.get(f"{ANALYSES}search/").status_code == 404
    assert diego.get(f"{ANALYSES}write/").status_code == 404


def test_a_search_is_asked_for_once_and_done_in_the_background() -> None:
    centre, carmen = the_anomaly().analysis.centre_id, browser_of("carmen")
    tomorrow = (today() + timedelta(days=1)).isoformat()

    refused = carmen.post(f"{ANALYSES}search/", {"centre": centre, "until": tomorrow})
    answer = carmen.post(f"{ANALYSES}search/", {"centre": centre, "until": today().isoformat()})

    job = Job.objects.get(kind="work-anomalies")
    assert "Give a day up to today." in words_of(refused)
    assert answer.headers["Location"].endswith(f"/{job.pk}/")


def test_a_written_analysis_is_used_once_it_is_handed_over() -> None:
    centre, carmen = the_anomaly().analysis.centre_id, browser_of("carmen")
    values = {
        "title": "New tea",
        "centre": centre,
        "day": today().isoformat(),
        "text": "Once",
        "outlets": "R1 R4",
    }
    carmen.post(ANALYSES + "write/", values)
    address = f"{ANALYSES}{Analysis.objects.get(title='New tea').pk}/"
    assert browser_of("diego").get(address).status_code == 404

    carmen.post(address + "brief/", {"text": "Ask why", "receivers": ["E05"]})

    assert Handover.objects.get(analysis__title="New tea").answer == "R1 Shop R1"
    shown = words_of(browser_of("diego").get(address))
    assert "Shop R1" in shown
    assert "Shop R4" not in shown
    assert browser_of("elena").get(address).status_code == 404
    assert "Handed over" in words_of(carmen.get(ANALYSES + "?q=tea"))


def test_pages_cost_few_statements_and_hugo_finds_nothing() -> None:
    anomaly, carmen, hugo = the_anomaly(), browser_of("carmen"), browser_of("hugo")
    pages = (ANALYSES, f"{ANALYSES}{anomaly.analysis_id}/", ANOMALIES, f"{ANOMALIES}{anomaly.pk}/")

    for page in pages:
        assert questions(carmen, page) <= MOST_STATEMENTS
    assert [hugo.get(page).status_code for page in pages[1:2] + pages[3:]] == [404, 404]
    assert heads_of(hugo.get(ANALYSES)) == []


def test_the_list_leads_to_the_page_that_draws_a_kept_summary() -> None:
    first = the_anomaly().analysis
    kept = Analysis.objects.create(
        company_id=first.company_id,
        centre_id=first.centre_id,
        kind=Analysis.Kind.HIGH_TIER,
        title="High tier",
        day=today(),
        made_at=timezone.now(),
    )

    page = browser_of("carmen").get(ANALYSES).content.decode()

    assert f'href="/work/high-tier/summary/{kept.pk}/"' in page
    assert f'href="{ANALYSES}{first.pk}/"' in page
