"""Courses, their materials and self-study through the services."""

from datetime import date, timedelta
from struct import pack
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import (
    Course,
    CourseDone,
    CourseProposal,
    LearningTime,
    MaterialSeen,
    MaterialVersion,
)
from ronda.learning.queries.courses import course_for, courses_for, done_seen
from ronda.learning.queries.feedback import feedback_of
from ronda.learning.queries.materials import version_for
from ronda.learning.queries.proposals import chain_of, proposal_for, proposals_for
from ronda.learning.queries.study import study_of
from ronda.learning.rules.courses.markup import as_html
from ronda.learning.services.causes import propose_for
from ronda.learning.services.completing import complete_course
from ronda.learning.services.courses import (
    CourseSaid,
    change_course,
    make_course,
    offer_course,
    retire_course,
)
from ronda.learning.services.materials import MaterialSaid, add_material, change_material, remove_material
from ronda.learning.services.proposals import decline_proposal, propose_as_leader, take_proposal
from ronda.learning.services.seeing import finish_link, report_seen
from ronda.learning.services.self_study import begin_again, complete_self_study, give_feedback
from ronda.learning.tests.course_world import DAY, NOW, a_competence, a_course
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_county
from ronda.work.tests.builders import a_town

pytestmark = pytest.mark.django_db
WORDS = "word " * 360  # two minutes of reading, one of them has to be spent
SECOND = timedelta(seconds=1)


def a_video(seconds: int, name: str = "film.mp4") -> SimpleUploadedFile:
    """The boxes of an MP4 file that say how long it is."""
    header = pack(">I4s4xIIII", 28, b"mvhd", 0, 0, 1000, seconds * 1000)
    kind = pack(">I4s4s4x", 16, b"ftyp", b"isom")
    return SimpleUploadedFile(name, kind + pack(">I4s", 8 + len(header), b"moov") + header)


def add(
    county: County, course: Course, kind: str = "text", by: str = "ana", **said: object
) -> MaterialVersion:
    values = {"title": "Reading", "text": WORDS if kind == "text" else ""}
    return add_material(
        by=county.viewer_of(by),
        at=NOW,
        today=DAY,
        course=course.pk,
        kind=kind,
        said=MaterialSaid(**values | said),  # type: ignore[arg-type]
    )


def see(
    by: Viewer,
    version: MaterialVersion,
    seconds: int,
    *,
    start: int = 0,
    pieces: list[tuple[int, int]] | None = None,
) -> None:
    """Opened at a second of the day, and reported every ten seconds."""
    for passed in range(0, seconds + 1, 10):
        now = NOW + (start + passed) * SECOND
        at_once = [each for each in pieces or [] if each[1] == passed]
        report_seen(by=by, at=now, today=DAY, version=version.pk, seconds=10 if passed else 0, pieces=at_once)


def test_a_course_is_a_draft_until_it_is_offered_and_who_did_it_reads_it_after_it_was_retired() -> None:
    county = a_county()
    ana, diego, elena = (county.viewer_of(name) for name in ("ana", "diego", "elena"))
    course = make_course(by=ana, at=NOW, said=CourseSaid("D1", "Displays", "self_study", 30))
    assert not courses_for(diego)

    offer_course(by=ana, at=NOW, number=course.pk)
    assert courses_for(diego).count() == 1

    complete_course(
        by=diego,
        at=NOW,
        course=Course.objects.get(),
        person_id=county.diego.pk,
        day=DAY,
        minutes=20,
        how="self_study",
    )
    retire_course(by=ana, at=NOW, number=course.pk)
    assert courses_for(diego).count() == 1
    assert not courses_for(elena)
    assert not courses_for(county.hugos_viewer)


def test_only_keepers_make_courses_and_only_teachers_write_materials() -> None:
    county = a_county()
    said = CourseSaid("D1", "Displays", "self_study", 30)
    for name in ("diego", "bruno"):
        with pytest.raises(NotAllowedError):
            make_course(by=county.viewer_of(name), at=NOW, said=said)
    course = a_course(county.company, trainer=county.bruno)

    add(county, course, by="bruno")

    for name in ("diego", "carmen"):
        with pytest.raises(NotAllowedError):
            add(county, course, by=name)


def test_courses_that_would_go_round_in_a_circle_are_refused_by_name() -> None:
    county = a_county()
    ana = county.viewer_of("ana")
    first, second = a_course(county.company, "D1"), a_course(county.company, "D2")
    said = {"form": "self_study", "minutes": 30}
    change_course(
        by=ana,
        at=NOW,
        number=second.pk,
        said=CourseSaid("D2", "Second", requires=[first.pk], **said),  # type: ignore[arg-type]
    )

    with pytest.raises(RefusedError, match="circle: Course D1 → Second → Course D1"):
        change_course(
            by=ana,
            at=NOW,
            number=first.pk,
            said=CourseSaid("D1", "First", requires=[second.pk], **said),  # type: ignore[arg-type]
        )

    first.refresh_from_db()
    assert first.title == "Course D1"


