"""The three views and innovation as somebody abuses what everybody may use: text, files, links, two hands."""

import csv
import io
import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.innovation.models import Idea, Points, Topic
from ronda.people.models import Centre, Company
from ronda.recognition.models import (
    Campaign,
    Criterion,
    Nomination,
    Objection,
    PeerRound,
    RecognitionNote,
    SurveyRound,
    SurveySheet,
)
from tests.test_three_views_attacked import addresses, browser, everything, person
from tools.every_page import LOOKS
from tools.samples import samples_of

pytestmark = pytest.mark.usefixtures("october")

HERE = ("recognition/", "innovation/")
HUGE = 10**19
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}{% now %}"


def paths_of(*names: str) -> list[str]:
    """Every page of the two contexts that the list of every page shows to these people."""
    samples = samples_of("main")
    found = [(look.who, look.address(samples)) for look in LOOKS]
    return [path for who, path in found if who in names and path.lstrip("/").startswith(HERE)]


def an_idea(**more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "line": "Price list on the door", "kind": "idea", "about": "other", **more}


def a_note(**more: Any) -> dict[str, Any]:
    text = "Rang back within the hour about a delivery that was late."
    return {"person": person("elena"), "day": timezone.localdate(), "text": text, **more}


def a_topic(**more: Any) -> dict[str, Any]:
    on = timezone.localdate()
    days = {"starts_on": on, "ends_on": on + timedelta(days=60)}
    return {
        "title": "Fewer calls",
        "kind": "on_site",
        "why": "x",
        "measure": "x",
        "upward": "less",
        **days,
        **more,
    }


def a_campaign(**more: Any) -> dict[str, Any]:
    on = timezone.localdate()
    days = {"first": on, "last": on + timedelta(days=90), "year": on.year}
    return {"title": "Mine", "posts": ["account_manager"], "centre": ours().pk, **days, **more}


def a_survey(**more: Any) -> dict[str, Any]:
    on, asked = timezone.localdate(), samples_of("main")["questionnaire"]
    days = {"opens_on": on, "closes_on": on + timedelta(days=9)}
    return {"title": "Mine", "centre": ours().pk, "questionnaire": asked, **days, **more}


def a_peer_round(**more: Any) -> dict[str, Any]:
    on = timezone.localdate()
    days = {"half": "2031-1", "opens_on": on, "closes_on": on + timedelta(days=9)}
    holders = {"first_holder": person("wei"), "second_holder": person("teresa")}
    return {"centre": ours().pk, **days, **holders, **more}


def ours() -> Centre:
    return Centre.objects.get(company__code="main", code="C1")


def a_link() -> tuple[SurveySheet, str]:
    """Of a sheet that is out, as its bringer shows it to the outlet."""
    SurveyRound.objects.filter(title="Open").update(closes_on=timezone.localdate() + timedelta(days=5))
    path = addresses()["survey_code"]
    page = browser_of("ana").post(path).content.decode()
    link = re.search(r"/answer/[\w-]{22}/", page)
    assert link is not None
    number = int(path.split("/sheets/")[1].split("/")[0])
    return SurveySheet.objects.get(round__title="Open", round__company__code="main", number=number), link[0]


def marks(sheet: SurveySheet, mark: int = 4) -> dict[str, str]:
    return {each["code"]: str(mark) for each in sheet.round.version.items if each["kind"] == "scale"}


# Numbers that somebody counts up or makes up


def test_no_number_however_wrong_brings_a_page_down() -> None:
    web, there = browser_of("ana"), addresses()
    wrong = []
    for path in there.values():
        numbers = [part for part in path.split("/") if part.isdecimal()]
        for made_up in (4711, HUGE):
            other = path
            for each in numbers[-1:]:
                other = path.replace(f"/{each}/", f"/{made_up}/")
            if numbers and web.get(other).status_code not in {404, 405}:
                wrong.append(other)

    assert wrong == []


