"""Questionnaires of the company: who changes what others ask, and that a round asks what it announced."""

from typing import Any

import pytest
from django.utils import timezone

from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import Questionnaire, SurveyRound
from ronda.recognition.rules.customers.asking import Item, items_of
from ronda.recognition.rules.customers.rights import may_change
from ronda.recognition.services.customers import (
    RoundSaid,
    cancel_round,
    copy_questionnaire,
    make_round,
    retire_questionnaire,
    write_questions,
)
from ronda.recognition.tests.survey_world import Survey, a_survey
from ronda.recognition.tests.test_survey_pages import browser, outlet
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db

THANKS = Item("thanks", "scale", dict.fromkeys(("en", "es", "zh-hans"), "Says thanks"))


@pytest.fixture
def survey() -> Survey:
    return a_survey(day=timezone.localdate(), now=timezone.now())


def asked(survey: Survey) -> Questionnaire:
    return survey.round.version.questionnaire


def written(survey: Survey, by: Viewer, **more: Any) -> Any:
    items = [*items_of(survey.round.version.items)[:-1], THANKS]
    here = {"at": survey.now, "number": asked(survey).pk, "title": "Service to outlets", "items": items}
    return write_questions(by=by, **{**here, **more})


def round_of(survey: Survey, name: str, centre: int | None) -> SurveyRound:
    said = RoundSaid("Of others", asked(survey).pk, survey.day, survey.day, centre=centre)
    return make_round(by=survey.viewer(name), at=survey.now, said=said)


def round_in_the_north(survey: Survey) -> SurveyRound:
    return round_of(survey, "director of the north", survey.town.north.pk)


def what(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    return refused.value.problems[0].what


def page_of(survey: Survey, deed: str = "") -> str:
    return f"/recognition/questionnaires/{asked(survey).pk}/{deed}"


def test_who_runs_all_rounds_that_ask_changes_a_questionnaire(survey: Survey) -> None:
    main, north = survey.round.centre_id, survey.town.north.pk
    ana, leader = survey.viewer("ana"), survey.viewer("leader")

    assert may_change(ana, [])
    assert may_change(ana, [main])
    assert not may_change(ana, [main, north])
    assert not may_change(ana, [main, None])
    assert may_change(leader, [main, north, None])


def test_what_another_centre_asks_too_is_changed_by_whoever_leads_the_company(survey: Survey) -> None:
    round_in_the_north(survey)

    for name in ("ana", "director of the north"):
        with pytest.raises(RefusedError) as refused:
            written(survey, survey.viewer(name))
        assert what(refused) == "is a questionnaire that others ask too"
        with pytest.raises(RefusedError) as refused:
            retire_questionnaire(by=survey.viewer(name), at=survey.now, number=asked(survey).pk)
        assert what(refused) == "is a questionnaire that others ask too"
    assert written(survey, survey.viewer("leader")).number == 2


def test_a_round_of_the_whole_company_makes_it_the_companys(survey: Survey) -> None:
    round_of(survey, "leader", None)

    with pytest.raises(RefusedError) as refused:
        written(survey, survey.viewer("ana"))

    assert what(refused) == "is a questionnaire that others ask too"


def test_a_cancelled_round_of_others_asked_nobody(survey: Survey) -> None:
    north = round_in_the_north(survey)
    by = survey.viewer("director of the north")
    cancel_round(by=by, at=survey.now, number=north.pk, why="Too early")

    assert written(survey, survey.viewer("ana")).number == 2


def test_a_round_asks_what_it_announced_whatever_becomes_of_its_questionnaire(survey: Survey) -> None:
    planned = round_of(survey, "ana", survey.round.centre_id)
    link = f"/answer/{survey.codes[1]}/"
    before = outlet().get(link, {"lang": "en"}).context["questions"]

    written(survey, survey.viewer("ana"), title="Renamed")
    retire_questionnaire(by=survey.viewer("ana"), at=survey.now, number=asked(survey).pk)

    assert outlet().get(link, {"lang": "en"}).context["questions"] == before
    for round_ in (survey.round, planned):
        round_.refresh_from_db()
        assert (round_.version.number, round_.state != "cancelled") == (1, True)
    with pytest.raises(RefusedError) as refused:
        round_of(survey, "ana", survey.round.centre_id)
    assert what(refused) == "is no questionnaire in use"


def test_a_copy_is_ones_own_and_begins_with_the_newest_questions(survey: Survey) -> None:
    round_in_the_north(survey)
    newest = written(survey, survey.viewer("leader"))
    retire_questionnaire(by=survey.viewer("leader"), at=survey.now, number=asked(survey).pk)

    mine = copy_questionnaire(by=survey.viewer("ana"), at=survey.now, number=asked(survey).pk, title="Ours")
    changed = written(survey, survey.viewer("ana"), number=mine.pk, items=items_of(newest.items)[1:])

    assert (changed.number, len(changed.items)) == (1, len(newest.items) - 1)
    newest.refresh_from_db()
    assert newest.items[-1]["code"] == "thanks"
    with pytest.raises(RefusedError) as refused:
        copy_questionnaire(by=survey.viewer("ana"), at=survey.now, number=asked(survey).pk, title=" ")
    assert what(refused) == "is a questionnaire without a title"


def test_of_two_who_write_the_later_is_told_and_overwrites_nothing(survey: Survey) -> None:
    ana = browser(survey, "ana")
    form = ana.get(page_of(survey, "write/")).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"text_0_en": "Is kind"}
    written(survey, survey.viewer("leader"), at=timezone.now())

    answer = ana.post(page_of(survey, "write/"), data)

    assert answer.status_code == 422
    assert "Somebody else has changed these questions meanwhile" in answer.content.decode()
    newest = asked(survey).versions.get(number=2)
    assert newest.items[-1]["code"] == "thanks"
    assert newest.items[0]["texts"]["en"] != "Is kind"


def test_a_new_name_and_a_copy_stand_in_the_history(survey: Survey) -> None:
    ana = survey.viewer("ana")
    written(survey, ana, title="Service of today")
    copy_questionnaire(by=ana, at=survey.now, number=asked(survey).pk, title="Ours")

    page = browser(survey, "ana").get(page_of(survey)).content.decode()

    assert "Service to outlets was renamed to Service of today" in page
    assert Trace.objects.get(what="questionnaire.copied").said == {"of": "Service of today", "version": 2}
    assert "was renamed to" not in browser(survey, "diego").get(page_of(survey)).content.decode()


def test_the_pages_offer_what_one_may_do(survey: Survey) -> None:
    ana = browser(survey, "ana")
    own = ana.get(page_of(survey)).content.decode()
    round_in_the_north(survey)
    shared = ana.get(page_of(survey)).content.decode()

    assert f"{page_of(survey)}write/" in own
    assert 'data-open="retire"' in own
    assert "1 round under way goes on asking it as announced." in own
    assert f"{page_of(survey)}write/" not in shared
    assert 'data-open="retire"' not in shared
    assert "To ask something else, write a copy." in shared
    assert "Of others" not in shared
    assert ana.get(page_of(survey, "write/")).status_code == 404
    assert ana.post(page_of(survey, "copy/"), {"title": "Ours"}).status_code == 302
    assert Questionnaire.objects.filter(title="Ours").exists()
    for name in ("diego", "carmen", "gao", "hugo"):
        assert browser(survey, name).get(page_of(survey, "copy/")).status_code == 404