def test_what_stands_in_a_form_and_is_not_the_companys_is_refused() -> None:
    county = a_county()
    ana = county.viewer_of("ana")
    a_course(county.company, "D1")
    said = CourseSaid("D1", " ", "dancing", 0, posts=["king"], trainer=county.hugo.pk, priority=99)

    with pytest.raises(RefusedError) as refused:
        make_course(by=ana, at=NOW, said=said)

    assert {each.where for each in refused.value.problems} == {
        "code", "title", "form", "minutes", "posts", "trainer", "priority",
    }  # fmt: skip


def test_a_text_is_cleaned_and_its_reading_time_counted() -> None:
    county = a_county()
    dirty = f"<h2>Look</h2><p onclick='x()'>{WORDS}<script>alert(1)</script></p>"

    version = add(county, a_course(county.company), text=dirty)

    assert version.text.startswith("<h2>Look</h2><p>word")
    assert "script" not in version.text
    assert version.seconds == 120


def test_marks_of_plain_text_become_headings_lists_and_bold_words_and_nothing_else() -> None:
    told = as_html("# Shelf\nOne & *two*\nthree\n\n- **first**\n- second\n1. then <b>\n")

    assert told == (
        "<h2>Shelf</h2>\n<p>One &amp; <em>two</em><br>three</p>\n"
        "<ul><li><strong>first</strong></li><li>second</li></ul>\n<ol><li>then &lt;b&gt;</li></ol>"
    )


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        ("text", {"text": "  "}, "is empty"),
        ("text", {"title": " "}, "is empty"),
        ("link", {"link": "javascript:alert(1)"}, "is no address"),
        ("pdf", {}, "is not chosen"),
        ("pdf", {"file": SimpleUploadedFile("a.pdf", b"<html>")}, "is not a PDF"),
        ("pdf", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "are not said"),
        ("video", {"file": SimpleUploadedFile("a.mp4", b"%PDF-1.7 film")}, "is not an MP4 or WebM"),
        ("video", {"file": SimpleUploadedFile("a.mp4", b"....ftypisom....")}, "are not said"),
        ("spell", {}, "is no kind"),
    ],
)
def test_a_material_that_is_not_what_it_says_is_refused(kind: str, said: dict[str, Any], why: str) -> None:
    county = a_county()

    with pytest.raises(RefusedError, match=why):
        add(county, a_course(county.company), kind, **said)

    assert not MaterialVersion.objects.exists()


def test_a_video_says_itself_how_long_it_is_and_is_known_by_its_content() -> None:
    county = a_county()

    version = add(county, a_course(county.company), "video", file=a_video(100, "holiday.txt"))

    assert version.seconds == 100
    assert str(version.file.name).endswith(".mp4")
    assert "holiday" not in str(version.file.name)
    assert len(version.digest) == 64


def test_a_new_version_says_what_changed_and_the_earlier_one_stays_for_who_learnt_from_it() -> None:
    county = a_county()
    course = a_course(county.company)
    ana, diego, elena = (county.viewer_of(name) for name in ("ana", "diego", "elena"))
    first = add(county, course)
    see(diego, first, 10)
    with pytest.raises(RefusedError, match="is not said"):
        change_material(
            by=ana, at=NOW, today=DAY, number=first.material_id, said=MaterialSaid("Reading", text="New")
        )

    second = change_material(
        by=ana,
        at=NOW,
        today=DAY,
        number=first.material_id,
        said=MaterialSaid("Reading", text="New", what_changed="Prices of autumn"),
    )

    assert second.number == 2
    assert version_for(diego, first.pk).number == 1
    assert version_for(ana, first.pk).number == 1
    with pytest.raises(NotAllowedError):
        version_for(elena, first.pk)
    with pytest.raises(NotAllowedError):
        version_for(county.hugos_viewer, second.pk)

    remove_material(by=ana, at=NOW, number=first.material_id)
    assert version_for(diego, first.pk).number == 1
    with pytest.raises(NotAllowedError):
        version_for(elena, second.pk)


def test_reading_counts_the_time_in_front_and_two_pages_at_once_count_once() -> None:
    county = a_county()
    course = a_course(county.company)
    diego = county.viewer_of("diego")
    one, two = add(county, course), add(county, course)
    for version in (one, two):
        report_seen(by=diego, at=NOW, today=DAY, version=version.pk, seconds=0)

    for passed in range(10, 61, 10):
        for version in (one, two):
            report_seen(by=diego, at=NOW + passed * SECOND, today=DAY, version=version.pk, seconds=10)

    assert study_of(diego, course, on=DAY).seconds == 60
    assert [each.finished for each in study_of(diego, course, on=DAY).items] == [True, False]


