"""What lies with an object of work: words, notes and files, and who sees them."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.work.models import Attachment, Task, Trace
from ronda.work.queries.desk import desk_of, file_for
from ronda.work.rules.attachments import attachment_faults, clean_name
from ronda.work.services import record_tasks
from ronda.work.services.desk import (
    acknowledge_note,
    attach_file,
    remove_file,
    take_back_comment,
    write_comment,
    write_note,
)
from ronda.work.tests.builders import NOTED, Town, a_task, a_town

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def number(town: Town) -> int:
    """A task of Diego."""
    record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="t")])
    return Task.objects.get().number


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def attached(town: Town, number: int, who: str = "diego", name: str = "shelf.png") -> Attachment:
    return attach_file(by=town.viewer_of(who), at=NOTED, about="task", number=number, name=name, content=PNG)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("shelf.PNG", "shelf.png"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\photos\\shelf photo.jpg", "shelf photo.jpg"),
        ("  ", "file"),
        ("a\u202egnp.txt", "a gnp.txt"),
        ("货架.png", "货架.png"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_keeps_its_last_part_and_no_sign_that_means_something(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.mark.parametrize(
    ("name", "size", "begins", "told"),
    [
        ("a.png", 30, PNG, []),
        ("a.exe", 30, b"MZ", ["ends in .exe"]),
        ("a", 30, b"MZ", ["ends in .-"]),
        ("a.png", 0, b"", ["is empty"]),
        ("a.png", 2 * 1024 * 1024 + 1, PNG, ["is larger than 2 megabytes"]),
        ("a.png", 30, b"<html>", ["is not what its ending .png says"]),
    ],
)
def test_a_file_is_what_its_ending_says_and_of_a_size(
    name: str, size: int, begins: bytes, told: list[str]
) -> None:
    faults = attachment_faults(name, size, begins, allowed=["png"], most_megabytes=2)

    assert [what for what, _ in faults] == told


def test_who_sees_the_task_sees_its_desk_and_nobody_else(town: Town, number: int) -> None:
    for who in ("diego", "ana", "bruno", "operator"):
        assert desk_of(town.viewer_of(who), "task", number).number == number
    for who in ("elena", "ivan", "director of the north", "hugo", "hugo's operator"):
        with pytest.raises(RefusedError):
            desk_of(town.viewer_of(who), "task", number)


def test_a_name_of_no_object_is_refused(town: Town) -> None:
    with pytest.raises(RefusedError):
        desk_of(town.operator, "spoon", 1)


def test_a_comment_is_taken_back_by_its_writer_only(town: Town, number: int) -> None:
    comment = write_comment(
        by=town.viewer_of("diego"), at=NOTED, about="task", number=number, text=" The shop was closed "
    )

    assert comment.text == "The shop was closed"
    with pytest.raises(NotAllowedError):
        take_back_comment(by=town.viewer_of("ana"), at=NOTED, comment=comment.pk)
    take_back_comment(by=town.viewer_of("diego"), at=NOTED, comment=comment.pk)
    [left] = desk_of(town.viewer_of("ana"), "task", number).comments
    assert left.removed_at == NOTED
    assert "closed" not in left.text


def test_an_empty_comment_is_refused(town: Town, number: int) -> None:
    with pytest.raises(RefusedError, match="is empty"):
        write_comment(by=town.viewer_of("diego"), at=NOTED, about="task", number=number, text="  ")


def test_a_file_keeps_its_digest_and_leaves_a_trace(town: Town, number: int) -> None:
    file = attached(town, number)

    assert file.digest == sha256(PNG).hexdigest()
    assert "shelf" not in str(file.file.name)
    assert Trace.objects.get().what == "desk.attached"


def test_a_file_is_taken_out_by_who_added_it_or_leads(town: Town, number: int) -> None:
    with pytest.raises(NotAllowedError):
        remove_file(by=town.viewer_of("bruno"), at=NOTED, file=attached(town, number).pk)
    remove_file(by=town.viewer_of("ana"), at=NOTED, file=attached(town, number).pk)
    own = attached(town, number)
    remove_file(by=town.viewer_of("diego"), at=NOTED, file=own.pk)

    with pytest.raises(RefusedError):
        file_for(town.viewer_of("diego"), own.pk)


def test_a_leader_notes_and_the_owner_acknowledges_with_a_reply(town: Town, number: int) -> None:
    ana, diego = town.viewer_of("ana"), town.viewer_of("diego")
    note = write_note(by=ana, at=NOTED, about="task", number=number, text="Add a photo")

    with pytest.raises(NotAllowedError):
        acknowledge_note(by=ana, at=NOTED, note=note.pk)
    told = acknowledge_note(by=diego, at=NOTED, note=note.pk, reply="Tomorrow")
    assert (told.acknowledged_at, told.reply) == (NOTED, "Tomorrow")


def test_an_acknowledgement_stays_as_it_was_given_first(town: Town, number: int) -> None:
    diego = town.viewer_of("diego")
    note = write_note(by=town.viewer_of("ana"), at=NOTED, about="task", number=number, text="Add a photo")
    acknowledge_note(by=diego, at=NOTED, note=note.pk, reply="Tomorrow")

    again = acknowledge_note(by=diego, at=datetime.fromisoformat("2022-11-03T09:00+00:00"), note=note.pk)

    assert (again.acknowledged_at, again.reply) == (NOTED, "Tomorrow")


def test_a_note_is_read_by_its_two_hands_and_those_who_lead_and_by_no_colleague(
    town: Town, number: int
) -> None:
    write_note(by=town.viewer_of("ana"), at=NOTED, about="task", number=number, text="Add a photo")

    seen = {
        who: len(desk_of(town.viewer_of(who), "task", number).notes)
        for who in ("ana", "diego", "bruno", "carmen", "leader")
    }
    assert seen == {"ana": 1, "diego": 1, "bruno": 0, "carmen": 0, "leader": 1}


def test_nobody_notes_who_does_not_lead(town: Town, number: int) -> None:
    for who in ("diego", "bruno"):
        with pytest.raises(NotAllowedError):
            write_note(by=town.viewer_of(who), at=NOTED, about="task", number=number, text="Do it")
