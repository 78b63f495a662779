"""Pages of innovation as a browser asks for them: by role, what leaks before its time, forms, files."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.innovation.models import Idea, Points, ReviewMark, Topic
from ronda.innovation.services.topics import publish_review
from ronda.innovation.tests.innovation_world import (
    DIMENSIONS,
    Lab,
    a_lab,
    a_review,
    a_topic,
    acting,
    an_idea,
    answered,
    mark,
    worked_through,
)
from ronda.people.tests.builders import a_person, a_role, an_appointment

pytestmark = pytest.mark.django_db

IDEAS, TOPICS, REVIEWS = "/innovation/ideas/", "/innovation/topics/", "/innovation/reviews/"
SECRET = "SECRET of a judge"


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def browser(lab: Lab, name: str) -> Client:
    """Signed in as one of the cast, Hugo, Nadia across the river, or Yusuf, who only administers."""
    county = lab.county
    if name == "yusuf":
        person = a_person(county.company, "E30", "Yusuf Demir")
        a_role(person, "administrator")
    elif name == "nadia":
        person = a_person(county.company, "E31", "Nadia Saleh")
        an_appointment(person, lab.other_centre(), "director")
    else:
        person = county.hugo if name == "hugo" else county.people[name]
    user, made = User.objects.get_or_create(username=name)
    if made:
        person.user = user
        person.save()
    return browser_of(name)


def said(line: str = "Price list under glass", **more: str) -> dict[str, str]:
    return {"key": str(uuid4()), "line": line, "kind": "idea", "about": "other", "more": "", **more}


def test_a_line_is_sent_from_the_page_and_twice_is_once(lab: Lab) -> None:
    diego, form = browser(lab, "diego"), said()
    places = [diego.post(f"{IDEAS}new/", form).headers["Location"] for _twice in range(2)]
    assert places == [f"{IDEAS}{Idea.objects.get().pk}/"] * 2


def test_every_page_leads_to_the_line(lab: Lab) -> None:
    assert f'href="{IDEAS}new/"' in browser(lab, "diego").get(TOPICS).content.decode()


def test_a_line_that_is_missing_is_told_at_its_field(lab: Lab) -> None:
    answer = browser(lab, "diego").post(f"{IDEAS}new/", said(line=""))
    assert answer.status_code == 422
    assert not Idea.objects.exists()


def test_what_is_no_picture_sends_no_half_suggestion(lab: Lab) -> None:
    form = {**said(), "picture": SimpleUploadedFile("a.png", b"<svg>", "image/png")}
    answer = browser(lab, "diego").post(f"{IDEAS}new/", form)
    assert answer.status_code == 422
    assert not Idea.objects.exists()


def test_similar_ones_come_as_a_fragment_and_nothing_of_other_centres(lab: Lab) -> None:
    an_idea(lab)
    asked = f"{IDEAS}alike/?line=price list beneath glass"
    assert "Price list under glass" in browser(lab, "elena").get(asked).content.decode()
    assert "Price list" not in browser(lab, "nadia").get(asked).content.decode()


def test_a_script_in_a_line_stays_a_text(lab: Lab) -> None:
    idea = an_idea(lab, line="<script>alert(1)</script> bench")
    for path in (IDEAS, f"{IDEAS}{idea.pk}/", f"{IDEAS}alike/?line=script alert bench"):
        assert "<script>alert" not in browser(lab, "diego").get(path).content.decode()


def test_who_may_open_what_of_a_suggestion(lab: Lab) -> None:
    idea = an_idea(lab)
    page = f"{IDEAS}{idea.pk}/"
    seen = {
        who: browser(lab, who).get(page).status_code
        for who in ("diego", "elena", "ana", "nadia", "yusuf", "hugo")
    }
    assert seen == {"diego": 200, "elena": 200, "ana": 200, "nadia": 404, "yusuf": 404, "hugo": 404}
    forms = {who: browser(lab, who).get(f"{page}answer/").status_code for who in ("ana", "diego", "elena")}
    assert forms == {"ana": 200, "diego": 404, "elena": 404}


def test_an_answer_is_given_on_the_page_and_the_points_are_the_owners(lab: Lab) -> None:
    idea = an_idea(lab)
    page = f"{IDEAS}{idea.pk}/"
    browser(lab, "ana").post(f"{page}answer/", {"follows": "try", "words": "Try it", "points": "3"})
    diego = browser(lab, "diego")
    assert "+3" in diego.get(page).content.decode()
    assert "+3" not in browser(lab, "elena").get(page).content.decode()
    diego.post(f"{page}end-trial/", {"worked": "no", "said": "It fogs"})
    assert dict(Points.objects.values_list("cause", "points")) == {"suggestion": 3, "learning": 1}
    assert "It fogs" in browser(lab, "elena").get(page).content.decode()


def test_points_of_others_are_for_whoever_leads(lab: Lab) -> None:
    answered(lab, an_idea(lab))
    path = "/innovation/points/?year=2022"
    seen = {
        who: "Price list" in browser(lab, who).get(path).content.decode()
        for who in ("diego", "elena", "ana", "yusuf")
    }
    assert seen == {"diego": True, "elena": False, "ana": True, "yusuf": False}


def test_the_list_is_a_file_too(lab: Lab) -> None:
    an_idea(lab)
    answer = browser(lab, "diego").get(f"{IDEAS}?export=csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "Price list under glass" in answer.content.decode("utf-8-sig")


def reviewed(lab: Lab) -> tuple[Topic, int]:
    topic = worked_through(lab, a_topic(lab, team={"diego": 67, "elena": 33}))
    review = a_review(lab, [topic], ["ana", "bruno", "carmen"])
    for judge in ("ana", "bruno", "carmen"):
        mark(lab, review, topic, judge, "8.5", SECRET)
    return topic, review.pk


def test_no_byte_of_a_mark_leaves_before_the_review_is_published(lab: Lab) -> None:
    topic, number = reviewed(lab)
    paths = (f"{REVIEWS}{number}/", REVIEWS, f"{TOPICS}{topic.pk}/", "/innovation/", "/innovation/points/")
    for who in ("ana", "diego", "elena", "carmen", "farid", "nadia", "yusuf", "hugo"):
        client = browser(lab, who)
        for path in paths:
            body = client.get(path).content.decode()
            assert SECRET not in body
            assert "8.5" not in body


def test_a_published_review_tells_the_team_means_and_nobody_who_marked_what(lab: Lab) -> None:
    topic, number = reviewed(lab)
    ReviewMark.objects.filter(judge=lab.county.people["bruno"]).update(marks=dict.fromkeys(DIMENSIONS, "1.3"))
    publish_review(**acting(lab, "ana"), number=number)
    for who in ("ana", "diego", "elena", "carmen", "farid", "nadia"):
        client = browser(lab, who)
        bodies = [
            client.get(path).content.decode() for path in (f"{REVIEWS}{number}/", f"{TOPICS}{topic.pk}/")
        ]
        assert not any("1.3" in body.replace("1.34", "") for body in bodies)
        assert (SECRET in bodies[1]) == (who in ("ana", "diego", "elena"))


def test_a_judge_marks_on_the_page_and_is_led_back(lab: Lab) -> None:
    topic = worked_through(lab, a_topic(lab))
    review = a_review(lab, [topic], ["elena", "bruno"])
    entry = review.entries.get().pk
    page = f"{REVIEWS}{review.pk}/entries/{entry}/"
    assert browser(lab, "diego").get(page).status_code == 404
    elena = browser(lab, "elena")
    marks = {f"mark_{code}": "7.5" for code in DIMENSIONS}
    assert elena.post(page, marks).headers["Location"] == f"{REVIEWS}{review.pk}/"
    assert 'value="7.5"' in elena.get(page).content.decode()
    assert elena.post(page, {**marks, "mark_tools": "11"}).status_code == 422


def test_a_topic_is_run_from_its_pages(lab: Lab) -> None:
    diego, ana = browser(lab, "diego"), browser(lab, "ana")
    today = timezone.localdate().isoformat()
    form = {
        "title": "Fewer corrections",
        "kind": "on_site",
        "why": "Calls",
        "measure": "Corrections",
        "unit": "",
        "upward": "less",
        "aim": "5",
        "starts_on": today,
        "ends_on": today,
    }
    page = diego.post(f"{TOPICS}new/", form).headers["Location"]
    ana.post(f"{page}register/", {"registered_as": "QC-1"})
    people = {"person_0": lab.code("diego"), "share_0": "60", "person_1": lab.code("elena"), "share_1": "40"}
    assert diego.post(f"{page}team/", people).status_code == 302
    assert diego.post(f"{page}team/", {**people, "share_1": "50"}).status_code == 422
    diego.post(f"{page}steps/", {"stage": "1-plan", "text": "Count", "done": "on", "minutes": "30"})
    diego.post(
        f"{page}evidence/", {"when": "before", "day": today, "value": "12.5", "source": "The order list"}
    )
    topic = Topic.objects.get()
    assert (topic.state, topic.number, topic.upward) == ("studied", "QC-1", False)
    assert topic.evidence.get().value == Decimal("12.5")
    body = diego.get(page).content.decode()
    assert "12.5" in body
    assert browser(lab, "nadia").get(page).status_code == 404


def test_the_certificate_of_an_award_is_a_file(lab: Lab) -> None:
    topic, number = reviewed(lab)
    path = f"{REVIEWS}{number}/entries/{topic.reviews.get().pk}/award.pdf"
    assert browser(lab, "ana").get(path).status_code == 404
    publish_review(**acting(lab, "ana"), number=number)
    answer = browser(lab, "farid").get(path)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_home_page_tells_each_what_waits(lab: Lab) -> None:
    an_idea(lab)
    seen = {
        who: "Price list under glass" in browser(lab, who).get("/innovation/").content.decode()
        for who in ("diego", "ana", "elena")
    }
    assert seen == {"diego": True, "ana": True, "elena": False}


def test_days_are_those_of_the_county_and_not_of_greenwich(lab: Lab) -> None:
    """At seven in the morning in Shanghai it is still the day before in Greenwich."""
    idea = answered(lab, an_idea(lab))
    morning = datetime(2026, 3, 9, 23, tzinfo=UTC)
    Idea.objects.update(written_at=morning, answered_at=morning)

    with timezone.override("Asia/Shanghai"):
        file = browser(lab, "diego").get(f"{IDEAS}?export=csv&columns=line,written,answered")

    assert "2026-03-10,2026-03-10" in file.content.decode()
    assert idea.line in file.content.decode()


def test_who_belongs_to_no_centre_reads_the_climate_of_the_company(lab: Lab) -> None:
    on = timezone.localdate()
    an_idea(lab)
    Idea.objects.update(written_at=timezone.now(), answer_due=on)

    shown = {
        who: browser(lab, who).get("/innovation/climate/").content.decode() for who in ("yusuf", "diego")
    }

    assert ["The whole company" in page for page in shown.values()] == [True, False]
    assert all("1 suggestion" in page for page in shown.values())
    assert all(lab.county.company.name in page for page in shown.values())


def test_taking_over_is_offered_where_there_is_a_centre_to_take_it_over(lab: Lab) -> None:
    idea = an_idea(lab)
    answered(lab, idea, "adopt")
    page, deed = f"{IDEAS}{idea.pk}/", f"{IDEAS}{idea.pk}/take-over/"
    offered = {who: deed in browser(lab, who).get(page).content.decode() for who in ("ana", "nadia")}
    assert offered == {"ana": False, "nadia": True}
    assert browser(lab, "ana").get(deed).status_code == 404
    assert browser(lab, "nadia").get(deed).status_code == 200


def test_the_form_of_a_topic_shows_its_aim_as_it_was_typed(lab: Lab) -> None:
    topic = a_topic(lab, aim=Decimal(150))
    page = browser(lab, "diego").get(f"{TOPICS}{topic.pk}/change/").content.decode()
    assert 'value="150"' in page
    assert "150.0000" not in page


def test_whoever_finds_no_topic_to_enter_reads_why_and_has_nothing_to_press(lab: Lab) -> None:
    review = a_review(lab, [worked_through(lab, a_topic(lab))], ["bruno"])
    empty = browser(lab, "ana").get(f"{REVIEWS}{review.pk}/topics/").content.decode()
    worked_through(lab, a_topic(lab))
    able = browser(lab, "ana").get(f"{REVIEWS}{review.pk}/topics/").content.decode()
    assert ["Enter them" in page for page in (empty, able)] == [False, True]
    assert ["None waits" in page for page in (empty, able)] == [True, False]
