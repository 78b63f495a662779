"""Pages of practice as a browser asks for them: by role, what leaks before its time, forms, files."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.learning.models import Drill, DrillEntry, DrillScore, EffectCheck, LearningTime, Observation
from ronda.learning.tests.practice_world import (
    SHOWN,
    WATCHED,
    Practice,
    a_check,
    a_drill,
    a_practice,
    a_visit,
    mark,
    observed,
    peopled,
)
from ronda.people.tests.builders import a_person, a_role

pytestmark = pytest.mark.django_db

OBSERVATIONS = "/learning/practice/observations/"
DRILLS = "/learning/practice/drills/"
EFFECTS = "/learning/practice/effects/"


@pytest.fixture
def practice() -> Practice:
    return a_practice()


def browser(practice: Practice, name: str) -> Client:
    """Signed in as one of the cast, Hugo, or Yusuf, who only administers."""
    county = practice.county
    if name == "yusuf":
        person = a_person(county.company, "E30", "Yusuf Demir")
        a_role(person, "administrator")
    else:
        person = county.hugo if name == "hugo" else county.people[name]
    user, made = User.objects.get_or_create(username=name)
    if made:
        person.user = user
        person.save()
    return browser_of(name)


def today_observed(practice: Practice) -> Observation:
    """Of today, as pages know no other day."""
    observation = observed(practice)
    Observation.objects.update(day=timezone.localdate())
    observation.refresh_from_db()
    return observation


def sheet(answers: Mapping[str, Any]) -> dict[str, Any]:
    return dict(answers)


def a_judged_drill(practice: Practice) -> Drill:
    """Diego 9, Elena 7, Farid 6 of Bruno; one less of Carmen."""
    drill = peopled(practice, a_drill(practice), ["diego", "elena", "farid"], ["bruno", "carmen"])
    mark(practice, drill, "bruno", {"diego": "9", "elena": "7", "farid": "6"}, comment="SECRET of Bruno")
    mark(practice, drill, "carmen", {"diego": "8", "elena": "6", "farid": "5"}, comment="SECRET of Carmen")
    return drill


def test_an_observation_from_arranging_to_the_learning_time_of_both(practice: Practice) -> None:
    day = timezone.localdate()
    number = a_visit(practice.town, day=day)
    diego, elena = browser(practice, "diego"), browser(practice, "elena")
    said = {"kind": "peer", "shows": "E05", "watches": "E06", "day": day.isoformat()}
    assert elena.post(f"{OBSERVATIONS}new/", said).status_code == 302
    page = f"{OBSERVATIONS}{Observation.objects.get().pk}/"
    assert diego.post(f"{page}visit/", {"visit": f"visit-{number}"}).status_code == 302
    assert diego.post(f"{page}sheet/", sheet(SHOWN)).status_code == 302
    assert elena.post(f"{page}sheet/", sheet(WATCHED)).status_code == 302
    assert elena.post(f"{page}agree/", {"text": "Ask first"}).status_code == 302
    assert elena.post(f"{page}close/", {"visit": f"visit-{number}"}).status_code == 302
    assert sorted(LearningTime.objects.values_list("person__code", "minutes")) == [("E05", 25), ("E06", 25)]


def test_no_byte_of_the_others_sheet_before_both_are_in(practice: Practice) -> None:
    page = f"{OBSERVATIONS}{today_observed(practice).pk}/"
    diego, elena, ana = (browser(practice, name) for name in ("diego", "elena", "ana"))
    diego.post(f"{page}sheet/", sheet(SHOWN))
    places = [page, f"{page}sheet/", OBSERVATIONS, f"{OBSERVATIONS}?export=csv", "/learning/"]
    for who in (elena, ana):
        for place in places:
            assert b"SECRET of who shows" not in who.get(place).content
    elena.post(f"{page}sheet/", sheet(WATCHED))
    for who in (elena, ana, diego):
        assert b"SECRET of who shows" in who.get(page).content
        assert b"SECRET of who watches" in who.get(page).content


def test_a_sheet_that_is_not_full_is_told_at_its_field(practice: Practice) -> None:
    page = f"{OBSERVATIONS}{today_observed(practice).pk}/sheet/"
    answer = browser(practice, "diego").post(page, {**sheet(SHOWN), "goal": ""})
    assert answer.status_code == 422
    assert Observation.objects.get().of_shower == {}


@pytest.mark.parametrize("name", ["farid", "hugo", "yusuf"])
def test_an_observation_of_two_others_is_not_there(practice: Practice, name: str) -> None:
    page = f"{OBSERVATIONS}{today_observed(practice).pk}/"
    who = browser(practice, name)
    assert {who.get(f"{page}{each}").status_code for each in ("", "visit/", "sheet/", "agree/")} == {404}


def test_a_judge_sees_no_mark_of_another_judge_and_a_person_none_before_it_is_published(
    practice: Practice,
) -> None:
    page = f"{DRILLS}{a_judged_drill(practice).pk}/"
    entry = DrillEntry.objects.get(person=practice.county.diego).pk
    bruno, carmen, diego, ana = (browser(practice, name) for name in ("bruno", "carmen", "diego", "ana"))
    for place in (page, f"{page}entries/{entry}/", f"{DRILLS}?export=csv"):
        assert b"SECRET of Bruno" not in carmen.get(place).content
        assert b"SECRET of Carmen" not in bruno.get(place).content
    for who in (diego, ana):
        assert b"SECRET" not in who.get(page).content
        assert who.get(f"{page}entries/{entry}/").status_code == 404
    assert b"90 of 100" in bruno.get(page).content
    assert b"90 of 100" not in carmen.get(page).content
    assert b"of 100" not in diego.get(page).content.split(b"<main")[1].replace(b"Weight of 100", b"")


def test_once_published_each_sees_the_own_place_and_the_first_and_nobody_else(practice: Practice) -> None:
    drill = a_judged_drill(practice)
    page = f"{DRILLS}{drill.pk}/"
    ana = browser(practice, "ana")
    assert ana.post(f"{page}steps/publish/").status_code == 302
    farid = browser(practice, "farid").get(page).content.decode()
    assert "3 of 3" in farid
    assert "SECRET of Bruno" in farid
    assert "1. Diego Park" in farid
    assert "2. Elena Novak" not in farid
    assert "65 of 100" not in farid
    everything = ana.get(page).content.decode()
    assert "65.0" in everything
    assert "Kendall" in everything


def test_an_administrator_finds_no_drill_and_no_check(practice: Practice) -> None:
    drill, check = a_judged_drill(practice), a_check(practice)
    yusuf = browser(practice, "yusuf")
    assert yusuf.get(f"{DRILLS}{drill.pk}/").status_code == 404
    assert yusuf.get(f"{EFFECTS}{check.pk}/").status_code == 404
    for place in (OBSERVATIONS, DRILLS, EFFECTS):
        answer = yusuf.get(place)
        assert answer.status_code == 200
        assert b"Diego" not in answer.content


def test_a_drill_is_made_changed_peopled_judged_and_published_on_its_pages(practice: Practice) -> None:
    ana, bruno, carmen = (browser(practice, name) for name in ("ana", "bruno", "carmen"))
    day = timezone.localdate().isoformat()
    said = {
        "title": "Display",
        "kind": "display",
        "day": day,
        "minutes": "30",
        "centre": "C1",
        "contest": "on",
    }
    assert ana.post(f"{DRILLS}new/", said).status_code == 302
    page = f"{DRILLS}{Drill.objects.get().pk}/"
    rows = {
        "text_0": "Look",
        "weight_0": "60",
        "most_0": "10",
        "text_1": "Time",
        "weight_1": "40",
        "most_1": "5",
    }
    assert ana.post(f"{page}scoring-sheet/", {**rows, "weight_1": "30"}).status_code == 422
    assert ana.post(f"{page}scoring-sheet/", rows).status_code == 302
    assert ana.post(f"{page}people/", {"people": ["E05"]}).status_code == 302
    assert ana.post(f"{page}judges/", {"people": ["E03", "E04"]}).status_code == 302
    ana.post(f"{page}steps/judge/")
    entry = DrillEntry.objects.get()
    codes = [each["code"] for each in Drill.objects.get().sheet]
    marks = {f"mark_{code}": points for code, points in zip(codes, ("8", "2.5"), strict=True)}
    for judge in (bruno, carmen):
        assert judge.post(f"{page}entries/{entry.pk}/", marks).status_code == 302
    ana.post(f"{page}steps/publish/")
    entry.refresh_from_db()
    assert (entry.score, entry.place) == (Decimal(68), 1)


def test_words_of_a_criterion_that_were_left_stay_in_each_language(practice: Practice) -> None:
    ana = browser(practice, "ana")
    drill = a_drill(practice)
    Drill.objects.update(sheet=[{"code": "look", "text": "", "weight": 50, "most": 10}])
    rows = {
        "text_0": "Clean and easy to take in",
        "weight_0": "70",
        "most_0": "10",
        "text_1": "Own",
        "weight_1": "30",
    }
    ana.post(f"{DRILLS}{drill.pk}/scoring-sheet/", {**rows, "most_1": "5"})
    drill.refresh_from_db()
    assert [(each["code"], each["text"], each["weight"]) for each in drill.sheet] == [
        ("look", "", 70),
        ("own_1", "Own", 30),
    ]


def test_a_mark_beyond_the_highest_is_told_at_its_field(practice: Practice) -> None:
    drill = peopled(practice, a_drill(practice), ["diego"], ["bruno", "carmen"])
    page = f"{DRILLS}{drill.pk}/entries/{drill.entries.get().pk}/"
    assert browser(practice, "bruno").post(page, {"mark_look": "11"}).status_code == 422
    assert not DrillScore.objects.exists()


def test_a_sheet_on_paper_is_for_judges_and_who_runs_it(practice: Practice) -> None:
    page = f"{DRILLS}{a_judged_drill(practice).pk}/scoring-sheet.pdf"
    for name, status in (("bruno", 200), ("ana", 200), ("diego", 404), ("hugo", 404)):
        assert browser(practice, name).get(page).status_code == status


def test_a_colleague_neither_makes_nor_runs_a_drill(practice: Practice) -> None:
    page = f"{DRILLS}{a_drill(practice).pk}/"
    diego = browser(practice, "diego")
    for each in ("change/", "scoring-sheet/", "people/", "judges/", "call-off/"):
        assert diego.get(f"{page}{each}").status_code == 404
    assert diego.get(f"{DRILLS}new/").status_code == 404
    assert diego.post(f"{page}steps/judge/").status_code == 404
    assert diego.post(f"{page}enter/").status_code == 302
    assert DrillEntry.objects.get().person == practice.county.diego


def test_a_check_is_written_by_the_director_and_read_by_the_person(practice: Practice) -> None:
    check = a_check(practice, due=timezone.localdate())
    page = f"{EFFECTS}{check.pk}/"
    diego, ana = browser(practice, "diego"), browser(practice, "ana")
    assert diego.post(page, {"applied": "fully", "said": "Me"}).status_code == 404
    assert b"<textarea" not in diego.get(page).content.split(b"<main")[1]
    assert ana.post(page, {"applied": "fully", "said": ""}).status_code == 422
    assert ana.post(page, {"applied": "partly", "said": "Asks first"}).status_code == 302
    assert EffectCheck.objects.get().applied == "partly"
    assert b"Asks first" in diego.get(page).content


def test_lists_are_searched_and_handed_over_as_a_file(practice: Practice) -> None:
    today_observed(practice)
    a_drill(practice)
    a_check(practice)
    ana = browser(practice, "ana")
    for place, there, not_there in (
        (OBSERVATIONS, "elena", "farid"),
        (DRILLS, "minutes", "kiosk"),
        (EFFECTS, "diego", "farid"),
    ):
        assert ana.get(f"{place}?q={there}").context["table"].row_count == 1
        assert ana.get(f"{place}?q={not_there}").context["table"].row_count == 0
        assert ana.get(f"{place}?export=xlsx")["Content-Type"].startswith("application/vnd.openxml")


def test_what_waits_stands_on_the_home_page(practice: Practice) -> None:
    today_observed(practice)
    a_check(practice, due=timezone.localdate() - timedelta(days=1))
    diego = browser(practice, "diego").get("/learning/").content.decode()
    assert "Elena Novak watches Diego Park" in diego
    ana = browser(practice, "ana").get("/learning/").content.decode()
    assert "Is it applied?" in ana
