"""Readings, photos and questions of visits, as pages and tablets ask the services for them."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.people.rules import Viewer
from ronda.policy import ProofRules
from ronda.visits.models import Flag, Photo, PlaceReading, ReadingLook, Visit, VisitForm
from ronda.visits.queries.proof.flags import answer_due, counted_flags, own_questions, to_settle
from ronda.visits.queries.proof.limits import limits_on
from ronda.visits.queries.proof.photos import photo_numbered
from ronda.visits.queries.proof.seeing import flags_for, look_numbered, readings_for
from ronda.visits.rules.proof import PlaceSaid
from ronda.visits.services.proof import when_confirmed
from ronda.visits.services.proof.answering import answer_flag, confirm_flag, explain_flag
from ronda.visits.services.proof.asking import ask_again
from ronda.visits.services.proof.clearing import clear_places
from ronda.visits.services.proof.looking import look_at_reading
from ronda.visits.services.proof.photos import add_photo, take_out_photo
from ronda.visits.tests.proof_world import (
    DAY,
    DEGREES_OF_800_METRES,
    NINE,
    a_picture,
    a_placed_town,
    begin,
    place,
    send,
)
from ronda.work.models import Trace
from ronda.work.tests.builders import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return a_placed_town()


def kinds() -> list[str]:
    return sorted(Flag.objects.values_list("kind", flat=True))


def a_far_visit(town: Town, who: str = "diego") -> Flag:
    send(town, begin(town, who, said=place(DEGREES_OF_800_METRES, accuracy=20)))
    return Flag.objects.get()


def test_a_visit_at_the_door_keeps_two_readings_and_asks_nothing(town: Town) -> None:
    send(town, begin(town, said=place()), said=place(0.0001))

    readings = PlaceReading.objects.order_by("pk")
    assert [(each.moment, each.distance_metres) for each in readings] == [("arrived", 0), ("left", 11)]
    assert kinds() == []


def test_a_visit_800_metres_away_is_sent_and_asked_about(town: Town) -> None:
    flag = a_far_visit(town)

    assert Visit.objects.count() == 1
    assert (flag.kind, flag.state, flag.person.code) == ("far", "asked", "E05")
    assert flag.said == {"metres": 800, "accuracy": 20, "fence": 100, "moment": "arrived"}
    trace = Trace.objects.get(about="flag")
    assert (trace.number, trace.what, trace.done_by) == (flag.pk, "flag.asked", None)


def test_a_visit_without_a_position_is_a_visit_like_any_other(town: Town) -> None:
    send(town, begin(town))

    assert not PlaceReading.objects.exists()
    assert kinds() == []


def test_a_device_that_gives_nonsense_gives_no_place(town: Town) -> None:
    nonsense = PlaceSaid(latitude=91.0, longitude=0.0, accuracy_metres=float("nan"))
    send(town, begin(town, said=nonsense), said=PlaceSaid(latitude=float("inf"), longitude=2.0))

    assert list(PlaceReading.objects.values_list("latitude", "accuracy_metres")) == [(None, None)] * 2
    assert kinds() == []


@pytest.mark.parametrize(
    "at", [NINE.replace(hour=6, minute=59), NINE.replace(hour=20), NINE + timedelta(days=3)]
)
def test_outside_working_time_no_place_is_read(town: Town, at: datetime) -> None:
    begin(town, at=at, said=place())

    assert not PlaceReading.objects.exists()


def test_an_outlet_without_a_position_has_no_distance_and_nothing_is_far(town: Town) -> None:
    Outlet.objects.filter(code="O1").update(latitude=None, longitude=None)
    send(town, begin(town, said=place(0.5)))

    assert PlaceReading.objects.get().distance_metres is None
    assert kinds() == []


def test_a_stay_of_one_minute_and_eleven_kilometres_in_a_minute_are_two_questions(town: Town) -> None:
    send(town, begin(town, said=place()), minutes=18, said=place())
    send(town, begin(town, outlet="O2", at=NINE + timedelta(minutes=19), said=place(0.1)), minutes=1)

    asked = {flag.kind: flag.said for flag in Flag.objects.all()}
    assert sorted(asked) == ["far", "fast", "short"]
    assert (asked["short"]["seconds"], asked["fast"]["other"]) == (60, "Shop O1")


def test_an_overlap_that_shows_later_is_asked_about_at_night_and_only_once(town: Town) -> None:
    first = begin(town)
    second = begin(town, outlet="O2", at=NINE + timedelta(minutes=5))
    send(town, second, minutes=20)
    assert kinds() == []
    send(town, first, minutes=30)
    assert kinds() == ["two_places"]

    assert ask_again(town.operator, NINE, DAY) == 1
    assert ask_again(town.operator, NINE, DAY + timedelta(days=1)) == 0
    assert ask_again(town.county.other_viewer, NINE, DAY) == 0
    assert kinds() == ["two_places", "two_places"]


def test_a_clock_that_is_two_hours_behind_is_asked_about(town: Town) -> None:
    send(town, begin(town, said=place(at=NINE - timedelta(hours=2))))

    flag = Flag.objects.get()
    assert (flag.kind, flag.said["minutes"]) == ("clock", -120)


def test_the_twelfth_reading_of_exactly_the_same_accuracy_is_asked_about(town: Town) -> None:
    for number in range(5):
        send(town, begin(town, at=NINE - timedelta(days=1, minutes=20 * number), said=place()), said=place())
    send(town, begin(town, said=place()))
    assert kinds() == []

    send(town, begin(town, at=NINE + timedelta(hours=1), said=place()))
    assert kinds() == ["same_accuracy"]


def test_where_a_place_is_demanded_a_visit_without_one_is_sent_and_asked_about(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    demand_places(monkeypatch)

    send(town, begin(town))
    send(town, begin(town, at=NINE.replace(hour=21)))

    assert Visit.objects.count() == 2
    assert kinds() == ["no_place"]


def test_without_a_policy_nothing_is_read_and_nothing_asked(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ronda.visits.queries.proof.hours.proof_rules", lambda on: None)
    monkeypatch.setattr("ronda.visits.queries.proof.evidence.limits_on", lambda on: None)

    send(town, begin(town, said=place(0.5)))

    assert Visit.objects.count() == 1
    assert not PlaceReading.objects.exists()
    assert kinds() == []


def test_the_third_note_in_the_same_words_is_asked_about(town: Town) -> None:
    for number in range(3):
        send(town, begin(town, at=NINE + timedelta(hours=number)), outcome="Shelf checked, prices are fine.")

    assert [(flag.kind, flag.said) for flag in Flag.objects.all()] == [
        ("same_text", {"field": "outcome", "times": 2})
    ]


def test_a_photo_is_kept_without_what_the_file_says_beside_it(town: Town, ronda_home: Path) -> None:
    key = begin(town)
    content = a_picture(taken="2022:10:13 09:05:00")

    photo = add_photo(by=town.viewer_of("diego"), at=NINE, key=key, content=content, in_app=True)
    again = add_photo(by=town.viewer_of("diego"), at=NINE, key=key, content=content)

    assert again.pk == photo.pk
    assert (photo.taken_at, photo.in_app) == (NINE + timedelta(minutes=5), True)
    with photo.file.open("rb") as file, Image.open(BytesIO(file.read())) as kept:
        assert (kept.format, dict(kept.getexif())) == ("JPEG", {})
    send(town, key)
    assert kinds() == []


def test_a_photo_of_another_visit_and_one_of_yesterday_are_asked_about(town: Town, ronda_home: Path) -> None:
    diego = town.viewer_of("diego")
    first, second = begin(town), begin(town, outlet="O2", at=NINE + timedelta(hours=1))
    content = a_picture(taken="2022:10:12 09:05:00")
    add_photo(by=diego, at=NINE, key=first, content=content)
    send(town, first)
    add_photo(by=diego, at=NINE, key=second, content=content)
    send(town, second)

    told = {(flag.form.key, flag.kind): flag.said for flag in Flag.objects.all()}
    assert sorted(kind for _key, kind in told) == ["old_photo", "old_photo", "same_photo"]
    same = told[second, "same_photo"]
    assert (same["how"], same["day"], same["other"]) == ("same", "2022-10-13", "Shop O1")
    # Before the check in: a day less five minutes.
    assert told[first, "old_photo"]["minutes"] == -1435


def test_a_picture_that_looks_the_same_is_asked_about_and_another_one_is_not(
    town: Town, ronda_home: Path
) -> None:
    diego = town.viewer_of("diego")
    pictures = [a_picture(3), a_picture(3, kind="PNG"), a_picture(11)]
    for number, content in enumerate(pictures):
        outlet = "O2" if number else "O1"
        key = begin(town, outlet=outlet, at=NINE + timedelta(hours=number))
        add_photo(by=diego, at=NINE, key=key, content=content)
        send(town, key)

    [flag] = Flag.objects.all()
    assert (flag.kind, flag.said["how"]) == ("same_photo", "alike")


def test_a_photo_of_somebody_else_does_not_tell_whose_outlet_it_was(town: Town, ronda_home: Path) -> None:
    elena = begin(town, "elena", outlet="O3")
    add_photo(by=town.viewer_of("elena"), at=NINE, key=elena, content=a_picture())
    diego = begin(town)
    add_photo(by=town.viewer_of("diego"), at=NINE, key=diego, content=a_picture())

    send(town, diego)

    assert "other" not in Flag.objects.get(kind="same_photo").said


@pytest.mark.parametrize("content", [b"", b"GIF89a not a picture", b"\xff\xd8\xff broken", b"x" * 100])
def test_what_is_no_photo_is_refused_with_a_sentence(town: Town, ronda_home: Path, content: bytes) -> None:
    key = begin(town)

    with pytest.raises(RefusedError):
        add_photo(by=town.viewer_of("diego"), at=NINE, key=key, content=content)
    assert not Photo.objects.exists()


def test_a_photo_with_more_points_than_any_camera_is_refused(
    town: Town, ronda_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ronda.visits.services.proof.pictures.MOST_PIXELS", 1000)

    with pytest.raises(RefusedError, match="no picture"):
        add_photo(by=town.viewer_of("diego"), at=NINE, key=begin(town), content=a_picture())


def test_a_photo_is_taken_out_before_the_form_is_sent_and_not_after(
    town: Town, ronda_home: Path, django_capture_on_commit_callbacks: object
) -> None:
    key, diego = begin(town), town.viewer_of("diego")
    photo, other = (add_photo(by=diego, at=NINE, key=key, content=a_picture(seed)) for seed in (1, 2))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        take_out_photo(by=diego, at=NINE, key=key, number=photo.pk)

    assert not photo.file.storage.exists(str(photo.file.name))
    with pytest.raises(RefusedError):
        photo_numbered(diego, photo.pk)
    with pytest.raises(NotAllowedError):
        take_out_photo(by=town.viewer_of("ana"), at=NINE, key=key, number=other.pk)
    send(town, key)
    with pytest.raises(RefusedError, match="sent already"):
        take_out_photo(by=diego, at=NINE, key=key, number=other.pk)


def test_a_photo_is_seen_by_those_who_see_the_visit(town: Town, ronda_home: Path) -> None:
    photo = add_photo(by=town.viewer_of("diego"), at=NINE, key=begin(town), content=a_picture())

    assert photo_numbered(town.viewer_of("diego"), photo.pk) == photo_numbered(
        town.viewer_of("ana"), photo.pk
    )
    for who in ("elena", "ivan", "hugo", "hugo's operator"):
        with pytest.raises(RefusedError):
            photo_numbered(town.viewer_of(who), photo.pk)


def test_a_question_is_seen_by_the_person_and_those_who_lead(town: Town) -> None:
    a_far_visit(town)

    assert town.count_seen(flags_for) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 0,
        "diego": 1,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_a_place_is_seen_by_the_person_and_the_director_and_by_nobody_else(town: Town) -> None:
    a_far_visit(town)

    assert {who for who, seen in town.count_seen(readings_for).items() if seen} == {"ana", "diego"}


def test_a_representative_counts_the_questions_and_sees_none(town: Town) -> None:
    a_far_visit(town)
    wei = Viewer(town.operator.company_id, None, frozenset({"staff_representative"}), frozenset())

    assert counted_flags(wei) == [("far", "asked", 1)]
    assert not flags_for(wei).exists()
    assert not readings_for(wei).exists()


def test_the_person_answers_and_the_director_finds_it_explained(town: Town) -> None:
    flag = a_far_visit(town)
    diego, ana = town.viewer_of("diego"), town.viewer_of("ana")
    assert [each.pk for each in own_questions(diego)] == [flag.pk]

    answer_flag(by=diego, at=NINE, number=flag.pk, answer="I met the owner at the market hall.")
    assert [each.pk for each in to_settle(ana)] == [flag.pk]
    settled = explain_flag(by=ana, at=NINE, number=flag.pk, why="The owner has a stall there.")

    assert (settled.state, settled.settled_why) == ("dismissed", "The owner has a stall there.")
    traces = Trace.objects.filter(about="flag").order_by("pk")
    assert [each.what for each in traces] == ["flag.asked", "flag.answered", "flag.explained"]
    with pytest.raises(RefusedError, match="settled already"):
        answer_flag(by=diego, at=NINE, number=flag.pk, answer="More words.")


def test_nothing_is_confirmed_before_the_person_could_answer(town: Town) -> None:
    flag = a_far_visit(town)
    ana = town.viewer_of("ana")
    # Asked on a Thursday: Friday, Monday and Tuesday are the three working days.
    assert answer_due(ana, flag) == date(2022, 10, 18)

    with pytest.raises(RefusedError, match="not answered yet"):
        confirm_flag(by=ana, at=NINE, today=date(2022, 10, 18), number=flag.pk, why="He was not there.")
    confirm_flag(by=ana, at=NINE, today=date(2022, 10, 19), number=flag.pk, why="He was not there.")

    assert Flag.objects.get().state == "confirmed"


def test_a_confirmed_question_is_handed_to_whoever_takes_it_up_and_a_refusal_confirms_nothing(
    town: Town,
) -> None:
    flag = a_far_visit(town)
    answer_flag(by=town.viewer_of("diego"), at=NINE, number=flag.pk, answer="I was in the car.")
    taken: list[int] = []

    def refuse(*, by: Viewer, at: datetime, flag: Flag) -> None:
        taken.append(flag.pk)
        raise NotAllowedError("a finding")

    undo = when_confirmed(refuse)
    with pytest.raises(NotAllowedError):
        confirm_flag(by=town.viewer_of("ana"), at=NINE, today=DAY, number=flag.pk, why="Not there.")
    undo()

    assert taken == [flag.pk]
    assert Flag.objects.get().state == "answered"


def test_nobody_settles_a_question_to_himself(town: Town) -> None:
    send(town, begin(town, "ana", kind="field_visit", said=place(DEGREES_OF_800_METRES)), "ana")
    flag = Flag.objects.get()

    for who in ("ana", "bruno", "elena"):
        with pytest.raises(RefusedError):
            explain_flag(by=town.viewer_of(who), at=NINE, number=flag.pk, why="It is well.")
    with pytest.raises(NotAllowedError):
        answer_flag(by=town.viewer_of("leader"), at=NINE, number=flag.pk, answer="Mine?")


def test_a_look_at_a_place_names_its_purpose_and_the_person_sees_it(town: Town) -> None:
    a_far_visit(town)
    reading, ana = PlaceReading.objects.get(), town.viewer_of("ana")

    with pytest.raises(RefusedError, match="names no purpose"):
        look_at_reading(by=ana, at=NINE, number=reading.pk, why=" ")
    look = look_at_reading(by=ana, at=NINE, number=reading.pk, why="To settle the question")
    assert look is not None
    assert look_at_reading(by=town.viewer_of("diego"), at=NINE, number=reading.pk, why="") is None

    assert list(ReadingLook.objects.values_list("person__code", "why")) == [("E01", "To settle the question")]
    assert look_numbered(ana, look.pk, on=DAY).reading_id == reading.pk
    with pytest.raises(RefusedError):
        look_numbered(ana, look.pk, on=DAY + timedelta(days=1))
    for who in ("diego", "bruno", "leader", "operator", "hugo"):
        with pytest.raises(RefusedError):
            look_numbered(town.viewer_of(who), look.pk, on=DAY)


def test_places_are_cleared_after_the_appeals_of_their_month_and_the_distance_stays(town: Town) -> None:
    send(town, begin(town, said=place(DEGREES_OF_800_METRES)))
    # From the 16th of November on, the eighteenth working day is the ninth of December.
    last = date(2022, 12, 9)

    assert clear_places(town.operator, NINE, last) == 0
    assert clear_places(town.county.other_viewer, NINE, last + timedelta(days=1)) == 0
    assert clear_places(town.operator, NINE, last + timedelta(days=1)) == 1
    assert clear_places(town.operator, NINE, last + timedelta(days=1)) == 0

    reading = PlaceReading.objects.get()
    assert (reading.latitude, reading.longitude, reading.distance_metres) == (None, None, 800)
    assert reading.cleared_at == NINE
    assert VisitForm.objects.get().sent_at is not None


def demand_places(monkeypatch: pytest.MonkeyPatch) -> None:
    def demanding(on: date) -> object:
        limits = limits_on(on)
        assert limits is not None
        proof: ProofRules = limits.proof.model_copy(update={"place_demanded": True})
        return type(limits)(proof, limits.geofence_metres, limits.same_words_times)

    monkeypatch.setattr("ronda.visits.queries.proof.evidence.limits_on", demanding)


def test_whoever_is_to_inspect_a_visit_blindly_sees_no_photo_of_it(
    town: Town, ronda_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, ana = begin(town), town.viewer_of("ana")
    photo = add_photo(by=town.viewer_of("diego"), at=NINE, key=key, content=a_picture())
    visit = send(town, key).visit
    assert visit is not None
    assert photo_numbered(ana, photo.pk) == photo

    monkeypatch.setattr("ronda.visits.queries.hooks._READERS.blind", lambda viewer: frozenset({visit.pk}))

    with pytest.raises(RefusedError):
        photo_numbered(ana, photo.pk)