@pytest.mark.parametrize(
    "asked", ["9" * 5000, str(HUGE), "\u0663", "-1", "1e9", "x'--", "\x00", "2026\u202e"]
)
def test_no_question_however_wrong_brings_a_page_down(asked: str) -> None:
    web, here = browser_of("ana"), addresses()
    words = (
        "q",
        "state",
        "kind",
        "about",
        "criterion",
        "person",
        "bringer",
        "flagged",
        "first_day",
        "last_day",
    )
    more = (
        "page",
        "per_page",
        "sort",
        "columns",
        "export",
        "year",
        "version",
        "idea",
        "line",
        "outlet",
        "like",
    )
    pages = [here["survey_sheets"], here["questionnaire"], here["survey_results"]]
    pages += [
        "/recognition/notes/",
        "/recognition/notes/new/",
        "/recognition/customers/",
        "/innovation/ideas/",
    ]
    pages += [
        "/innovation/ideas/new/",
        "/innovation/ideas/alike/",
        "/innovation/topics/",
        "/innovation/points/",
    ]
    pages += ["/innovation/topics/new/", "/innovation/climate/", "/recognition/selections/"]
    all_at_once = dict.fromkeys([*words, *more], asked)

    assert {
        path: web.get(path, all_at_once).status_code for path in pages if _broke(web, path, all_at_once)
    } == {}


def _broke(web: Client, path: str, asked: dict[str, str]) -> bool:
    """A page, or none of that number."""
    return web.get(path, asked).status_code not in {200, 302, 404}


# Fields that no form has


def test_what_no_form_asks_is_not_written(settings: Any) -> None:
    elena, on = person("elena"), timezone.localdate()
    other = Company.objects.get(code="other").pk
    hidden = {
        "company": other,
        "company_id": other,
        "person_id": elena,
        "made_by": elena,
        "made_by_id": elena,
        "noted_by": elena,
        "noted_by_id": elena,
        "written_at": "2020-01-01",
        "made_at": "2020-01-01",
        "answered_at": on,
        "answer": "Yes",
        "points": "99",
        "number": "QC-1",
        "shown": "team",
        "rules": "{}",
        "seed": "1",
        "told": "{}",
        "approved_by": elena,
        "published_at": on,
        "share": "0.01",
        "least": "1",
        "id": "1",
        "pk": "1",
    }
    diego, ana = browser_of("diego"), browser_of("ana")
    sent = [
        diego.post("/innovation/ideas/new/", an_idea(**hidden, person=elena, state="adopted", centre=other)),
        diego.post(
            "/innovation/topics/new/", a_topic(**hidden, person=elena, state="verified", centre=other)
        ),
        ana.post("/recognition/notes/new/", a_note(**hidden)),
        ana.post("/recognition/selections/new/", a_campaign(**hidden, state="published")),
        ana.post("/recognition/customers/new/", a_survey(**hidden, state="published")),
        ana.post("/recognition/colleagues/new/", a_peer_round(**hidden, state="open")),
    ]
    assert [each.status_code for each in sent] == [302] * len(sent)

    main, ana_id, diego_id = ours().company_id, person("ana"), person("diego")
    idea, topic, note = (
        Idea.objects.latest("pk"),
        Topic.objects.latest("pk"),
        RecognitionNote.objects.latest("pk"),
    )
    campaign, survey = Campaign.objects.latest("pk"), SurveyRound.objects.latest("pk")
    peers = PeerRound.objects.latest("pk")
    assert {each.company_id for each in (idea, topic, note, campaign, survey, peers)} == {main}
    assert (idea.person_id, idea.state, idea.answered_at, idea.written_at.year) == (
        diego_id,
        "proposed",
        None,
        on.year,
    )
    assert (topic.made_by_id, topic.state, topic.number, topic.centre_id) == (
        diego_id,
        "proposed",
        "",
        ours().pk,
    )
    assert (note.noted_by_id, note.shown, note.answered_at) == (ana_id, "asked", None)
    assert (campaign.made_by_id, campaign.state, campaign.approved_by_id) == (ana_id, "draft", None)
    assert campaign.rules["posts"] == ["account_manager"]
    assert (survey.state, survey.seed, survey.published_at) == ("planned", "", None)
    assert (peers.state, peers.made_by_id) == ("planned", ana_id)
    assert not Points.objects.filter(idea=idea).exists()