def test_a_video_is_finished_when_ninety_per_cent_have_run_and_jumping_to_the_end_is_not_enough() -> None:
    county = a_county()
    course = a_course(county.company)
    diego, elena = county.viewer_of("diego"), county.viewer_of("elena")
    version = add(county, course, "video", file=a_video(100))

    see(diego, version, 20, pieces=[(80, 100)])
    report_seen(by=diego, at=NOW + 30 * SECOND, today=DAY, version=version.pk, seconds=10, pieces=[(90, 100)])
    assert not study_of(diego, course, on=DAY).items[0].finished

    see(elena, version, 90, pieces=[(each, each + 10) for each in range(0, 90, 10)])
    item = study_of(elena, course, on=DAY).items[0]
    assert (item.has, item.finished) == (90, True)


def test_self_study_is_completed_with_the_minutes_seen_once_everything_compulsory_is_finished() -> None:
    county = a_county()
    course = a_course(county.company, competence=a_competence(county.company))
    diego = county.viewer_of("diego")
    first = add(county, course)
    link = add(county, course, "link", link="https://example.org/law")
    add(county, course, compulsory=False)
    see(diego, first, 130)
    with pytest.raises(RefusedError, match="not finished"):
        complete_self_study(by=diego, at=NOW, today=DAY, number=course.pk)
    finish_link(by=diego, at=NOW + 140 * SECOND, today=DAY, version=link.pk)

    done = complete_self_study(by=diego, at=NOW + 150 * SECOND, today=DAY, number=course.pk)

    assert (done.minutes, done.how) == (2, "self_study")
    assert LearningTime.objects.get().minutes == 2
    with pytest.raises(RefusedError, match="is done already"):
        complete_self_study(by=diego, at=NOW + 160 * SECOND, today=DAY, number=course.pk)
    assert LearningTime.objects.count() == 1


def test_an_open_page_is_no_more_than_half_as_long_again_as_the_course() -> None:
    county = a_county()
    course = a_course(county.company, minutes=2)
    diego = county.viewer_of("diego")
    see(diego, add(county, course), 600)

    done = complete_self_study(by=diego, at=NOW + 700 * SECOND, today=DAY, number=course.pk)

    assert done.minutes == 3


def test_what_comes_before_is_done_first_and_a_class_is_not_completed_alone() -> None:
    county = a_county()
    diego = county.viewer_of("diego")
    before, course = a_course(county.company, "D1"), a_course(county.company, "D2")
    course.requires.add(before)
    see(diego, add(county, course), 70)

    with pytest.raises(RefusedError, match="comes after Course D1"):
        complete_self_study(by=diego, at=NOW + 80 * SECOND, today=DAY, number=course.pk)
    with pytest.raises(RefusedError, match="is not learnt alone"):
        complete_self_study(
            by=diego, at=NOW, today=DAY, number=a_course(county.company, "D3", form="class").pk
        )


def test_a_course_that_is_due_again_starts_from_nothing() -> None:
    county = a_county()
    course = a_course(county.company, refresh_months=6)
    diego = county.viewer_of("diego")
    see(diego, add(county, course), 70)
    complete_self_study(by=diego, at=NOW + 80 * SECOND, today=DAY, number=course.pk)
    with pytest.raises(RefusedError, match="is not due again"):
        begin_again(by=diego, at=NOW + 90 * SECOND, today=DAY, number=course.pk)

    spring = date(2023, 4, 17)
    assert study_of(diego, course, on=spring).due_again
    begin_again(by=diego, at=NOW + timedelta(days=182), today=spring, number=course.pk)

    study = study_of(diego, course, on=spring)
    assert (study.seconds, study.finished, study.hindrance) == (0, 0, "unfinished")
    assert CourseDone.objects.count() == 1


def test_the_mean_of_what_people_say_is_told_from_three_answers_on_and_words_without_names() -> None:
    county = a_county()
    course = a_course(county.company)
    for name, rating in (("diego", 5), ("elena", 4), ("farid", 2)):
        complete_course(
            by=county.viewer_of(name),
            at=NOW,
            course=course,
            person_id=county.people[name].pk,
            day=DAY,
            minutes=30,
            how="self_study",
        )
        told = feedback_of(county.viewer_of("ana"), course, on=DAY)
        assert told.mean is None
        give_feedback(by=county.viewer_of(name), at=NOW, number=course.pk, rating=rating, text=f"By {name}")

    told = feedback_of(county.viewer_of("ana"), course, on=DAY)
    assert (told.answers, f"{told.mean:.2f}") == (3, "3.67")
    assert told.words == ["By diego", "By elena", "By farid"]
    assert feedback_of(county.viewer_of("diego"), course, on=DAY).words == ()
    with pytest.raises(NotAllowedError):
        give_feedback(by=county.viewer_of("bruno"), at=NOW, number=course.pk, rating=5)
    with pytest.raises(RefusedError, match="from 1 to 5"):
        give_feedback(by=county.viewer_of("diego"), at=NOW, number=course.pk, rating=6)


