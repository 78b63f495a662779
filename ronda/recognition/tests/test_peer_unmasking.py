"""Somebody with every copy of the database, its file, its log and all pages tries to tell who wrote what."""

import json
import logging
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.design.form_time import mark_of
from ronda.people.models import Person
from ronda.recognition.forms.colleagues import RateForm
from ronda.recognition.models import (
    AuditedRater,
    PeerComment,
    PeerExclusion,
    PeerResult,
    PeerRound,
    PeerSlot,
    RoundKey,
    SealedForm,
)
from ronda.recognition.services.colleagues import cancel_peer_round, do_peer_rounds_day
from ronda.recognition.tests.peer_world import AFTER, AT, DURING, ITEMS, PeerWorld, a_peer_world

Copy = dict[str, list[tuple[object, ...]]]
OWN = (PeerRound, RoundKey, PeerSlot, PeerExclusion, SealedForm, PeerResult, PeerComment, AuditedRater)


@pytest.fixture
def world(transactional_db: None) -> PeerWorld:
    return a_peer_world()


def a_copy() -> Copy:
    """Every row of every table with its place in the file, as a backup holds it; also what SQLite counts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found: Copy = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            found[table] = [tuple(_plain(value) for value in row) for row in cursor.fetchall()]
    return found


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, bytes | memoryview) else value


def changed(before: Copy, after: Copy) -> set[str]:
    return {table for table in before | after if before.get(table) != after.get(table)}


def bytes_on_disk() -> bytes:
    """The database file with its free pages, and its log."""
    file = Path(str(connection.settings_dict["NAME"]))
    parts = [file, file.with_name(f"{file.name}-wal")]
    return b"".join(each.read_bytes() for each in parts if each.exists())


def browser(person: Person) -> Client:
    name = person.code.lower()
    if person.user is None:
        person.user = User.objects.create_user(name)
        person.save()
    return browser_of(name)


def token(rater: Person) -> str:
    """Words that only this rater writes, about everybody."""
    return f"styleof{rater.code.lower()}"


def all_write(world: PeerWorld) -> None:
    for rater in world.members:
        world.hand_in_as(rater, comment=token(rater))


def test_two_backups_around_one_form_tell_that_somebody_rated_and_on_which_day_and_nothing_else(
    world: PeerWorld,
) -> None:
    for rater in world.members[:5]:
        world.hand_in_as(rater, comment=token(rater))
    before = a_copy()
    world.hand_in_as(world.members[5], comment=token(world.members[5]))
    after = a_copy()

    slots, forms = PeerSlot._meta.db_table, SealedForm._meta.db_table
    assert changed(before, after) == {slots, forms}
    [slot] = set(after[slots]) - set(before[slots])
    was = next(row for row in before[slots] if row[0] == slot[0])
    assert [new for old, new in zip(was, slot, strict=True) if old != new] == [DURING]
    assert not {row[0] for row in before[forms]} & {row[0] for row in after[forms]}


def test_letters_differ_in_nothing_but_what_nobody_can_read(world: PeerWorld) -> None:
    """One wrote about everybody, one about nobody, one judged nobody: all letters look alike."""
    world.hand_in_as(world.members[0], comment="a long comment " * 20)
    world.hand_in_as(world.members[1])
    world.hand_in_as(world.members[2], comment="x")

    letters = [json.loads(bytes(each.letter)) for each in SealedForm.objects.all()]
    shapes = {
        (len(each["content"]), *((who, len(half["sealed"])) for who, half in sorted(each["halves"].items())))
        for each in letters
    }
    assert len(shapes) == 1
    assert not any("open" in half for each in letters for half in each["halves"].values())


def test_the_place_of_the_newest_letter_in_its_table_is_chance(world: PeerWorld) -> None:
    """The game played 120 times: whoever always bets on one place wins about one time in eight."""
    for rater in world.members[:7]:
        world.hand_in_as(rater)
    old = {bytes(each.letter) for each in SealedForm.objects.all()}
    places: Counter[int] = Counter()
    for _game in range(120):
        with transaction.atomic():
            world.hand_in_as(world.members[7])
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT letter FROM {SealedForm._meta.db_table} ORDER BY rowid")
                [place] = [n for n, (each,) in enumerate(cursor.fetchall()) if bytes(each) not in old]
            places[place] += 1
            transaction.set_rollback(True)

    assert places.keys() == set(range(8))
    assert max(places.values()) < 40


def test_nothing_of_a_form_is_in_the_file_before_the_release_and_nothing_sealed_after_it(
    world: PeerWorld,
) -> None:
    all_write(world)
    world.close()
    sealed = bytes(SealedForm.objects.earliest("name").letter)[20:60]
    wrapped = [key.wrapped.encode() for key in world.round.keys.all()]
    before = bytes_on_disk()
    assert not any(token(rater).encode() in before for rater in world.members)
    assert sealed in before

    world.release()
    do_peer_rounds_day(world.town.operator, AT, AFTER)

    after = bytes_on_disk()
    assert token(world.members[0]).encode() in after
    assert not any(each in after for each in (sealed, *wrapped))
    assert b'"rater"' not in after
    assert b'"open"' not in after


def test_a_cancelled_round_leaves_no_letter_and_no_key_in_the_file(world: PeerWorld) -> None:
    all_write(world)
    sealed = bytes(SealedForm.objects.earliest("name").letter)[20:60]
    wrapped = [key.wrapped.encode() for key in world.round.keys.all()]

    cancel_peer_round(by=world.town.viewer_of("ana"), at=AT, number=world.round.pk, why="a wrong question")

    assert not any(each in bytes_on_disk() for each in (sealed, *wrapped))


def test_no_table_that_holds_what_was_written_holds_anything_that_names_a_rater(world: PeerWorld) -> None:
    """Of every table: rows with somebody's words are comments, and a comment knows its result and no more."""
    all_write(world)
    world.close()
    world.release()

    for table, rows in a_copy().items():
        for rater in world.members:
            held = [row for row in rows if any(token(rater) in str(value) for value in row)]
            assert not held or table == PeerComment._meta.db_table
            named = {str(rater.pk), rater.code, rater.name}
            assert not any(
                named & {str(value) for value in row[2:]} or re.search(rater.name, str(row)) for row in held
            )
    fields = {each.name for each in PeerComment._meta.get_fields()}
    assert fields == {"name", "result", "text", "hidden_why"}