def test_an_outlet_decides_nothing_but_its_answer() -> None:
    sheet, link = a_link()
    hidden = {"person": person("elena"), "state": "void", "number": "1", "to_call": "on", "flags": "x"}
    hidden |= {"seconds": "1", "device": "x", "how": "paper", "returned_at": "2020-01-01", "round": "1"}

    assert Client().post(link, {**marks(sheet), **hidden, "role": "owner"}).status_code == 200

    told = SurveySheet.objects.get(pk=sheet.pk)
    assert (told.person_id, told.number, told.round_id) == (sheet.person_id, sheet.number, sheet.round_id)
    assert (told.state, told.how, told.flags, told.to_call, told.seconds) == (
        "returned",
        "phone",
        [],
        False,
        None,
    )
    assert told.returned_at is not None
    assert told.returned_at.year == timezone.localdate().year
    assert told.answers == {code: int(mark) for code, mark in marks(sheet).items()}


@pytest.mark.parametrize("name", ["nadia", "ingrid", "left", "hugo", "diego", "wei"])
def test_nobody_begins_anything_in_a_centre_that_somebody_else_leads(name: str) -> None:
    web, before = browser(name), everything()
    sent = {
        "survey": web.post("/recognition/customers/new/", a_survey()),
        "peers": web.post("/recognition/colleagues/new/", a_peer_round()),
        "campaign": web.post("/recognition/selections/new/", a_campaign()),
        "note": web.post("/recognition/notes/new/", a_note()),
    }

    # Who may begin a survey elsewhere and has no questions yet is led to them.
    if sent["survey"].headers.get("Location", "").endswith("/questionnaires/new/"):
        del sent["survey"]
    assert {answer.status_code for answer in sent.values()} <= {404, 422}
    assert everything() == before


def test_somebody_who_left_writes_nothing_and_finds_every_list_empty() -> None:
    web, path_of = browser("left"), addresses()
    Campaign.objects.update(centre=None)
    before = everything()
    for path in ("/innovation/ideas/new/", "/innovation/topics/new/"):
        assert web.post(path, an_idea() | a_topic()).status_code in {403, 404, 422}
    lists = (
        "ideas",
        "topics",
        "reviews",
        "innovation_points",
        "campaigns",
        "recognition_notes",
        "peer_rounds",
    )
    names = ("Price list", "Judged", "Running", "Outstanding 2022", "Diego", "Rang a retailer", "2022-")

    for each in (*lists, "survey_rounds", "survey_hand_out", "questionnaires", "recognition", "innovation"):
        page = web.get(reverse(each)).content.decode()
        assert [name for name in names if name in page] == [], each
    assert web.get(path_of["campaign"]).status_code == 404
    assert everything() == before


def test_a_leader_of_another_centre_judges_and_nominates_nobody_here() -> None:
    """Also in a selection of the whole company, which both may read."""
    here = addresses()
    Campaign.objects.update(centre=None)
    elena = {"person": person("elena"), "overall": "x"} | dict.fromkeys(Criterion.values, "x")
    levels = {f"level_{code}": "1" for code in Criterion.values}
    before = everything()

    web = browser("nadia")
    for each in ("campaign_judge", "campaign_nominate"):
        assert web.post(here[each], {**elena, **levels}).status_code in {404, 422}
    assert everything() == before


# Text


