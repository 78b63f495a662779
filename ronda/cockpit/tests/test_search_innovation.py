"""Suggestions and topics in the search: by their words, and only for whoever may read them."""

import re

import pytest
from django.test import Client

from ronda.cockpit.tests.test_search import hits
from ronda.innovation.models import Idea, Topic
from ronda.innovation.tests.innovation_world import Lab, a_lab, a_topic, an_idea, answered
from ronda.innovation.tests.test_innovation_pages import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def things(client: Client, asked: str) -> set[str]:
    """Suggestions and topics among the hits."""
    thing = re.compile(r"/innovation/(ideas|topics)/\d+/")
    return {label for label, address in hits(client, asked).items() if thing.fullmatch(address)}


@pytest.mark.parametrize("asked", ["price glass", "GLASS", "glass price", "cafe", "menús"])
def test_a_suggestion_is_found_by_words_of_its_line_and_of_what_more_was_written(
    lab: Lab, asked: str
) -> None:
    idea = an_idea(lab, more="As they do with menus in the Café")

    assert hits(browser(lab, "elena"), asked)[idea.line] == f"/innovation/ideas/{idea.pk}/"


@pytest.mark.parametrize("asked", ["玻璃", "价格表", "柜台 价格"])
def test_a_suggestion_in_chinese_is_found_by_two_of_its_signs(lab: Lab, asked: str) -> None:
    idea = an_idea(lab, line="价格表压在柜台玻璃下面")

    assert things(browser(lab, "elena"), asked) == {idea.line}


@pytest.mark.parametrize("asked", ["fewer corrected", "QC-", "costs a call", "orders a week"])
def test_a_topic_is_found_by_its_title_number_measure_and_reason(lab: Lab, asked: str) -> None:
    topic = a_topic(lab)

    assert hits(browser(lab, "elena"), asked)[topic.title] == f"/innovation/topics/{topic.pk}/"


def test_what_a_centre_still_thinks_about_is_found_by_nobody_elsewhere(lab: Lab) -> None:
    """Nadia directs the other centre; Hugo is of another company; Yusuf only sets up."""
    an_idea(lab)
    a_topic(lab)

    for who in ("nadia", "hugo", "yusuf"):
        web = browser(lab, who)
        for asked in ("price", "glass", "fewer", "corrected", "QC"):
            assert not things(web, asked), (who, asked)


def test_what_was_adopted_and_presented_is_found_by_the_whole_company_only(lab: Lab) -> None:
    idea = answered(lab, an_idea(lab), "adopt")
    topic = a_topic(lab)
    Topic.objects.update(state=Topic.State.PRESENTED)

    nadia, hugo = browser(lab, "nadia"), browser(lab, "hugo")

    assert things(nadia, "glass") == {idea.line}
    assert things(nadia, "corrected") == {topic.title}
    assert things(hugo, "glass") == things(hugo, "corrected") == set()


def test_every_suggestion_that_is_found_opens_and_the_list_can_be_narrowed_to_them(lab: Lab) -> None:
    for number in range(12):
        an_idea(lab, line=f"Glass number {number}")
    elena = browser(lab, "elena")

    typed, page, alone = (hits(elena, "glass", **more) for more in ({"typed": "1"}, {}, {"of": "ideas"}))

    assert (len(typed), len(page), len(alone)) == (5, 10, 12)
    assert {elena.get(address).status_code for address in alone.values()} == {200}
    assert Idea.objects.count() == len(alone)


def test_a_word_of_markup_finds_nothing_and_stays_text(lab: Lab) -> None:
    idea = an_idea(lab, line="<b>Bold</b> shelf")

    page = browser(lab, "diego").get("/search/", {"q": "shelf"}).content.decode()

    assert "&lt;b&gt;Bold&lt;/b&gt; shelf" in page
    assert idea.line not in page
