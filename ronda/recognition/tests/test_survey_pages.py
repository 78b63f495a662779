"""Pages of the customers' view as a browser asks for them: by role, what leaks, and what an outlet opens."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Outlet
from ronda.recognition.models import CustomerResult, SurveyRound, SurveySheet
from ronda.recognition.queries.facts import forms_for
from ronda.recognition.rules.customers.rights import reads_for_call
from ronda.recognition.services.customers import close_round, record_call, return_sheet
from ronda.recognition.tests.survey_world import CODES, EARLY, Survey, a_survey, marks
from ronda.work.queries.reached import reached

pytestmark = pytest.mark.django_db

ROUNDS = "/recognition/customers/"
# The same for every test, so that the survey is built once.
BEGUN = timezone.now()


@pytest.fixture
def survey() -> Survey:
    """Of today, as pages know no other day."""
    return a_survey(day=timezone.localdate(), now=BEGUN)


def browser(survey: Survey, name: str) -> Client:
    county = survey.town.county
    person = county.hugo if name == "hugo" else county.people[name]
    user, made = User.objects.get_or_create(username=name)
    if made:
        person.user = user
        person.save()
    return browser_of(name)


def outlet(**more: str) -> Client:
    """A phone that nobody signed in on; it keeps no cookies from anybody."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en", **more})


def address(survey: Survey, number: int) -> str:
    return f"/answer/{survey.codes[number]}/"


def said(mark: int = 4, **more: str) -> dict[str, str]:
    return {**{code: str(each) for code, each in marks(mark).items()}, **more}


def round_page(survey: Survey) -> str:
    return f"{ROUNDS}{survey.round.pk}/"


# What an outlet opens


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_an_outlet_answers_in_its_language_without_signing_in(survey: Survey, language: str) -> None:
    page = outlet().get(f"{address(survey, 1)}?lang={language}")

    assert page.status_code == 200
    text = page.content.decode()
    assert {"en": "Is honest", "es": "Es honrado", "zh-hans": "诚实廉洁"}[language] in text
    assert f'lang="{language}"' in text
    assert survey.sheet(1).person.name in text
    assert survey.sheet(1).outlet.name not in text


def test_the_language_of_the_phone_is_taken_where_nobody_chose(survey: Survey) -> None:
    page = outlet(**{"accept-language": "es-MX,es;q=0.9"}).get(address(survey, 1))

    assert "Es honrado" in page.content.decode()


def test_what_is_sent_counts_once_and_a_second_time_is_told_kindly(survey: Survey) -> None:
    first = outlet().post(address(survey, 1), said(5, said="Come on Mondays", role="owner"))
    second = outlet().post(address(survey, 1), said(1))

    assert "Your answer has arrived" in first.content.decode()
    assert "This form has been answered" in second.content.decode()
    sheet = survey.sheet(1)
    assert (sheet.answers, sheet.said, sheet.role) == (marks(5), "Come on Mondays", "owner")
    assert (sheet.state, sheet.how) == ("returned", "phone")
    assert sheet.seconds is None


def test_a_forwarded_link_works_for_the_first_who_answers_only(survey: Survey) -> None:
    owner, friend = outlet(), outlet(**{"user-agent": "another phone"})
    for phone in (owner, friend):
        assert phone.get(address(survey, 1)).status_code == 200
    friend.post(address(survey, 1), said(1))

    assert "This form has been answered" in owner.get(address(survey, 1)).content.decode()
    owner.post(address(survey, 1), said(5))
    assert survey.sheet(1).answers == marks(1)


@pytest.mark.parametrize("robot", ["WhatsApp/2.23", "facebookexternalhit/1.1", "TelegramBot", "curl/8"])
def test_a_robot_that_looks_ahead_consumes_nothing(survey: Survey, robot: str) -> None:
    before = list(SurveySheet.objects.order_by("pk").values())
    phone = outlet(**{"user-agent": robot})
    assert phone.get(address(survey, 1)).status_code == 200
    assert phone.head(address(survey, 1)).status_code == 200
    assert phone.options(address(survey, 1)).status_code == 405

    assert list(SurveySheet.objects.order_by("pk").values()) == before
    assert "Your answer has arrived" in outlet().post(address(survey, 1), said()).content.decode()