@pytest.fixture
def written() -> dict[str, list[str]]:
    """Everybody says something hostile wherever there is room for it; the pages of each where it is read."""
    read = {name: paths_of(name) for name in ("ana", "diego")}
    diego, ana, here = browser_of("diego"), browser_of("ana"), addresses()
    sheet, link = a_link()
    assert Client().post(link, {**marks(sheet), "said": SCRIPT}).status_code == 200
    line = SCRIPT[:300]
    made = diego.post("/innovation/ideas/new/", an_idea(line=line, more=SCRIPT)).headers["Location"]
    ana.post(f"{made}answer/", {"follows": "try", "words": SCRIPT, "points": "1"})
    diego.post(f"{made}end-trial/", {"worked": "no", "said": SCRIPT})
    ana.post(here["idea_answer"], {"follows": "adopt", "words": SCRIPT, "points": "1"})
    number = made.strip("/").split("/")[-1]
    ana.post(f"/work/desk/idea/{number}/comment/", {"text": SCRIPT})
    ana.post("/recognition/notes/new/", a_note(person=person("diego"), text=SCRIPT))
    note = RecognitionNote.objects.latest("pk")
    diego.post(reverse("recognition_note_answer", args=[note.pk]), {"to_team": "yes", "words": SCRIPT})
    ana.post(here["campaign_nominate"], {"person": person("elena"), "honest": SCRIPT})
    levels = {f"level_{code}": "3" for code in Criterion.values}
    ana.post(
        here["campaign_judge"], {"person": person("elena"), "honest": SCRIPT, "overall": SCRIPT, **levels}
    )
    diego.post(here["topic_change"], a_topic(title=SCRIPT, why=SCRIPT, measure=SCRIPT, unit=SCRIPT[:40]))
    evidence = {"when": "before", "day": timezone.localdate(), "value": "1", "source": SCRIPT}
    diego.post(here["topic_evidence"], evidence)
    diego.post(here["topic_step_finish"], {"text": SCRIPT})
    return {name: [*paths, made, "/today/", "/search/?q=script"] for name, paths in read.items()}


def test_html_in_what_people_say_stays_words_on_every_page(written: dict[str, list[str]]) -> None:
    said = (Idea, RecognitionNote, Nomination, Topic, SurveySheet)
    kept = [str(list(model.objects.values())) for model in said]
    assert [SCRIPT[:20] in each for each in kept] == [True] * len(kept)

    bad: list[str] = []
    for name, paths in written.items():
        web = browser_of(name)
        for path in paths:
            page = web.get(path).content.decode()
            bad += [
                path for sign in ("<script>alert", "<img src=x", "onerror=alert(2)>\"'49") if sign in page
            ]

    assert bad == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(1)", "\uff1d1+1", "'=1+1", '"=1+1', "%=1", "|=1"])
def test_a_line_that_looks_like_a_formula_is_a_line_in_every_file(sign: str, kind: str) -> None:
    diego = browser_of("diego")
    diego.post("/innovation/ideas/new/", an_idea(line=f"{sign} of diego"))
    diego.post("/innovation/topics/new/", a_topic(title=f"{sign} of diego", measure=sign))

    for path in ("/innovation/ideas/", "/innovation/topics/"):
        file = diego.get(path, {"export": kind})
        cells = _cells(file.content, kind)
        assert [each for each in cells if f"{sign} of diego" in each], path
        assert [each for each in cells if _runs(each, kind)] == []


def _cells(content: bytes, kind: str) -> list[str]:
    if kind == "csv":
        return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    with ZipFile(io.BytesIO(content)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
        words = "".join(book.read(name).decode() for name in book.namelist() if "sharedStrings" in name)
    formulas = ["FORMULA" for sheet in sheets for _each in re.findall(r"<f[ >]", sheet)]
    inside = re.findall(r"<t[^>]*>(.*?)</t>", "".join([*sheets, words]), re.DOTALL)
    return [*formulas, *(unescape(each) for each in inside)]


def _runs(cell: str, kind: str) -> bool:
    """A cell of a text file that a spreadsheet takes for a formula; in a workbook it says so itself."""
    if kind == "xlsx":
        return cell.startswith("FORMULA")
    return cell.lstrip(' \u00a0"').startswith(("=", "+", "@", "\uff1d")) or bool(re.match(r"-\D", cell))


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/innovation/ideas/new/", "line"),
        ("/innovation/ideas/new/", "more"),
        ("/innovation/topics/new/", "title"),
        ("/innovation/topics/new/", "why"),
        ("/recognition/notes/new/", "text"),
        ("campaign_nominate", "honest"),
        ("campaign_judge", "overall"),
        ("topic_evidence", "source"),
    ],
)
def test_text_without_end_is_told_at_its_field_and_nothing_is_written(address: str, field: str) -> None:
    levels = {f"level_{code}": "3" for code in Criterion.values}
    evidence = {"when": "before", "value": "1", "source": "x"}
    good = an_idea() | a_topic() | a_note() | levels | evidence | {"overall": "x", "honest": "x"}
    path = addresses().get(address, address)
    web = browser_of("diego" if "topic" in path or "ideas" in path else "ana")
    before = everything()

    assert web.post(path, good | {field: "x" * 20_000}).status_code == 422
    assert everything() == before


