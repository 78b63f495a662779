"""The last day of a round is put later: by whom, how far, and what it does to the codes that outlets have."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ronda.design.templatetags.figures import day
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.recognition.models import SurveyRound
from ronda.recognition.queries.customers.answering import open_sheet
from ronda.recognition.rules.customers.lasting import Lasting, last_day_fault
from ronda.recognition.services.customers import (
    cancel_round,
    close_round,
    extend_round,
    open_round,
    print_sheets,
    revoke_code,
    set_sheet_aside,
)
from ronda.recognition.tests.survey_world import EARLY, Survey, a_survey
from ronda.recognition.tests.test_survey_pages import browser
from ronda.recognition.views.customers.papers import paper_data
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db

WHY = "The bridge to the north was closed for a week."


@pytest.fixture
def survey() -> Survey:
    return a_survey()


@pytest.fixture
def running() -> Survey:
    """A round of today, as pages see it."""
    return a_survey(day=timezone.localdate(), now=timezone.now())


def later(survey: Survey, days: int = 7, name: str = "ana", **more: Any) -> SurveyRound:
    last = survey.round.closes_on
    said = {"closes_on": last + timedelta(days=days), "shown": last, "why": WHY, **survey.on}
    return extend_round(by=survey.viewer(name), **{**said, **more})


def what(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    return refused.value.problems[0].what


def page_of(survey: Survey) -> str:
    return f"/recognition/customers/{survey.round.pk}/"


def said(survey: Survey, days: int = 7, why: str = WHY) -> dict[str, str]:
    """The form as somebody sends it who has seen the last day of the round at hand."""
    last = survey.round.closes_on
    return {"closes_on": (last + timedelta(days=days)).isoformat(), "shown": last.isoformat(), "why": why}


@pytest.mark.parametrize(
    ("wanted", "today", "found"),
    [
        (date(2022, 10, 20), date(2022, 10, 10), ""),
        (date(2022, 10, 28), date(2022, 10, 10), ""),
        (date(2022, 10, 29), date(2022, 10, 10), "is a last day put off by more than 14 days"),
        (date(2022, 10, 18), date(2022, 10, 10), "is no later last day"),
        (date(2022, 10, 20), date(2022, 10, 20), ""),
        (date(2022, 10, 20), date(2022, 10, 21), "is a last day that is over already"),
    ],
)
def test_a_last_day_goes_later_and_never_before_today(wanted: date, today: date, found: str) -> None:
    lasting = Lasting(last=date(2022, 10, 18), announced=date(2022, 10, 14), most_days=14)

    fault = last_day_fault(lasting, wanted, today)

    assert (fault[1] if fault else "") == found


def test_codes_that_outlets_have_are_good_until_the_new_day(survey: Survey) -> None:
    old_end = survey.round.closes_on + timedelta(days=1)
    after = survey.now + (old_end - survey.day)
    assert open_sheet(survey.codes[1], after).sheet is None

    put = later(survey)

    assert open_sheet(survey.codes[1], after).sheet is not None
    assert open_sheet(survey.codes[1], after + timedelta(days=6)).sheet is not None
    assert open_sheet(survey.codes[1], after + timedelta(days=7)).sheet is None
    assert (put.closes_on, put.first_closes_on) == (old_end + timedelta(days=6), survey.round.closes_on)


def test_a_code_that_was_taken_back_or_set_aside_stays_worthless(survey: Survey) -> None:
    revoke_code(by=survey.viewer("ana"), **survey.here, sheet=1)
    set_sheet_aside(by=survey.viewer("gao"), **survey.here, sheet=2, state="refused", why="No time")

    later(survey)

    assert [open_sheet(survey.codes[number], survey.now).sheet for number in (1, 2)] == [None, None]


def test_what_is_printed_names_the_day_on_which_its_code_ends(running: Survey, rf: Any) -> None:
    here = {"by": running.viewer("ana"), **running.on}
    told = []
    for today in (running.day, running.day + timedelta(days=3)):
        printed = print_sheets(**{**here, "today": today})
        data = paper_data(rf.get("/"), running.viewer("ana"), running.round, printed)
        told.append(data["words"]["scan"])
        if today == running.day:
            running.round = later(running, 14)

    ends = [running.day + timedelta(days=days) for days in (14, 3 + 21)]
    assert [day(end) in words for end, words in zip(ends, told, strict=True)] == [True, True]


def test_it_is_put_later_all_in_all_by_so_many_days_of_the_policy(survey: Survey) -> None:
    survey.round = later(survey, 10)
    survey.round = later(survey, 4)

    with pytest.raises(RefusedError) as refused:
        later(survey, 1)

    assert what(refused) == "is a last day put off by more than 14 days"


def test_a_reason_is_needed_and_stands_in_the_history(survey: Survey) -> None:
    with pytest.raises(RefusedError) as refused:
        later(survey, why="  ")
    assert what(refused) == "is a round put off for no reason"

    later(survey)

    trace = Trace.objects.get(what="survey_round.extended")
    assert trace.why == WHY
    assert trace.said == {"before": "2022-10-31", "after": "2022-11-07"}


@pytest.mark.parametrize("name", ["diego", "carmen", "bruno", "gao", "hugo", "director of the north"])
def test_only_who_may_close_the_round_puts_its_last_day_later(survey: Survey, name: str) -> None:
    with pytest.raises((NotAllowedError, RefusedError)):
        later(survey, name=name)

    assert SurveyRound.objects.get().closes_on == survey.round.closes_on


@pytest.mark.parametrize("end", ["close", "cancel"])
def test_a_round_that_is_closed_or_cancelled_is_not_put_later(survey: Survey, end: str) -> None:
    if end == "close":
        close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    else:
        cancel_round(by=survey.viewer("ana"), **survey.here, why="No")

    with pytest.raises(RefusedError) as refused:
        later(survey)

    assert what(refused) == "is a round past this step"


def test_a_drawn_round_whose_last_day_is_over_opens_once_it_is_put_later() -> None:
    survey = a_survey(steps="draw bring")
    after = survey.round.closes_on + timedelta(days=1)

    later(survey, 3, today=after)
    opened = open_round(by=survey.viewer("ana"), **{**survey.on, "today": after})

    assert opened.state == "open"


def test_a_round_that_was_never_opened_in_time_says_so_and_what_can_be_done() -> None:
    today = timezone.localdate()
    for steps in ("", "draw bring print"):
        survey = a_survey(day=today - timedelta(days=16), now=timezone.now(), steps=steps)
        ana = browser(survey, "ana")
        page = ana.get(page_of(survey)).content.decode()

        assert "The last day went by before the round was opened." in page
        assert f"{page_of(survey)}later/" in page
        assert ana.post(f"{page_of(survey)}later/", said(survey, 9)).status_code == 302
        assert "went by before" not in ana.get(page_of(survey)).content.decode()


def test_a_round_that_is_drawn_ahead_says_from_when_it_can_be_opened() -> None:
    ahead = a_survey(day=timezone.localdate() + timedelta(days=3), now=timezone.now(), steps="draw bring")

    assert "The round can be opened from" in browser(ahead, "ana").get(page_of(ahead)).content.decode()


def test_who_hands_out_reads_that_earlier_papers_are_good_all_the_same(running: Survey) -> None:
    gao = browser(running, "gao")
    before = gao.get("/recognition/customers/hand-out/").content.decode()
    later(running)
    after = gao.get("/recognition/customers/hand-out/").content.decode()

    assert "Papers that were printed before name an earlier day" not in before
    assert "Papers that were printed before name an earlier day" in after


def test_of_two_who_put_it_later_the_second_is_told(survey: Survey) -> None:
    later(survey, 5)

    with pytest.raises(RefusedError) as refused:
        later(survey, 9)

    assert what(refused) == "is put off by somebody else meanwhile"
    assert SurveyRound.objects.get().closes_on == survey.round.closes_on + timedelta(days=5)


def test_on_the_page_the_second_sees_the_new_day_and_may_choose_again(running: Survey) -> None:
    ana, page = browser(running, "ana"), f"{page_of(running)}later/"
    stale = said(running, 9)
    later(running, 5)

    answer = ana.post(page, stale)

    assert answer.status_code == 422
    assert "Somebody else has put the last day later meanwhile" in answer.content.decode()
    again = stale | {"shown": answer.context["form"]["shown"].value()}
    assert ana.post(page, again).status_code == 302
    assert SurveyRound.objects.get().closes_on == running.round.closes_on + timedelta(days=9)


def test_the_page_of_the_round_tells_all_of_the_centre_and_its_history_those_who_keep_it(
    running: Survey,
) -> None:
    page = page_of(running)
    assert browser(running, "ana").post(f"{page}later/", said(running)).status_code == 302

    ana, diego = (browser(running, name).get(page).content.decode() for name in ("ana", "diego"))

    assert "The last day was put later; at first it was" in ana
    assert "The last day was put later; at first it was" in diego
    assert WHY in ana
    assert WHY not in diego


@pytest.mark.parametrize(("days", "why"), [(0, WHY), (-1, WHY), (15, WHY), (7, "")])
def test_a_day_that_cannot_be_is_told_at_its_field(running: Survey, days: int, why: str) -> None:
    answer = browser(running, "ana").post(f"{page_of(running)}later/", said(running, days, why))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"closes_on" if why else "why"}
    assert SurveyRound.objects.get().closes_on == running.round.closes_on


def test_who_finds_the_page(running: Survey) -> None:
    page = f"{page_of(running)}later/"
    names = ("ana", "carmen", "bruno", "diego", "gao", "hugo")

    assert [browser(running, name).get(page).status_code for name in names] == [200, *[404] * 5]
    assert Client().get(page).status_code == 302


def test_where_it_was_put_as_far_as_it_goes_nobody_is_offered_more(running: Survey) -> None:
    running.round = later(running, 14)
    ana = browser(running, "ana")

    answer = ana.post(f"{page_of(running)}later/", said(running, 1))

    assert "later/" not in ana.get(page_of(running)).content.decode()
    assert "at most 14 days after the one that was announced at first" in answer.content.decode()
