"""The pages of questions, places and photos; and what the visit's pages show of them to whom."""

from pathlib import Path
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ronda.people.models import Person
from ronda.people.tests.builders import a_person, a_role
from ronda.visits.models import Flag, Photo, PlaceReading, ReadingLook, Visit, VisitForm
from ronda.visits.tests.proof_world import (
    DEGREES_OF_800_METRES,
    DOOR,
    NINE,
    a_picture,
    a_placed_town,
    begin,
    place,
    send,
)
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import ACCOUNTS, browser_of

pytestmark = pytest.mark.django_db
QUESTIONS, PLACES = "/visits/questions/", "/visits/places/"
# What would tell where somebody was: the first decimals of the degrees, in any writing.
DEGREES = ("33.44", "33,44", "70.66", "70,66")


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    at_nine(monkeypatch)
    town = a_placed_town()
    for name, code in ACCOUNTS.items():
        Person.objects.filter(code=code).update(user=User.objects.create_user(name))
    return town


def words_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def a_far_visit(town: Town) -> Flag:
    send(town, begin(town, said=place(DEGREES_OF_800_METRES, accuracy=20)))
    return Flag.objects.get()


def test_the_person_reads_the_question_and_answers_it(town: Town) -> None:
    flag = a_far_visit(town)
    diego = browser_of("diego")
    page = f"{QUESTIONS}{flag.pk}/"

    told = words_of(diego, page)
    assert "about 800 metres from the outlet, with an accuracy of 20 metres" in told
    answer = diego.post(page, {"answer": "I met the owner at the market."}, follow=True)

    assert "Your answer stands with the question." in answer.content.decode()
    flag.refresh_from_db()
    assert (flag.state, flag.answer) == ("answered", "I met the owner at the market.")


def test_the_director_finds_it_explained_and_cannot_confirm_before_the_answer(town: Town) -> None:
    flag = a_far_visit(town)
    ana = browser_of("ana")
    page = f"{QUESTIONS}{flag.pk}/"

    assert 'value="confirm"' not in words_of(ana, page)
    refused = ana.post(page, {"how": "confirm", "why": "Not there."})
    assert refused.status_code == 422
    ana.post(page, {"how": "explain", "why": "The owner has a stall there."})

    flag.refresh_from_db()
    assert (flag.state, flag.settled_why) == ("dismissed", "The owner has a stall there.")
    assert "The owner has a stall there." in words_of(browser_of("diego"), page)


def test_a_settled_question_has_no_form_any_more(town: Town) -> None:
    flag = a_far_visit(town)
    page = f"{QUESTIONS}{flag.pk}/"
    ana = browser_of("ana")
    ana.post(page, {"how": "explain", "why": "It is well."})

    assert 'name="why"' not in words_of(ana, page)
    assert 'name="answer"' not in words_of(browser_of("diego"), page)


def test_others_do_not_learn_that_there_is_a_question(town: Town) -> None:
    flag = a_far_visit(town)
    visit = f"/visits/{Visit.objects.get().pk}/"

    for who in ("bruno", "elena", "hugo"):
        browser = browser_of(who)
        assert browser.get(f"{QUESTIONS}{flag.pk}/").status_code == 404, who
        assert "Shop O1" not in words_of(browser, QUESTIONS), who
    told = words_of(browser_of("bruno"), visit)
    assert "Distance to the outlet" not in told
    assert "Place and questions" not in told
    assert "Distance to the outlet" in words_of(browser_of("ana"), visit)


def test_a_representative_sees_counts_by_kind_and_no_name(town: Town) -> None:
    a_far_visit(town)
    wei = a_person(town.county.company, "E40", "Wei Chen")
    a_role(wei, "staff_representative")
    Person.objects.filter(pk=wei.pk).update(user=User.objects.create_user("wei"))
    told = words_of(browser_of("wei"), QUESTIONS)

    assert "Distance to the outlet" in told
    assert not any(name in told for name in ("Shop O1", "Diego", "800"))


def test_the_list_is_narrowed_down_and_its_file_has_no_place_and_no_distance(town: Town) -> None:
    a_far_visit(town)
    ana = browser_of("ana")

    assert "No question fits these filters." in words_of(ana, f"{QUESTIONS}?state=answered")
    assert "Shop O1" in words_of(ana, f"{QUESTIONS}?state=asked&kind=far&person=E05")
    file = ana.get(f"{QUESTIONS}?export=csv").content.decode()
    assert "Shop O1" in file
    assert not any(each in file for each in ("800", *DEGREES))


def test_ones_own_reading_is_shown_as_a_distance_and_a_coarse_circle_only(town: Town) -> None:
    a_far_visit(town)
    reading = PlaceReading.objects.get()
    diego = browser_of("diego")

    for address in (PLACES, f"{PLACES}{reading.pk}/", f"/visits/{Visit.objects.get().pk}/"):
        told = words_of(diego, address)
        assert "800 metres" in told, address
        assert not any(each in told for each in DEGREES), address
    assert "Nobody has looked at this place." in words_of(diego, f"{PLACES}{reading.pk}/")
    assert not ReadingLook.objects.exists()


