"""Pages of tasks: filters, many at once, buttons, files of the desk, and that Hugo finds none of it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.tests.pages import questions, words_of
from ronda.people.models import Company, Person
from ronda.people.rules import Viewer
from ronda.work.models import Attachment, SupervisionNote, Task
from ronda.work.queries import numbered
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services.giving import give_tasks

TASKS = "/work/tasks/"
MOST_STATEMENTS = 15
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(autouse=True)
def world(october: None, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def today() -> date:
    return timezone.localdate()


def an_order(code: str, title: str, ahead: int = 3, **values: Any) -> TaskOrder:
    person = Person.objects.get(company__code="main", code=code)
    held = person.appointments.filter(withdrawn_at=None).latest("start")
    return TaskOrder(held.centre_id, person.pk, title, today() + timedelta(days=ahead), **values)


def given(*orders: TaskOrder) -> list[int]:
    by = Viewer.operator(Company.objects.get(code="main").pk)
    return list(give_tasks(by=by, at=timezone.now(), orders=orders).numbers)


def of(number: int) -> Task:
    return Task.objects.get(numbered([number]), withdrawn_at=None)


def form(**values: Any) -> dict[str, Any]:
    due = (today() + timedelta(days=5)).isoformat()
    return {"title": "Photograph the shelf", "due": due, "kind": "task", **values}


def test_the_list_is_narrowed_by_its_address_and_costs_few_statements() -> None:
    given(an_order("E05", "Set up the cards"), an_order("E06", "Ask for the licence"))
    ana = browser_of("ana")

    shown = words_of(ana.get(TASKS + "?q=cards&person=E05"))

    assert "Set up the cards" in shown
    assert "Ask for the licence" not in shown
    for page in (TASKS, TASKS + "board/", TASKS + "calendar/"):
        assert questions(ana, page) <= MOST_STATEMENTS


def test_an_account_manager_sees_his_own_tasks_only() -> None:
    [_, other] = given(an_order("E05", "Set up the cards"), an_order("E06", "Ask for the licence"))
    diego = browser_of("diego")

    assert "Ask for the licence" not in words_of(diego.get(TASKS))
    assert diego.get(f"{TASKS}{other}/").status_code == 404
    assert browser_of("hugo").get(f"{TASKS}{other}/").status_code == 404


def test_every_view_of_tasks_answers_with_every_filter() -> None:
    given(an_order("E05", "Set up the cards", evidence_wanted="A photo"))
    ana = browser_of("ana")
    for state in ("open", "late", "week", "done", "unjudged"):
        for page in (TASKS, TASKS + "board/", TASKS + "calendar/"):
            assert ana.get(f"{page}?state={state}&mine=on&month=nonsense").status_code == 200
    assert ana.get(TASKS + "?export=csv").status_code == 200


@pytest.mark.parametrize("by", ["person", "post", "duty", "plan", "nonsense"])
def test_completion_is_counted_by(by: str) -> None:
    given(an_order("E05", "Set up the cards", 0))

    shown = browser_of("ana").get(f"{TASKS}completion/?by={by}")

    assert shown.status_code == 200
    assert browser_of("ana").get(f"{TASKS}completion/?by={by}&export=xlsx").status_code == 200


def test_a_new_task_is_filled_from_its_address_and_lands_with_its_executor() -> None:
    ana = browser_of("ana")
    assert 'value="Look at the display"' in ana.get(TASKS + "new/?title=Look+at+the+display").content.decode()

    answer = ana.post(TASKS + "new/", form(person="E05"))

    task = Task.objects.latest("pk")
    assert answer["Location"] == f"{TASKS}{task.number}/"
    assert (task.owner.code, task.asked_by.code) == ("E05", "E01")


def test_what_is_wrong_stands_at_its_field() -> None:
    ana = browser_of("ana")

    without = ana.post(TASKS + "new/", form(person="E05", outlet="NIX"))
    early = ana.post(TASKS + "new/", form(person="E05", due="2020-01-01"))

    assert [without.status_code, early.status_code] == [422, 422]
    assert "Choose one of your outlets" in words_of(without)
    assert "Choose today or a later day" in words_of(early)


def test_one_task_for_all_account_managers_is_looked_at_before_it_is_given() -> None:
    bruno, before = browser_of("bruno"), Task.objects.count()
    looked = bruno.post(TASKS + "many/", form(whom="managers"))
    assert "3 tasks for 3 persons" in words_of(looked)
    assert Task.objects.count() == before

    answer = bruno.post(TASKS + "many/", form(whom="managers", confirm="on"))

    made = Task.objects.filter(batch=Task.objects.latest("pk").batch)
    assert sorted(made.values_list("owner__code", flat=True)) == ["E05", "E06", "E07"]
    assert bruno.get(answer["Location"]).status_code == 200


def test_codes_of_no_outlet_are_told_and_nothing_is_given_until_they_are_left_out() -> None:
    bruno, before = browser_of("bruno"), Task.objects.count()
    asked = form(whom="codes", codes="R1, R2 NIX", confirm="on")

    told = bruno.post(TASKS + "many/", asked)
    assert "NIX" in words_of(told)
    assert told.status_code == 422
    assert Task.objects.count() == before

    bruno.post(TASKS + "many/", {**asked, "leave_out": "on"})
    assert Task.objects.count() == before + 2


def test_a_batch_is_withdrawn_but_for_what_is_done() -> None:
    done, left = given(an_order("E05", "Set up the cards"), an_order("E06", "Set up the cards"))
    batch = of(done).batch
    browser_of("diego").post(f"{TASKS}{done}/done-at-once/")

    browser_of("diego").post(f"{TASKS}batch/{batch}/withdraw/", {"reason": "no more"})
    assert Task.objects.filter(batch=batch, withdrawn_at=None, done_on=None).count() == 1
    browser_of("ana").post(f"{TASKS}batch/{batch}/withdraw/", {"reason": "no more"})

    assert of(done).done_on == today()
    assert not Task.objects.filter(pk=left, withdrawn_at=None).exists()


def test_chosen_tasks_are_moved_given_on_and_withdrawn_together() -> None:
    numbers = given(an_order("E05", "Set up the cards"), an_order("E06", "Set up the cards"))
    ana, due = browser_of("ana"), today() + timedelta(days=9)
    chosen = {"chosen": numbers, "why": "the cards come later", "send": "1"}
    asked = ana.post(TASKS + "chosen/move/", {"chosen": numbers})
    assert "2 tasks" in words_of(asked)

    ana.post(TASKS + "chosen/move/", {**chosen, "due": due.isoformat()})
    ana.post(TASKS + "chosen/reassign/", {**chosen, "person": "E07"})
    assert {(of(each).due, of(each).owner.code) for each in numbers} == {(due, "E07")}
    ana.post(TASKS + "chosen/remind/", {"chosen": numbers})
    assert "reminds you of it" in words_of(browser_of("farid").get(TASKS))
    ana.post(TASKS + "chosen/withdraw/", chosen)
    assert not Task.objects.filter(title="Set up the cards", withdrawn_at=None).exists()


def test_nothing_chosen_and_unknown_deeds_are_not_there() -> None:
    ana = browser_of("ana")

    assert ana.post(TASKS + "chosen/move/").status_code == 404
    assert ana.post(TASKS + "chosen/eat/", {"chosen": [1]}).status_code == 404


def test_evidence_that_is_missing_is_told_on_the_form() -> None:
    [number] = given(an_order("E05", "Set up the cards", evidence_wanted="A photo"))
    diego = browser_of("diego")

    answer = diego.post(f"{TASKS}{number}/done/", {"result": ""})
    assert "Evidence is wanted" in words_of(answer)
    diego.post(f"{TASKS}{number}/done/", {"result": "They stand"})
    assert of(number).result == "They stand"
    assert "They stand" in words_of(browser_of("ana").get(f"{TASKS}{number}/"))


def test_a_file_is_read_by_who_sees_the_task_and_always_as_a_file() -> None:
    [number] = given(an_order("E05", "Set up the cards"))
    diego = browser_of("diego")
    file = SimpleUploadedFile("shelf.png", PNG, content_type="text/html")
    diego.post(f"/work/desk/task/{number}/attach/", {"file": file, "next": f"{TASKS}{number}/"})
    address = f"/work/desk/files/{Attachment.objects.get().pk}/"

    answer = browser_of("ana").get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'attachment; filename="shelf.png"'
    assert b"".join(answer.streaming_content) == PNG  # type: ignore[attr-defined]
    assert [browser_of(who).get(address).status_code for who in ("elena", "hugo")] == [404, 404]
    assert Client().get(address)["Location"].startswith("/account/login/")


def test_a_note_goes_from_the_director_to_the_owner_and_back() -> None:
    [number] = given(an_order("E05", "Set up the cards"))
    page = {"next": f"{TASKS}{number}/"}
    browser_of("ana").post(f"/work/desk/task/{number}/note/", {"text": "Begin on Monday", **page})
    note = SupervisionNote.objects.get()
    diego = browser_of("diego")

    assert "Begin on Monday" in words_of(diego.get(f"{TASKS}{number}/"))
    answer = diego.post(f"/work/desk/notes/{note.pk}/acknowledge/", {"reply": "I do", **page})
    assert answer["Location"] == f"{TASKS}{number}/#desk"
    assert "I do" in words_of(browser_of("ana").get(f"{TASKS}{number}/"))


def test_a_recurring_task_begins_and_ends_on_its_page() -> None:
    ana = browser_of("ana")
    asked = {
        "title": "Weekly report",
        "person": "E04",
        "every": "day",
        "weekday": "5",
        "day": "1",
        "starts": today().isoformat(),
        "duty": "N3",
        "kind": "task",
    }
    ana.post(TASKS + "repeating/new/", asked)
    made = Task.objects.filter(title="Weekly report", withdrawn_at=None)
    assert made.count() >= 9
    rhythm = made[0].rhythm_id

    ana.post(f"{TASKS}repeating/{rhythm}/end/", {"reason": "weekly is enough"})

    assert not made.filter(due__gt=today()).exists()


def test_pages_of_tasks_speak_each_language(client: Client) -> None:
    ana = browser_of("ana")
    for language in ("es", "zh-hans"):
        ana.cookies["django_language"] = language
        assert ana.get(TASKS).status_code == 200
