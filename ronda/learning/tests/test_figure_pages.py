"""Learning in figures as each sees it: one's own, and of those whom one leads."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.learning.models import LearningTime
from ronda.learning.queries.figures import learning_figures
from ronda.learning.services.facts import record_learning_times
from ronda.work.tests.builders import NOTED, Town, a_town

pytestmark = pytest.mark.django_db

ON = date(2022, 10, 17)


@pytest.fixture
def town() -> Town:
    return a_town()


def learn(town: Town, name: str, *days: date, minutes: int = 60, form: str = "self_study") -> None:
    person = town.county.people[name]
    drafts = [
        LearningTime(company_id=town.operator.company_id, person=person, day=day, minutes=minutes, form=form)
        for day in days
    ]
    record_learning_times(by=town.operator, at=NOTED, drafts=drafts)


def browser(town: Town, name: str) -> Client:
    person = town.county.people[name]
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def test_minutes_months_and_own_forms_are_those_of_the_person(town: Town) -> None:
    learn(town, "diego", date(2022, 9, 5), date(2022, 10, 3))
    learn(town, "diego", date(2022, 10, 4), form="class")
    learn(town, "elena", date(2022, 10, 4))

    own = learning_figures(town.viewer_of("diego"), on=ON, at=timezone.now()).own

    assert own is not None
    assert (own.learnt.total, own.learnt.own) == (180, 120)
    assert sum(minutes > 0 for minutes in own.learnt.minutes.values()) == 2


def test_a_director_sees_the_people_of_the_centre_and_an_account_manager_only_himself(town: Town) -> None:
    of = {name: learning_figures(town.viewer_of(name), on=ON, at=timezone.now()) for name in ("ana", "diego")}

    names = {each.person.name.split()[0] for each in of["ana"].people if each.person}
    assert names >= {"Diego", "Elena"}
    assert of["diego"].people == []


def test_the_page_of_an_account_manager_names_nobody_else(town: Town) -> None:
    learn(town, "elena", timezone.localdate() - timedelta(days=2))

    shown = browser(town, "diego").get("/learning/figures/").content.decode()

    assert "Elena" not in shown


def test_the_list_goes_into_a_file(town: Town) -> None:
    learn(town, "elena", timezone.localdate() - timedelta(days=2), minutes=90)

    answer = browser(town, "ana").get("/learning/figures/?export=csv")

    lines = [line for line in answer.content.decode("utf-8-sig").splitlines() if line.startswith("Elena")]
    assert answer.status_code == 200
    assert len(lines) == 1
    assert "1.5" in lines[0]


@pytest.mark.parametrize("page", ["/learning/", "/learning/figures/"])
def test_everybody_finds_learning_in_the_rail(town: Town, page: str) -> None:
    shown = browser(town, "diego").get(page).content.decode()

    assert 'href="/learning/"' in shown
