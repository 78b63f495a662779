"""Points that were a mistake: taken back for a reason by whoever may, with their history, and given again."""

from decimal import Decimal

import pytest

from ronda.innovation.models import Points
from ronda.innovation.queries.granted import points_granted
from ronda.innovation.services.ideas import end_trial
from ronda.innovation.services.points import give_points, take_back_points
from ronda.innovation.tests.innovation_world import (
    DAY,
    NOW,
    Lab,
    a_lab,
    acting,
    an_idea,
    answered,
    points_of_all,
)
from ronda.innovation.tests.test_innovation_pages import browser
from ronda.kernel.refusal import RefusedError
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def given(lab: Lab, who: str = "diego") -> Points:
    """Two points for an answered suggestion."""
    answered(lab, an_idea(lab, who))
    return Points.objects.get()


def test_points_taken_back_no_longer_count_and_keep_their_history(lab: Lab) -> None:
    points, company = given(lab), lab.county.company.pk
    take_back_points(by=lab.viewer("ana"), at=NOW, number=points.pk, why=" Sent twice ")
    assert points_of_all(company, 2022) == {}
    assert points_granted(company, 2022) == {}
    points.refresh_from_db()
    assert (points.points, points.taken_back_why, points.taken_back_at) == (Decimal(2), "Sent twice", NOW)
    assert points.taken_back_by == lab.county.people["ana"]
    trace = Trace.objects.get(about="points")
    assert (trace.what, trace.number, trace.done_by) == (
        "points.taken_back",
        points.pk,
        lab.county.people["ana"],
    )


def test_they_are_taken_back_once_and_only_in_words(lab: Lab) -> None:
    points, ana = given(lab), lab.viewer("ana")
    with pytest.raises(RefusedError) as silent:
        take_back_points(by=ana, at=NOW, number=points.pk, why="  ")
    assert [each.what for each in silent.value.problems] == ["says nothing"]
    take_back_points(by=ana, at=NOW, number=points.pk, why="Sent twice")
    with pytest.raises(RefusedError):
        take_back_points(by=ana, at=NOW, number=points.pk, why="Once more")


@pytest.mark.parametrize("who", ["diego", "elena", "bruno", "nadia", "yusuf"])
def test_only_whoever_leads_where_the_thing_comes_from_takes_back(lab: Lab, who: str) -> None:
    points = given(lab)
    with pytest.raises(RefusedError):
        take_back_points(by=lab.viewer(who), at=NOW, number=points.pk, why="I do not like it")
    points.refresh_from_db()
    assert points.taken_back_at is None


def test_who_leads_takes_back_nothing_of_the_own(lab: Lab) -> None:
    idea = an_idea(lab, "ana")
    answered(lab, idea, who="teresa")
    points = Points.objects.get()
    with pytest.raises(RefusedError):
        take_back_points(by=lab.viewer("ana"), at=NOW, number=points.pk, why="Mine")
    take_back_points(by=lab.viewer("teresa"), at=NOW, number=points.pk, why="A mistake")


def test_the_same_thing_may_earn_its_points_again_afterwards(lab: Lab) -> None:
    points = given(lab)
    assert points.idea is not None
    due = {points.person_id: Decimal(3)}
    again = {"at": NOW, "day": DAY, "cause": Points.Cause.SUGGESTION, "due": due, "idea": points.idea}
    assert give_points(**again) == {}
    take_back_points(by=lab.viewer("ana"), at=NOW, number=points.pk, why="It was worth three")
    assert give_points(**again) == due
    assert points_of_all(lab.county.company.pk, 2022) == {points.person_id: [Decimal(3)]}


def test_a_failed_trial_takes_nothing_and_gives_a_point(lab: Lab) -> None:
    """Two for the suggestion, one for what the failure taught; and the pages tell both."""
    idea = an_idea(lab)
    answered(lab, idea)
    end_trial(**acting(lab, "diego"), number=idea.pk, worked=False, said="It fogs over in summer")
    assert points_of_all(lab.county.company.pk, 2022) == {idea.person_id: [Decimal(2), Decimal(1)]}
    diego = browser(lab, "diego")
    assert "The trial taught us something" in diego.get(f"/innovation/ideas/{idea.pk}/").content.decode()
    assert "What fails costs nothing" in diego.get("/innovation/ideas/").content.decode()
    assert "failed trial that taught something" in diego.get("/innovation/points/").content.decode()


def test_points_are_taken_back_on_a_page_and_the_person_reads_why(lab: Lab) -> None:
    points = given(lab)
    page, year = f"/innovation/points/{points.pk}/take-back/", "/innovation/points/?year=2022"
    opened = {who: browser(lab, who).get(page).status_code for who in ("ana", "diego", "elena", "yusuf")}
    assert opened == {"ana": 200, "diego": 404, "elena": 404, "yusuf": 404}
    ana = browser(lab, "ana")
    assert page not in ana.get(year).content.decode()
    assert page in ana.get(f"{year}&correct").content.decode()
    assert ana.post(page, {"why": ""}).status_code == 422
    assert ana.post(page, {"why": "Sent twice"}).status_code == 302
    body = browser(lab, "diego").get(year).content.decode()
    assert "Sent twice" in body
    assert "Ana" in body
    assert page not in ana.get(f"{year}&correct").content.decode()
    assert ana.get(page).status_code == 404
    assert "Sent twice" not in browser(lab, "elena").get(year).content.decode()