def test_the_director_looks_after_naming_a_purpose_and_the_person_reads_it(town: Town) -> None:
    a_far_visit(town)
    page = f"{PLACES}{PlaceReading.objects.get().pk}/"
    ana = browser_of("ana")

    assert "coarse-place" not in words_of(ana, page)
    assert ana.post(page, {"purpose": "", "more": "curious"}).status_code == 422
    assert not ReadingLook.objects.exists()
    shown = ana.post(page, {"purpose": "question", "more": "Was he at the market?"}, follow=True)

    told = shown.content.decode()
    assert "coarse-place" in told
    assert not any(each in told for each in DEGREES)
    assert "To settle a question about this visit: Was he at the market?" in words_of(
        browser_of("diego"), PLACES
    )


def test_nobody_else_reaches_a_reading(town: Town) -> None:
    a_far_visit(town)
    page = f"{PLACES}{PlaceReading.objects.get().pk}/"

    for who in ("bruno", "elena", "hugo"):
        browser = browser_of(who)
        assert browser.get(page).status_code == 404, who
        assert browser.post(page, {"purpose": "question"}).status_code == 404, who


def test_no_search_and_no_list_of_visits_knows_a_place(town: Town) -> None:
    a_far_visit(town)
    ana = browser_of("ana")

    for address in ("/search/?q=33.44", "/visits/list/", "/visits/list/?export=csv", "/outlets/O1/"):
        body = ana.get(address).content.decode()
        # The outlet's own point is on the outlet's page; the reading was 0.0072 degrees north of it.
        assert f"{DOOR[0] + DEGREES_OF_800_METRES:.4f}" not in body, address


def test_check_in_and_check_out_with_the_place_of_the_browser(town: Town) -> None:
    diego = browser_of("diego")
    there = {"place_latitude": "-33.45", "place_longitude": "-70.66", "place_accuracy": "12.5"}
    clock = {"place_clock": NINE.isoformat()}

    key = UUID("00000000-0000-4000-8000-000000000009")
    assert 'name="place_clock"' in words_of(diego, "/visits/prepare/O1/")
    diego.post("/visits/prepare/O1/", {"key": str(key), "kind": "visit", **there, **clock})
    form = {"reason": "frequency", "outcome": "Fine.", "without_place": "1", **there, **clock}
    diego.post(f"/visits/forms/{key}/", form)

    [reading] = PlaceReading.objects.all()
    assert (reading.moment, reading.distance_metres, reading.accuracy_metres) == ("arrived", 0, 12.5)
    assert Visit.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"place_clock": "soon"}, {"place_clock": "2022-10-13T99:00Z"}])
def test_a_browser_without_a_script_or_with_nonsense_checks_in_like_any_other(
    town: Town, sent: dict[str, str]
) -> None:
    key = "00000000-0000-4000-8000-000000000009"

    browser_of("diego").post("/visits/prepare/O1/", {"key": key, "kind": "visit", **sent})

    assert VisitForm.objects.count() == 1
    assert not PlaceReading.objects.exists()


def test_in_the_evening_no_page_asks_for_a_place(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    at_nine(monkeypatch, hour=20)

    assert 'name="place_clock"' not in words_of(browser_of("diego"), "/visits/prepare/O1/")


def test_a_photo_is_added_shown_small_and_taken_out_on_the_page(town: Town, ronda_home: Path) -> None:
    key = begin(town)
    diego = browser_of("diego")
    add = f"/visits/forms/{key}/photos/"

    told = diego.post(add, {"photo": a_file(), "fresh": "1"}, headers={"X-Requested-With": "fetch"})
    photo = Photo.objects.get()
    assert f"/visits/photos/{photo.pk}/?small" in told.content.decode()
    assert photo.in_app
    small = browser_of("ana").get(f"/visits/photos/{photo.pk}/?small")
    assert (small.status_code, small["Content-Type"]) == (200, "image/jpeg")
    assert small["X-Content-Type-Options"] == "nosniff"
    for who in ("elena", "hugo"):
        assert browser_of(who).get(f"/visits/photos/{photo.pk}/").status_code == 404

    diego.post(f"{add}{photo.pk}/out/")
    assert diego.get(f"/visits/photos/{photo.pk}/").status_code == 404


def test_what_is_no_photo_is_told_in_a_sentence(town: Town, ronda_home: Path) -> None:
    key = begin(town)
    add = f"/visits/forms/{key}/photos/"
    diego = browser_of("diego")

    told = diego.post(
        add, {"photo": SimpleUploadedFile("x.jpg", b"<script>")}, headers={"X-Requested-With": "fetch"}
    )
    assert told.status_code == 409
    assert "This is no photo that can be read" in told.content.decode()
    told = diego.post(add, {}, follow=True)
    assert told.status_code == 200
    assert not Photo.objects.exists()


def test_nobody_else_adds_a_photo(town: Town, ronda_home: Path) -> None:
    key = begin(town)

    for who in ("ana", "elena", "hugo"):
        answer = browser_of(who).post(
            f"/visits/forms/{key}/photos/", {"photo": a_file()}, headers={"X-Requested-With": "fetch"}
        )
        assert answer.status_code == 404, who
    assert not Photo.objects.exists()


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("shelf.jpg", a_picture(), content_type="image/jpeg")


def at_nine(monkeypatch: pytest.MonkeyPatch, *, hour: int = 9) -> None:
    """The clock stands on a Thursday."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NINE.replace(hour=hour))