def test_an_objection_has_an_end() -> None:
    web, path = _objecting()

    assert web.post(path, {"text": "x" * 20_000}).status_code == 422
    assert not Objection.objects.exists()


def _objecting() -> tuple[Client, str]:
    path, until = addresses()["campaign_object"], timezone.localdate() + timedelta(days=3)
    Campaign.objects.update(state="published", objections_until=until, published_at=timezone.now())
    return browser_of("diego"), path


@pytest.mark.parametrize("nothing", ["", "   ", "\u00a0\u3000", "\u202e\u2066", "\u200b"])
def test_nothing_said_is_told(nothing: str) -> None:
    before = everything()

    assert browser_of("diego").post("/innovation/ideas/new/", an_idea(line=nothing)).status_code == 422
    assert browser_of("ana").post("/recognition/notes/new/", a_note(text=nothing)).status_code == 422
    assert everything() == before


def test_signs_that_nobody_sees_are_not_kept() -> None:
    hidden = "Left\u202eRight\u2066\x07 and\x1b on"
    browser_of("diego").post("/innovation/ideas/new/", an_idea(line=hidden, more=hidden))
    browser_of("ana").post("/recognition/notes/new/", a_note(text=hidden + " and so on for long"))
    sheet, link = a_link()
    Client().post(link, {**marks(sheet), "said": hidden})

    idea = Idea.objects.latest("pk")
    said = [idea.line, idea.more, RecognitionNote.objects.latest("pk").text]
    said.append(SurveySheet.objects.get(pk=sheet.pk).said)
    assert [each[:17] for each in said] == [
        "LeftRight and on"[:17],
        "LeftRight and on",
        "LeftRight and on ",
        "LeftRight and on",
    ]


# Links of outlets


def test_what_is_near_a_code_opens_nothing() -> None:
    sheet, link = a_link()
    code = link.split("/")[2]
    sheet.refresh_from_db()
    near = [code[:-1], f"{code}A", code.swapcase(), code[::-1], f"{code}=", f"%20{code}", f"{code}%00"]
    near += [sheet.token_digest, sheet.token_digest[:22], str(sheet.pk), str(sheet.number), f"{code}/{code}"]

    for each in near:
        for answer in (Client().get(f"/answer/{each}/"), Client().post(f"/answer/{each}/", marks(sheet))):
            assert answer.status_code == 404, each
    assert SurveySheet.objects.get(pk=sheet.pk).state == sheet.state
    assert Client().get(link).status_code == 200


# The same again


@pytest.mark.parametrize("thing", ["note", "objection", "topic", "idea"])
def test_what_is_sent_twice_is_once(thing: str) -> None:
    web, path = _objecting()
    ana = browser_of("ana")
    said = {
        "note": (ana, "/recognition/notes/new/", a_note(), RecognitionNote),
        "objection": (web, path, {"text": "I was never asked"}, Objection),
        "topic": (web, "/innovation/topics/new/", a_topic(), Topic),
        "idea": (web, "/innovation/ideas/new/", an_idea(), Idea),
    }
    client, address, data, model = said[thing]
    before = model._default_manager.count()

    assert [client.post(address, data).status_code for _twice in range(2)] == [302, 302]
    assert model._default_manager.count() == before + 1


# In every language


@pytest.mark.parametrize(("name", "language"), [("ana", "es"), ("diego", "zh-hans")])
def test_every_page_opens_in_every_language(name: str, language: str) -> None:
    """A number with the reader's comma has brought a page down before."""
    web = browser_of(name)
    web.cookies["django_language"] = language
    told = {path: web.get(path) for path in paths_of(name)}

    shut = [path for path, answer in told.items() if answer.status_code != 200]
    assert shut == []
    assert [
        path for path, answer in told.items() if f'lang="{language}"' not in answer.content.decode()
    ] == []