def test_no_answer_may_be_kept_listed_or_told_to_other_sites(survey: Survey) -> None:
    for path in (address(survey, 1), "/answer/nonsense/"):
        page = outlet().get(path)
        assert page["Referrer-Policy"] == "no-referrer"
        assert "no-store" in page["Cache-Control"]
        assert "noindex" in page["X-Robots-Tag"]
        assert not page.cookies


def test_unknown_expired_and_revoked_codes_get_the_same_answer(survey: Survey) -> None:
    SurveySheet.objects.filter(number=2).update(token_until=None)
    SurveySheet.objects.filter(number=3).update(token_until=timezone.now() - timedelta(seconds=1))
    SurveySheet.objects.filter(number=4).update(state="void", state_why="closed")
    paths = [address(survey, number) for number in (2, 3, 4)]
    paths += [
        "/answer/nonsense/",
        f"/answer/{'A' * 22}/",
        "/answer/%00%F0%9F%98%80/",
        f"/answer/{'x' * 3000}/",
    ]

    for method in ("get", "post"):
        pages = [getattr(outlet(), method)(path, said()) for path in paths]
        assert {page.status_code for page in pages} == {404}
        assert len({page.content for page in pages}) == 1


def test_marks_that_are_none_and_bad_bytes_do_no_harm(survey: Survey) -> None:
    for bad in (
        {},
        {"attitude": "9"},
        {"attitude": "-1"},
        {"attitude": "٣"},
        {"attitude": "x' or 1=1"},
        {"manners": "5"},
        {"attitude": "9" * 5000},
    ):
        assert outlet().post(address(survey, 1), bad).status_code == 422
    page = outlet().post(address(survey, 1), said(said="a\x00b<script>" + "x" * 3000, role="boss", began="z"))

    assert page.status_code == 200
    sheet = survey.sheet(1)
    assert sheet.said.startswith("ab<script>xx")
    assert (len(sheet.said), sheet.role, sheet.seconds) == (1000, "", None)