def test_who_has_done_a_course_is_seen_by_oneself_by_those_who_lead_and_by_its_trainer() -> None:
    town = a_town()
    county = town.county
    course = a_course(county.company, trainer=county.bruno)
    complete_course(
        by=county.viewer_of("diego"),
        at=NOW,
        course=course,
        person_id=county.diego.pk,
        day=DAY,
        minutes=30,
        how="self_study",
    )

    seen = town.count_seen(lambda viewer: done_seen(viewer, on=DAY))

    assert {who for who, number in seen.items() if number} == {"operator", "leader", "ana", "bruno", "diego"}
    administrator = Viewer(county.company.pk, county.carmen.pk, frozenset({"administrator"}), frozenset())
    assert not done_seen(administrator, on=DAY)


def test_something_weak_proposes_the_courses_that_help_with_it_and_the_person_settles_it() -> None:
    town = a_town()
    county = town.county
    course = a_course(
        county.company, helps_with=["indicator.brand_listing"], competence=a_competence(county.company)
    )
    a_course(county.company, "D2", helps_with=["indicator.brand_listing_more"])
    diego = county.viewer_of("diego")

    proposed = propose_for(
        company_id=county.company.pk,
        person_id=county.diego.pk,
        cause="indicator",
        code="brand_listing",
        said={"month": "2022-09"},
        at=NOW,
    )

    assert [each.course_id for each in proposed] == [course.pk]
    seen = town.count_seen(lambda viewer: proposals_for(viewer, on=DAY))
    assert {who for who, number in seen.items() if number} == {"operator", "leader", "ana", "diego"}
    number = proposed[0].pk
    for name in ("elena", "ana"):
        with pytest.raises(NotAllowedError):
            take_proposal(by=county.viewer_of(name), at=NOW, number=number)
    with pytest.raises(RefusedError, match="is wanting in words"):
        decline_proposal(by=diego, at=NOW, number=number, why=" ")

    assert take_proposal(by=diego, at=NOW, number=number).state == "taken"

    with pytest.raises(RefusedError, match="settled meanwhile"):
        decline_proposal(by=diego, at=NOW, number=number, why="No")
    later = NOW + timedelta(days=3)
    complete_course(
        by=diego,
        at=later,
        course=course,
        person_id=county.diego.pk,
        day=later.date(),
        minutes=30,
        how="self_study",
    )
    chain = chain_of(diego, proposal_for(diego, number, on=DAY))
    assert chain.done is not None
    assert chain.effect is not None
    assert chain.effect.due_on == later.date() + timedelta(days=45)


def test_a_leader_proposes_to_those_whom_the_leader_leads() -> None:
    county = a_county()
    course = a_course(county.company)
    ana = county.viewer_of("ana")

    propose_as_leader(
        by=ana, at=NOW, today=DAY, course=course.pk, person_id=county.diego.pk, why="Displays of autumn"
    )

    assert CourseProposal.objects.get().said["by"] == county.ana.pk
    with pytest.raises(RefusedError, match="lies open"):
        propose_as_leader(by=ana, at=NOW, today=DAY, course=course.pk, person_id=county.diego.pk, why="Again")
    for by, person in ((county.viewer_of("diego"), county.elena), (ana, county.hugo)):
        with pytest.raises(NotAllowedError):
            propose_as_leader(by=by, at=NOW, today=DAY, course=course.pk, person_id=person.pk, why="Why")


def test_nothing_of_a_course_is_read_or_written_from_another_company() -> None:
    county = a_county()
    course = a_course(county.company)
    version = add(county, course)
    hugo = county.hugos_viewer

    with pytest.raises(NotAllowedError):
        course_for(hugo, course.pk)
    with pytest.raises(NotAllowedError):
        report_seen(by=hugo, at=NOW, today=DAY, version=version.pk, seconds=10)
    with pytest.raises(NotAllowedError):
        complete_self_study(by=hugo, at=NOW, today=DAY, number=course.pk)
    with pytest.raises(NotAllowedError):
        retire_course(by=county.other_viewer, at=NOW, number=course.pk)
    assert not MaterialSeen.objects.exists()
