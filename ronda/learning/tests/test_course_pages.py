"""The pages of courses as a browser asks for them: by role, with a file in pieces, and for strangers."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.learning.models import Course, CourseDone, CourseProposal, Material, MaterialSeen, MaterialVersion
from ronda.learning.services.materials import MaterialSaid, add_material
from ronda.learning.tests.course_world import a_competence, a_course
from ronda.people.tests.builders import County, a_county

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 0123456789"


@pytest.fixture(autouse=True)
def media(tmp_path: Any) -> Any:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield


@pytest.fixture
def county() -> County:
    return a_county()


def browser(county: County, name: str) -> Client:
    person = county.hugo if name == "hugo" else county.people[name]
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def add(county: County, course: Course, kind: str = "text", **said: Any) -> MaterialVersion:
    values = {"title": "Reading", "text": "word " * 30 if kind == "text" else ""}
    return add_material(
        by=county.viewer_of("ana"),
        at=timezone.now(),
        today=timezone.localdate(),
        course=course.pk,
        kind=kind,
        said=MaterialSaid(**values | said),
    )


def a_pdf(county: County, course: Course) -> MaterialVersion:
    return add(county, course, "pdf", file=SimpleUploadedFile("Sheet.pdf", PDF), minutes=5)


def test_a_keeper_makes_a_course_adds_a_text_and_offers_it(county: County) -> None:
    a_competence(county.company)
    ana = browser(county, "ana")
    written = {
        "code": "D1",
        "title": "Displays that sell",
        "form": "self_study",
        "minutes": "30",
        "cost": "12.50",
        "competences": ["display"],
        "posts": ["account_manager"],
    }

    made = ana.post("/learning/courses/new/", written)
    course = Course.objects.get()
    assert made["Location"] == f"/learning/courses/{course.pk}/"
    assert (course.cost_cents, course.posts, course.state) == (1250, ["account_manager"], "draft")

    ana.post(
        f"/learning/courses/{course.pk}/materials/text/",
        {"title": "Eye level", "text": "# Why\nBecause.", "compulsory": "on"},
    )
    ana.post(f"/learning/courses/{course.pk}/steps/offer/")

    assert MaterialVersion.objects.get().text == "<h2>Why</h2>\n<p>Because.</p>"
    page = browser(county, "diego").get(f"/learning/courses/{course.pk}/").content.decode()
    assert "Displays that sell" in page
    assert "Eye level" in page
    assert "New version" not in page
    assert "12.5" not in page


def test_a_refused_form_says_what_is_wrong_at_its_field(county: County) -> None:
    a_course(county.company, "D1")

    answer = browser(county, "ana").post(
        "/learning/courses/new/", {"code": "D1", "title": "Again", "form": "class", "minutes": "30"}
    )

    assert answer.status_code == 422
    assert "Write a code that no other course has." in answer.content.decode()


def test_a_file_that_is_no_pdf_is_refused_in_a_sentence(county: County) -> None:
    course = a_course(county.company)

    answer = browser(county, "ana").post(
        f"/learning/courses/{course.pk}/materials/pdf/",
        {"title": "Sheet", "minutes": "5", "file": SimpleUploadedFile("sheet.pdf", b"MZ not a page")},
    )

    assert answer.status_code == 422
    assert "This is no PDF file, whatever its name says" in answer.content.decode()
    assert not Material.objects.exists()


def test_a_file_comes_whole_or_in_the_piece_that_is_asked_for(county: County) -> None:
    version = a_pdf(county, a_course(county.company))
    diego = browser(county, "diego")
    address = f"/learning/materials/{version.pk}/file/"

    whole = diego.get(address)
    assert (whole.status_code, whole["Accept-Ranges"], whole["X-Frame-Options"]) == (
        200,
        "bytes",
        "SAMEORIGIN",
    )
    assert b"".join(whole.streaming_content) == PDF  # type: ignore[attr-defined]

    for asked, got, told in (
        ("bytes=0-3", b"%PDF", "bytes 0-3/19"),
        ("bytes=9-", b"0123456789", "bytes 9-18/19"),
        ("bytes=-2", b"89", "bytes 17-18/19"),
        ("bytes=15-400", b"6789", "bytes 15-18/19"),
    ):
        piece = diego.get(address, headers={"Range": asked})
        assert (piece.status_code, piece["Content-Range"]) == (206, told)
        assert b"".join(piece.streaming_content) == got  # type: ignore[attr-defined]

    beyond = diego.get(address, headers={"Range": "bytes=19-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, "bytes */19")
    assert diego.get(address, {"download": "1"})["Content-Disposition"].startswith("attachment")


def test_what_a_page_reports_is_kept_and_nonsense_is_nothing(county: County) -> None:
    version = add(county, a_course(county.company))
    diego = browser(county, "diego")
    address = f"/learning/materials/{version.pk}/seen/"

    first = diego.post(address, json.dumps({"seconds": 500}), content_type="application/json")
    assert first.json() == {"perCent": 0, "finished": False, "told": "0 per cent of what is needed"}

    for body in ("", "[]", '{"seconds": "x"}', '{"pieces": [[1]]}', '{"seconds": -1e999}'):
        assert diego.post(address, body, content_type="application/json").status_code == 200
    assert MaterialSeen.objects.get().seconds == 0


def test_a_course_is_completed_by_its_button_and_feedback_follows(county: County) -> None:
    course = a_course(county.company)
    version = add(county, course)
    diego = browser(county, "diego")
    page = f"/learning/courses/{course.pk}/"
    refused = diego.post(f"{page}complete/", follow=True).content.decode()
    assert "Finish the compulsory materials first." in refused
    now = timezone.now()
    MaterialSeen.objects.create(
        version=version, person=county.diego, seconds=200, first_at=now, last_at=now, finished_at=now
    )
    assert "Complete the course: 3 minutes count" in diego.get(page).content.decode()

    done = diego.post(f"{page}complete/", follow=True).content.decode()
    assert "The course is completed; 3 minutes count." in done
    assert "You have done this course" in diego.post(f"{page}complete/", follow=True).content.decode()

    diego.post(f"{page}feedback/", {"rating": "4", "text": "Short and good"})
    assert CourseDone.objects.get().rating == 4
    assert "a mean is shown from 3 answers on" in diego.get(page).content.decode()


def test_a_proposal_is_taken_or_declined_with_a_reason_that_the_leader_reads(county: County) -> None:
    course = a_course(county.company)
    ana, diego = browser(county, "ana"), browser(county, "diego")
    ana.post(
        f"/learning/courses/{course.pk}/propose/",
        {"person": str(county.diego.pk), "why": "Displays of October"},
    )
    number = CourseProposal.objects.get().pk
    assert "Course D1" in diego.get("/learning/").content.decode()
    assert "Take the course" in diego.get(f"/learning/proposals/{number}/").content.decode()
    assert "Take the course" not in ana.get(f"/learning/proposals/{number}/").content.decode()
    assert diego.post(f"/learning/proposals/{number}/decline/", {"why": ""}).status_code == 422

    diego.post(f"/learning/proposals/{number}/decline/", {"why": "I did it at the college"})

    assert "I did it at the college" in ana.get(f"/learning/proposals/{number}/").content.decode()


def test_another_companys_person_an_administrator_and_a_colleague_learn_nothing_of_anybody(
    county: County,
) -> None:
    course = a_course(county.company, helps_with=["indicator.brand_listing"])
    version = a_pdf(county, course)
    draft = a_course(county.company, "D2", state="draft")
    CourseDone.objects.create(
        company=county.company,
        course=course,
        person=county.diego,
        day="2022-10-17",
        minutes=30,
        how="class",
        at=timezone.now(),
    )
    proposal = CourseProposal.objects.create(
        company=county.company,
        course=course,
        person=county.diego,
        cause="indicator",
        proposed_at=timezone.now(),
    )
    hugo, elena = browser(county, "hugo"), browser(county, "elena")

    for page in (
        f"/learning/courses/{course.pk}/",
        f"/learning/materials/{version.pk}/",
        f"/learning/materials/{version.pk}/file/",
        f"/learning/proposals/{proposal.pk}/",
    ):
        assert hugo.get(page).status_code == 404
    assert b"Course D1" not in hugo.get("/learning/courses/").content
    for page in (
        f"/learning/courses/{draft.pk}/",
        f"/learning/proposals/{proposal.pk}/",
        "/learning/courses/new/",
    ):
        assert elena.get(page).status_code == 404
    assert b"Diego Park" not in elena.get(f"/learning/courses/{course.pk}/").content
    assert b"Diego Park" not in elena.get("/learning/proposals/").content
    assert b"Diego Park" in browser(county, "ana").get(f"/learning/courses/{course.pk}/").content