def test_no_code_comes_into_a_log(survey: Survey, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        outlet().get(address(survey, 1))
        assert outlet().post(address(survey, 1), {}).status_code == 422
        outlet().post(address(survey, 1), said())
        outlet().get(address(survey, 1))
        assert outlet().get("/answer/nonsense-of-a-code/").status_code == 404

    assert survey.codes[1] not in caplog.text
    assert "nonsense-of-a-code" not in caplog.text


def test_the_page_knows_how_long_an_answer_took(survey: Survey) -> None:
    phone = outlet()
    page = phone.get(address(survey, 1)).content.decode()
    began = re.search(r'name="began" value="([^"]+)"', page)
    assert began is not None
    phone.post(address(survey, 1), said(began=began[1]))

    assert survey.sheet(1).seconds in range(60)


def test_the_same_phone_is_known_again_without_a_cookie(survey: Survey) -> None:
    for number in (1, 2):
        outlet(**{"user-agent": "one"}).post(address(survey, number), said())
    outlet(**{"user-agent": "two"}).post(address(survey, 3), said())

    one, again, other = (survey.sheet(number).device_digest for number in (1, 2, 3))
    assert one == again != other
    assert len(one) == 64


def test_what_was_written_comes_back_when_something_is_missing(survey: Survey) -> None:
    page = outlet().post(address(survey, 1), {"said": "Nothing but words", "role": "clerk"})

    assert page.status_code == 422
    assert "Nothing but words" in page.content.decode()
    assert "Please give at least one mark" in page.content.decode()


# By role


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("", {"ana": 200, "carmen": 200, "bruno": 200, "diego": 200, "gao": 200, "hugo": 200}),
        ("new/", {"ana": 200, "carmen": 404, "bruno": 404, "diego": 404, "gao": 404}),
        ("hand-out/", {"ana": 200, "gao": 200, "diego": 200}),
        ("N/", {"ana": 200, "carmen": 200, "diego": 200, "gao": 200, "hugo": 404}),
        ("N/hand-out/", {"ana": 200, "carmen": 404, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/cancel/", {"ana": 200, "carmen": 404, "diego": 404, "hugo": 404}),
        ("N/sheets/", {"ana": 200, "carmen": 200, "bruno": 200, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/sheets/?export=csv", {"ana": 200, "carmen": 200, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/sheets/1/", {"ana": 200, "carmen": 200, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/sheets/1/void/", {"ana": 200, "carmen": 200, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/sheets/1/code/", {"ana": 200, "gao": 200, "diego": 404, "elena": 404, "hugo": 404}),
        ("N/sheets/1/aside/", {"ana": 200, "gao": 200, "diego": 404, "hugo": 404}),
        ("N/keying/", {"ana": 200, "carmen": 200, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/calls/", {"ana": 200, "carmen": 200, "diego": 404, "gao": 404, "hugo": 404}),
        ("N/results/", {"ana": 404, "diego": 404, "hugo": 404}),
        ("N/results/E05/", {"ana": 404, "diego": 404, "hugo": 404}),
    ],
)
def test_who_finds_which_page(survey: Survey, path: str, seen: dict[str, int]) -> None:
    there = ROUNDS + path.replace("N", str(survey.round.pk))

    assert {name: browser(survey, name).get(there).status_code for name in seen} == seen


def test_deeds_of_the_round_are_for_who_runs_it(survey: Survey) -> None:
    paths = [f"{round_page(survey)}step/{deed}/" for deed in ("draw", "open", "close", "publish")]
    paths += [f"{round_page(survey)}print/", f"{round_page(survey)}sheets/1/step/hand/"]

    for name in ("diego", "elena", "hugo"):
        assert {browser(survey, name).post(path).status_code for path in paths} == {404}
    survey.round.refresh_from_db()
    assert survey.round.state == "open"
    assert browser(survey, "ana").get(f"{round_page(survey)}step/close/").status_code == 405


# What leaks


def everything_that(survey: Survey, name: str) -> str:
    """All that a person reads anywhere about the round."""
    here = round_page(survey)
    paths = [ROUNDS, f"{ROUNDS}?export=csv", here, f"{ROUNDS}hand-out/", "/recognition/"]
    paths += [
        f"{here}results/",
        f"{here}results/E05/",
        f"{here}results/E06/",
        f"{here}sheets/",
        f"{here}calls/",
    ]
    paths += ["/recognition/questionnaires/"]
    paths += [f"{here}sheets/{each.number}/" for each in survey.sheets()[:4]]
    web = browser(survey, name)
    return "\n".join(web.get(path, follow=True).content.decode() for path in paths)


def test_who_is_rated_never_reads_which_outlets_were_drawn_or_what_they_say(survey: Survey) -> None:
    secret = "SECRET of an outlet"
    for each in survey.sheets():
        survey.answer(each.number, 4, said=secret, at=survey.now)
    for step in ("open", "closed", "published"):
        if step == "closed":
            close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
        if step == "published":
            for each in survey.round.sheets.filter(to_call=True):
                record_call(by=survey.viewer("bruno"), **survey.here, sheet=each.number, outcome="agrees")
            assert browser(survey, "ana").post(f"{round_page(survey)}step/publish/").status_code == 302
        text = everything_that(survey, "diego")

        assert survey.round.title in text
        assert secret not in text, step
        assert not [each.outlet.name for each in survey.sheets() if each.outlet.name in text], step
        assert ("What outlets say of your service" in text) == (step == "published")
        assert survey.town.county.elena.name not in text, step
    assert CustomerResult.objects.filter(reported=True).count() == 3


def test_no_page_beside_the_rounds_tells_a_drawn_outlet_from_another(survey: Survey) -> None:
    """Search, the day, the calendar, the digest and the outlet's own page; also when all is over."""
    for each in survey.sheets():
        survey.answer(each.number, 4, said="SECRET of an outlet", at=survey.now)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    drawn = survey.sheets("E05")[0].outlet
    spared = Outlet.objects.filter(code__startswith="E05-").exclude(
        pk__in=[each.outlet_id for each in survey.sheets()]
    )[0]
    diego = browser(survey, "diego")

    pages = ["/today/", "/work/", "/visits/", "/recognition/", f"/search/?q={survey.round.title}"]
    for path in (*pages, "/search/?q=SECRET", "/work/dates/", "/outlets/?export=csv"):
        text = diego.get(path, follow=True).content.decode()
        assert "SECRET of an outlet" not in text, path
        assert "/sheets/" not in text, path
    for page in ("/outlets/{code}/", "/outlets/{code}/recent/"):
        told = [diego.get(page.format(code=each.code)) for each in (drawn, spared)]
        assert [each.status_code for each in told] == [200, 200]
        one, other = (each.content.decode().lower() for each in told)
        for word in ("survey", survey.round.title.lower(), "satisfaction", "sheet", "secret"):
            assert one.count(word) == other.count(word), (page, word)


def test_neither_history_nor_files_nor_forms_of_a_round_are_read_by_who_is_rated(survey: Survey) -> None:
    diego = survey.viewer("diego")
    survey.answer(1)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)

    with pytest.raises(RefusedError):
        reached(diego, "survey_round", survey.round.pk)
    assert reached(survey.viewer("carmen"), "survey_round", survey.round.pk).owner_id is None
    assert not forms_for(diego, Month.of(survey.day)).exists()


def test_who_hands_out_reads_nothing_of_what_is_said(survey: Survey) -> None:
    survey.answer(1, 4, said="SECRET of an outlet", at=survey.now)
    text = everything_that(survey, "gao")

    assert survey.sheet(2).outlet.name in text
    assert "SECRET" not in text


def test_nobody_reads_answers_before_the_round_is_closed_and_then_who_leads(survey: Survey) -> None:
    survey.answer(1, 4, said="SECRET of an outlet", at=survey.now)
    page = f"{round_page(survey)}sheets/1/"

    for name in ("ana", "carmen"):
        assert "SECRET" not in browser(survey, name).get(page).content.decode()
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    assert "SECRET" in browser(survey, "ana").get(page).content.decode()
    assert "SECRET" not in browser(survey, "carmen").get(page).content.decode()


def test_who_calls_reads_the_drawn_sheets_and_an_administrator_none(survey: Survey) -> None:
    for number in (1, 2):
        survey.answer(number, 4, said="SECRET of an outlet", at=survey.now)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    drawn = survey.round.sheets.get(to_call=True).number
    calls = {number: f"{round_page(survey)}sheets/{number}/call/" for number in (1, 2)}

    def reads(name: str, number: int) -> bool:
        page = browser(survey, name).get(calls[number])
        assert page.status_code == 200
        return "SECRET" in page.content.decode()

    assert reads("carmen", drawn)
    assert not reads("carmen", 3 - drawn)
    assert reads("ana", 3 - drawn)
    administrator = survey.viewer("yusuf")
    assert not reads_for_call(administrator, survey.round.centre_id, drawn=True)


def test_who_calls_dials_the_number_of_the_outlet_and_nobody_else_reads_it_here(survey: Survey) -> None:
    for each in survey.sheets():
        survey.answer(each.number, at=survey.now)
        Outlet.objects.filter(pk=each.outlet_id).update(telephone=f"201-555-01{each.number:02}")
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    one, other, *_rest = survey.round.sheets.filter(to_call=True).order_by("number")
    Outlet.objects.filter(pk=other.outlet_id).update(telephone="")
    bruno = browser(survey, "bruno")

    page = bruno.get(f"{round_page(survey)}calls/").content.decode()
    calls = [bruno.get(f"{round_page(survey)}sheets/{each.number}/call/") for each in (one, other)]

    assert f'href="tel:20155501{one.number:02}"' in page
    assert page.count("No telephone number of this outlet is recorded.") == 1
    assert f'href="tel:20155501{one.number:02}"' in calls[0].content.decode()
    assert "No telephone number of this outlet is recorded." in calls[1].content.decode()
    for name in ("diego", "gao"):
        assert "201-555-01" not in everything_that(survey, name)
    assert "201-555-01" not in outlet().get(address(survey, 1)).content.decode()


def test_a_page_of_the_running_round_has_no_code_in_it(survey: Survey) -> None:
    text = everything_that(survey, "ana") + everything_that(survey, "gao")

    assert not [code for code in survey.codes.values() if code in text]


# Work on the pages


def test_a_round_goes_from_its_plan_to_printed_forms(survey: Survey) -> None:
    ana = browser(survey, "ana")
    day = timezone.localdate()
    data = {
        "title": "Winter",
        "centre": survey.round.centre_id,
        "questionnaire": survey.round.version.questionnaire_id,
        "opens_on": day,
        "closes_on": day + timedelta(days=6),
    }
    assert ana.post(f"{ROUNDS}new/", data).status_code == 302
    made = SurveyRound.objects.latest("pk")
    here = f"{ROUNDS}{made.pk}/"
    assert ana.get(here).status_code == 200
    ana.post(f"{here}step/draw/")
    assert ana.get(f"{here}hand-out/").status_code == 200
    assert ana.post(f"{here}hand-out/", {"E05": "E04", "E06": "E04", "E07": "E14"}).status_code == 302
    ana.post(f"{here}step/open/")
    printed = ana.post(f"{here}print/", {"person": "E07"})

    assert printed["Content-Type"] == "application/pdf"
    assert "no-store" in printed["Cache-Control"]
    assert printed.content.startswith(b"%PDF")
    made.refresh_from_db()
    assert made.state == "open"
    assert made.sheets.exclude(token_until=None).count() == 8
    assert ana.post(f"{here}hand-out/", {"E05": "E05", "E06": "E04", "E07": "E14"}).status_code == 422


def test_closing_is_asked_once_more_and_before_the_last_day_also_why(survey: Survey) -> None:
    ana, page = browser(survey, "ana"), f"{round_page(survey)}close/"
    assert "choose who is heard" in ana.get(page).content.decode()
    assert browser(survey, "carmen").get(page).status_code == 404

    assert ana.post(page, {"why": ""}).status_code == 422
    assert ana.post(page, {"why": "The shops go on holiday"}).status_code == 302
    survey.round.refresh_from_db()
    assert survey.round.state == "closed"


def test_a_round_past_its_last_day_says_what_it_waits_for(survey: Survey) -> None:
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)
    SurveyRound.objects.update(
        opens_on=survey.day - timedelta(days=9), closes_on=survey.day - timedelta(days=1)
    )
    ana = browser(survey, "ana")

    assert "1 form on paper is still to be keyed in" in ana.get(round_page(survey)).content.decode()
    SurveySheet.objects.update(role="owner")
    assert "closes by itself" in ana.get(round_page(survey)).content.decode()
    assert "The last day is" not in ana.get(f"{round_page(survey)}close/").content.decode()
    ana.post(f"{round_page(survey)}close/", {"send": "Close the round"})
    assert SurveyRound.objects.get().state == "closed"


def test_a_code_is_made_by_pressing_and_never_by_looking(survey: Survey) -> None:
    before = survey.sheet(1).token_digest
    gao = browser(survey, "gao")
    path = f"{round_page(survey)}sheets/1/code/"
    assert "data:image" not in gao.get(path).content.decode()
    assert survey.sheet(1).token_digest == before
    page = gao.post(path).content.decode()

    assert "data:image/svg+xml" in page
    link = re.search(r"/answer/[\w-]{22}/", page)
    assert link is not None
    assert outlet().get(link[0]).status_code == 200
    assert outlet().get(address(survey, 1)).status_code == 404


def test_paper_is_keyed_in_twice_on_the_pages(survey: Survey) -> None:
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)
    path = f"{round_page(survey)}sheets/1/keying/"
    assert browser(survey, "carmen").post(path, said(3, role="owner")).status_code == 302
    assert browser(survey, "carmen").get(path).status_code == 404
    assert (
        "to be keyed in a second time"
        in browser(survey, "bruno").get(f"{round_page(survey)}keying/").content.decode()
    )
    assert browser(survey, "bruno").post(path, said(4, role="owner")).status_code == 302
    page = browser(survey, "ana").get(path).content.decode()

    assert "First keying" in page
    assert browser(survey, "ana").post(path, said(4, role="owner")).status_code == 302
    assert survey.sheet(1).answers == marks(4)


def test_questions_are_written_in_three_languages(survey: Survey) -> None:
    questionnaire = survey.round.version.questionnaire
    path = f"/recognition/questionnaires/{questionnaire.pk}/write/"
    ana = browser(survey, "ana")
    form = ana.get(path).context["form"]
    data = {name: field.initial or "" for name, field in form.fields.items()} | {"title": "Service"}
    short = {**data, "text_8_en": "Says thanks"}
    refused = ana.post(path, short)
    assert refused.status_code == 422
    assert "Write the question in this language too" in refused.content.decode()
    full = {**short, "text_8_es": "Da las gracias", "text_8_zh_hans": "会说谢谢"}

    assert ana.post(path, full).status_code == 302
    newest = questionnaire.versions.order_by("-number").first()
    assert newest is not None
    assert (newest.number, [each["code"] for each in newest.items]) == (2, [*CODES, "own1", "open"])
    assert browser(survey, "diego").get(path).status_code == 404
    assert browser(survey, "diego").get(f"/recognition/questionnaires/{questionnaire.pk}/").status_code == 200


def test_below_a_reliability_of_half_the_list_has_no_score_to_rank_by(survey: Survey) -> None:
    """Only above, about or below the usual; in the file, too."""
    for code, score in (("E05", "81.2345"), ("E06", "77.6543")):
        CustomerResult.objects.create(
            round=survey.round,
            person=survey.sheets(code)[0].person,
            centre=survey.town.county.centre,
            drawn=20,
            returned=18,
            valid=18,
            reported=True,
            score=Decimal(score),
            error=Decimal("3"),
            reliability=Decimal("0.49"),
        )
    SurveyRound.objects.update(state="published")
    ana, here = browser(survey, "ana"), f"{round_page(survey)}results/"

    told = [ana.get(here).content.decode(), ana.get(f"{here}?export=csv").content.decode()]
    CustomerResult.objects.update(reliability=Decimal("0.5"))
    ranked = [ana.get(here).content.decode(), ana.get(f"{here}?export=csv").content.decode()]

    assert "81.2" not in told[0] + told[1]
    assert all("about the usual" in each for each in told)
    assert all("81.2" in each for each in ranked)


def test_results_of_the_centre_are_read_by_name_with_their_intervals(survey: Survey) -> None:
    for place, each in enumerate(survey.sheets()):
        if each.person.code != "E07":
            survey.answer(each.number, 3 + place % 2, at=survey.now)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    for each in survey.round.sheets.filter(to_call=True):
        record_call(by=survey.viewer("bruno"), **survey.here, sheet=each.number, outcome="agrees")
    ana = browser(survey, "ana")
    ana.post(f"{round_page(survey)}step/publish/")
    page = ana.get(f"{round_page(survey)}results/").content.decode()

    assert page.index("Diego Park") < page.index("Elena Novak") < page.index("Farid Haddad")
    assert "Too few valid forms" in page
    one = ana.get(f"{round_page(survey)}results/E05/").content.decode()
    assert "most likely between" in one
    own = browser(survey, "diego").get(f"{round_page(survey)}results/", follow=True)
    assert own.status_code == 200
    assert "What outlets say of your service" in own.content.decode()
    assert browser(survey, "farid").get(f"{round_page(survey)}results/E07/").status_code == 200
    assert browser(survey, "farid").get(f"{round_page(survey)}results/E05/").status_code == 404
    assert browser(survey, "carmen").get(f"{round_page(survey)}results/").status_code == 404


@pytest.mark.parametrize("name", ["ana", "carmen", "diego"])
def test_no_page_asks_the_database_much(survey: Survey, name: str) -> None:
    for each in survey.sheets()[:20]:
        survey.answer(each.number, 4, at=survey.now)
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=survey.sheets()[-1].number)
    here, web = round_page(survey), browser(survey, name)
    paths = [ROUNDS, here, f"{here}sheets/", f"{here}sheets/1/", f"{here}keying/", f"{ROUNDS}hand-out/"]
    paths += [f"{here}hand-out/", f"{here}calls/", "/recognition/questionnaires/", "/recognition/"]
    web.get("/help/")  # the first answer of a session also writes the session
    asked = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            web.get(path)
        asked[path] = len(queries)

    assert {path: number for path, number in asked.items() if number > 15} == {}
