"""Pages of cards, method, processes and office: whom they serve, what they cost, what they refuse."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.tests.pages import heads_of, questions, words_of
from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.work.models import Card, OfficeRecord, Process
from ronda.work.services.cards import adopt_default_cards, draft_card
from ronda.work.services.office import OfficeRow, keep_record
from ronda.work.services.processes import ProcessRow, begin_process

DUTIES = "/work/duties/"
EACH_LANGUAGE = (("en", "Visit customers"), ("es", "Visitar a los clientes"), ("zh-hans", "拜访客户"))


@pytest.fixture
def operator(october: None) -> Viewer:
    by = Viewer.operator(Company.objects.get(code="main").pk)
    adopt_default_cards(by=by, at=timezone.now(), starts=date(2022, 1, 1))
    return by


@pytest.fixture
def process(operator: Viewer) -> Process:
    row = ProcessRow("Upkeep", "modern_outlets", "E04", timezone.localdate() - timedelta(days=1))
    return begin_process(
        by=operator, at=timezone.now(), code="MO-1", row=row, text="Look", starts=date(2022, 1, 1)
    )


@pytest.fixture
def record(operator: Viewer) -> OfficeRecord:
    row = OfficeRow("Stands", timezone.localdate(), "E04")
    return keep_record(by=operator, at=timezone.now(), centre_code="C1", kind="purchase", row=row)


def test_a_company_without_cards_is_offered_the_default_ones(october: None) -> None:
    ana = browser_of("ana")
    assert "Take over the default cards" in words_of(ana.get(DUTIES))
    assert "Take over the default cards" not in words_of(browser_of("diego").get(DUTIES))

    ana.post(DUTIES + "posts/take-over/")

    # Seven of eight: another version of the card of the market inspectors is under way.
    assert Card.objects.filter(state="adopted", company__code="main").count() == 7
    assert heads_of(ana.get(DUTIES + "posts/"))[:3] == ["Centre director", "Deputy director", "Brand manager"]


@pytest.mark.parametrize(("language", "title"), EACH_LANGUAGE)
def test_my_duties_are_told_in_the_readers_language(operator: Viewer, language: str, title: str) -> None:
    diego = browser_of("diego")
    diego.cookies["django_language"] = language

    assert f"A1 {title}" in words_of(diego.get(DUTIES))


def test_a_holder_confirms_and_the_director_sees_it(operator: Viewer) -> None:
    diego, card = (
        browser_of("diego"),
        Card.objects.get(post="account_manager", company_id=operator.company_id),
    )
    assert "I have read it" in words_of(diego.get(DUTIES))

    diego.post(f"{DUTIES}cards/{card.pk}/confirm/")

    assert "I have read it" not in words_of(diego.get(DUTIES))
    assert "1 of 3" in words_of(browser_of("ana").get(DUTIES + "posts/"))


def test_a_card_goes_from_draft_to_adoption_on_the_pages(operator: Viewer) -> None:
    ana = browser_of("ana")
    ana.post(DUTIES + "posts/account_manager/draft/")
    card = Card.objects.get(state="draft", post="account_manager")
    page = f"{DUTIES}cards/{card.pk}/"

    duty = {"title": "Shelf and lights", "execute": "Look", "evidence": "", "indicator": ""}
    assert ana.post(page + "A6/change/", duty).status_code == 302
    ana.post(page + "A7/remove/")
    ana.post(page + "propose/", {"reason": "Points are counted by machine"})
    told = words_of(ana.get(page))
    assert "2 duties differ from version 1." in told
    assert "Different: Title, Evidence, Measured by, Plan, Execute, Track, Feed back" in told

    starts = timezone.localdate() + timedelta(days=40)
    ana.post(page + "adopt/", {"starts": starts.isoformat()})

    card.refresh_from_db()
    assert (card.state, card.starts, card.adopted_by.name if card.adopted_by else "") == (
        "adopted", starts, "Ana Torres",
    )  # fmt: skip
    assert card.duties.get(code="A6").stages == {"execute": {
        "en": "Look", "es": "Montar la exhibición", "zh-hans": "布置陈列",
    }}  # fmt: skip


def test_a_start_in_a_month_with_results_is_refused_at_its_field(operator: Viewer) -> None:
    ana = browser_of("ana")
    card = draft_card(by=operator, at=timezone.now(), post="account_manager")
    ana.post(f"{DUTIES}cards/{card.pk}/propose/", {"reason": "x"})

    answer = ana.post(f"{DUTIES}cards/{card.pk}/adopt/", {"starts": "2022-10-01"})

    assert answer.status_code == 422
    assert "Months up to 2022-10 have results" in words_of(answer)


def test_who_only_reads_is_offered_no_change(operator: Viewer, process: Process) -> None:
    diego = browser_of("diego")
    card = draft_card(by=operator, at=timezone.now(), post="account_manager")

    assert "Draft a change" not in words_of(diego.get(DUTIES + "posts/account_manager/"))
    assert "Review it" not in words_of(diego.get(f"/work/processes/{process.pk}/"))
    for address in (
        f"{DUTIES}cards/{card.pk}/adopt/", f"{DUTIES}cards/{card.pk}/A1/change/", "/work/method/change/",
        "/work/processes/add/", f"/work/processes/{process.pk}/write/", f"{DUTIES}people/E01/",
        "/work/office/", "/work/office/add/meeting/",
    ):  # fmt: skip
        assert diego.get(address).status_code == 404, address


def test_a_director_reads_the_duties_of_a_person_with_what_is_due(operator: Viewer) -> None:
    assert "A1 Visit customers" in words_of(browser_of("ana").get(DUTIES + "people/E05/"))


def test_an_overdue_review_shows_and_is_done_on_the_page(process: Process) -> None:
    ana, page = browser_of("ana"), f"/work/processes/{process.pk}/"
    assert "review overdue" in words_of(ana.get("/work/processes/"))

    next_on = timezone.localdate() + timedelta(days=100)
    said = {"findings": "Fine", "keeps": "yes", "problems": "Lights\n", "next_on": next_on.isoformat()}
    assert ana.post(page + "review/", said).status_code == 302

    told = words_of(ana.get(page))
    assert "It stays as it is" in told
    assert "Lights" in told
    assert heads_of(ana.get("/work/processes/?state=review")) == []


def test_the_method_is_worded_on_its_page(operator: Viewer) -> None:
    ana = browser_of("ana")
    said = {
        "name": "Ours",
        "starts": timezone.localdate().isoformat(),
        "why": "Plain words",
        "line": "Stay close",
    }
    said |= {f"element-{n}": f"Element {n}" for n in (1, 2, 3)} | {
        f"step-{n}": f"Step {n}" for n in range(1, 6)
    }

    assert ana.post("/work/method/change/", {**said, "step-5": ""}).status_code == 422
    assert ana.post("/work/method/change/", said).status_code == 302

    assert "Stay close" in words_of(ana.get("/work/method/"))


def test_a_purchase_is_typed_line_by_line(operator: Viewer) -> None:
    carmen = browser_of("carmen")
    said = {"title": "Cups", "centre": "C1", "owner": "E04", "day": timezone.localdate().isoformat()}
    wrong = carmen.post("/work/office/add/purchase/", {**said, "lines": "1; Cup; 6.40\nmany cups"})
    assert wrong.status_code == 422
    assert "Line 2 cannot be read" in words_of(wrong)

    carmen.post("/work/office/add/purchase/", {**said, "lines": "2; Cup; 6.40"})

    record = OfficeRecord.objects.get(title="Cups")
    assert record.amount_cents == 1280
    carmen.post(f"/work/office/{record.pk}/move/", {"to": "done"})
    assert heads_of(carmen.get("/work/office/?state=done&kind=purchase")) == ["Cups"]
    assert "$12.80" in words_of(carmen.get(f"/work/office/{record.pk}/"))


def test_the_office_as_a_file_has_plain_amounts(record: OfficeRecord) -> None:
    OfficeRecord.objects.filter(pk=record.pk).update(amount_cents=1280)

    assert b"12.80" in browser_of("ana").get("/work/office/?export=csv").content


def test_hugo_of_another_company_finds_nothing_of_this_one(process: Process, record: OfficeRecord) -> None:
    card = Card.objects.filter(company__code="main").earliest("pk")
    for name in ("hugo", "ingrid"):
        browser = browser_of(name)
        for address in (
            f"{DUTIES}cards/{card.pk}/", f"{DUTIES}people/E05/", f"/work/processes/{process.pk}/",
            f"/work/processes/{process.pk}/versions/1/", f"/work/office/{record.pk}/",
        ):  # fmt: skip
            assert browser.get(address).status_code == 404, address


def test_no_page_asks_more_than_fifteen_times(process: Process, record: OfficeRecord) -> None:
    ana = browser_of("ana")
    card = Card.objects.filter(company__code="main").earliest("pk")
    asked = {
        address: questions(ana, address)
        for address in (
            DUTIES, f"{DUTIES}posts/", f"{DUTIES}posts/director/", f"{DUTIES}people/E05/",
            f"{DUTIES}cards/{card.pk}/", "/work/method/", "/work/processes/",
            f"/work/processes/{process.pk}/", f"/work/processes/{process.pk}/versions/1/",
            f"/work/processes/{process.pk}/review/",
            "/work/office/", f"/work/office/{record.pk}/", "/work/office/add/purchase/",
        )
    }  # fmt: skip

    assert {address: count for address, count in asked.items() if count > 15} == {}