def test_comments_and_results_lie_in_an_order_that_is_the_same_whoever_wrote_them(world: PeerWorld) -> None:
    """By rated person, and within one by chance: over eight people the first words are not always one's."""
    all_write(world)
    world.close()
    world.release()

    firsts = set()
    for result in PeerResult.objects.all():
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT text FROM {PeerComment._meta.db_table} WHERE result_id = %s ORDER BY rowid",
                [result.pk],
            )
            firsts.add(str(cursor.fetchall()[0][0]).split(" ")[0])
    assert len(firsts) > 1


def test_no_log_no_trace_and_no_history_knows_of_a_form(
    world: PeerWorld, caplog: pytest.LogCaptureFixture
) -> None:
    """Handed in on its page: in good order, with a fault, and twice."""
    on = timezone.localdate()
    PeerRound.objects.update(opens_on=on - timedelta(days=2), closes_on=on + timedelta(days=5))
    diego = world.members[3]
    client = browser(diego)
    address = f"/recognition/colleagues/{world.round.pk}/rate/"
    shown = client.get(address).content.decode()
    assert "form_shown" not in shown  # no mark of when the page was opened
    good = {f"p{other.pk}_{item}": "3" for other in world.members if other != diego for item in ITEMS}
    words = {
        f"p{other.pk}_words": f"{token(diego)} of {other.pk}" for other in world.members if other != diego
    }
    before = a_copy()

    with caplog.at_level(logging.DEBUG):
        assert client.post(address, words | {"x": "y"}).status_code == 422
        mark = {"form_shown": mark_of(RateForm(people=(), version=world.round.version, most_letters=9))}
        assert client.post(address, good | words | mark).status_code == 302
        assert client.post(address, good | words).status_code == 404

    said = "\n".join(each.getMessage() for each in caplog.records if each.name != "django.db.backends")
    assert token(diego) not in said
    assert changed(before, a_copy()) <= {
        PeerSlot._meta.db_table,
        SealedForm._meta.db_table,
        "django_session",
    }


def test_an_error_on_the_way_tells_no_log_what_was_written(
    world: PeerWorld, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = timezone.localdate()
    PeerRound.objects.update(opens_on=on - timedelta(days=2), closes_on=on + timedelta(days=5))
    diego = world.members[3]
    client = browser(diego)
    client.raise_request_exception = False
    monkeypatch.setattr("ronda.recognition.services.colleagues.handing_in.seal", _breaks)
    said = {f"p{other.pk}_{item}": "3" for other in world.members if other != diego for item in ITEMS}
    said |= {f"p{other.pk}_words": token(diego) for other in world.members if other != diego}

    with caplog.at_level(logging.DEBUG):
        answer = client.post(f"/recognition/colleagues/{world.round.pk}/rate/", said)

    assert answer.status_code == 500
    assert token(diego) not in caplog.text
    assert token(diego) not in answer.content.decode()
    assert PeerSlot.objects.get(person=diego).used_on is None


def _breaks(*_args: object) -> bytes:
    raise RuntimeError("the disk is full")


def test_no_page_for_the_machine_room_no_history_and_no_search_knows_the_tables_of_a_round() -> None:
    names = {each.__name__ for each in OWN}

    assert not apps.is_installed("django.contrib.admin")
    assert not any(
        model.__name__.startswith("Historical") and model.__name__.removeprefix("Historical") in names
        for model in apps.get_models()
    )


@pytest.mark.django_db
def test_of_all_tables_only_places_keys_and_exclusions_name_people_of_a_round_as_raters() -> None:
    """A table that is added and links a person to a form, a comment or a result has to be thought of here."""
    people = {
        model.__name__: sorted(f.name for f in model._meta.fields if f.related_model is Person)
        for model in OWN
    }

    assert people == {
        "PeerRound": ["made_by"],
        "RoundKey": ["holder"],
        "PeerSlot": ["person"],
        "PeerExclusion": ["made_by", "person", "rater"],
        "SealedForm": [],
        "PeerResult": ["person"],
        "PeerComment": [],
        "AuditedRater": [],
    }
    known = {*OWN}
    pointing = {
        relation.related_model
        for model in (SealedForm, PeerResult, PeerComment)
        for relation in model._meta.related_objects
    }
    assert pointing <= known
