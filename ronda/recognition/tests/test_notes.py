"""Recognition notes: who writes, who answers, who reads; and a reminder where none was written for long."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from python_calamine import CalamineWorkbook

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.tests.builders import a_role
from ronda.recognition.models import RecognitionNote
from ronda.recognition.queries.leaders import notes_for, quiet_people
from ronda.recognition.services.leaders import NoteSaid, answer_note, note_bright_spot, take_note_back
from ronda.recognition.wording.own_home import notes_digest
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db

ON = date(2022, 10, 17)
AT = datetime(2022, 10, 17, 9, tzinfo=UTC)
TEXT = "Showed Kim how a route is planned, and Kim's first week went well."
WATCHERS = ("ana", "diego", "elena", "ivan", "leader", "hugo")


@pytest.fixture
def town() -> Town:
    return a_town()


def a_note(town: Town, *, about: str = "diego", day: date = ON, text: str = TEXT) -> RecognitionNote:
    said = NoteSaid(town.county.people[about].pk, day, text, "contributing")
    return note_bright_spot(by=town.viewer_of("ana"), at=AT, today=ON, said=said)


def readers(town: Town) -> set[str]:
    return {who for who in WATCHERS if notes_for(town.viewer_of(who)).exists()}


def test_a_note_is_between_the_two_until_the_person_lets_the_team_read_it(town: Town) -> None:
    note = a_note(town)
    assert readers(town) == {"ana", "diego", "leader"}

    answer_note(by=town.viewer_of("diego"), at=AT, number=note.pk, to_team=True, words="Thank you.")
    assert readers(town) == {"ana", "diego", "elena", "leader"}

    answer_note(by=town.viewer_of("diego"), at=AT, number=note.pk, to_team=False)
    assert readers(town) == {"ana", "diego", "leader"}


def test_nobody_answers_for_another(town: Town) -> None:
    note = a_note(town)

    for who in ("ana", "elena"):
        with pytest.raises(NotAllowedError):
            answer_note(by=town.viewer_of(who), at=AT, number=note.pk, to_team=True)


@pytest.mark.parametrize("who", ["diego", "director of the north", "hugo"])
def test_notes_are_written_by_those_who_lead_the_person(town: Town, who: str) -> None:
    said = NoteSaid(town.county.elena.pk, ON, TEXT)

    with pytest.raises(NotAllowedError):
        note_bright_spot(by=town.viewer_of(who), at=AT, today=ON, said=said)

    assert not RecognitionNote.objects.exists()


def test_well_done_says_too_little_and_tomorrow_has_not_been_seen(town: Town) -> None:
    with pytest.raises(RefusedError, match="says too little"):
        a_note(town, text="Well done!")
    with pytest.raises(RefusedError, match="still to come"):
        a_note(town, day=ON + timedelta(days=1))


def test_a_note_that_is_taken_back_is_read_by_nobody(town: Town) -> None:
    note = a_note(town)

    with pytest.raises(RefusedError):
        take_note_back(by=town.viewer_of("ana"), at=AT, number=note.pk, why=" ")
    take_note_back(by=town.viewer_of("ana"), at=AT, number=note.pk, why="It was Elena.")

    assert readers(town) == set()
    assert RecognitionNote.objects.get().taken_back_why == "It was Elena."


def test_a_leader_is_reminded_of_those_of_whom_nothing_was_noted_for_long(town: Town) -> None:
    a_note(town, day=ON - timedelta(days=119))
    a_note(town, about="elena", day=ON - timedelta(days=121))

    quiet = quiet_people(town.viewer_of("ana"), on=ON)

    names = [each.person.name for each in quiet]
    assert "Diego Park" not in names
    assert "Elena Novak" in names
    assert names.index("Bruno Keller") < names.index("Elena Novak")


def browser(town: Town, name: str) -> Client:
    person = {**town.county.people, "leader": town.county.gao, "ivan": town.ivan}[name]
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def test_a_note_is_written_and_answered_on_its_pages(town: Town) -> None:
    ana, diego = browser(town, "ana"), browser(town, "diego")
    said = {"person": town.county.diego.pk, "day": "2022-10-17", "text": TEXT, "criterion": ""}

    assert ana.post("/recognition/notes/new/", said).status_code == 302
    note = RecognitionNote.objects.get()
    page = f"/recognition/notes/{note.pk}/answer/"
    assert diego.post(page, {"to_team": "yes", "words": "Gladly."}).status_code == 302

    assert TEXT.replace("'", "&#x27;") in browser(town, "elena").get("/recognition/notes/").content.decode()
    assert ana.get(page).status_code == 404


def test_nobody_is_taken_to_agree_before_saying_so(town: Town) -> None:
    note = a_note(town)
    diego, page = browser(town, "diego"), f"/recognition/notes/{note.pk}/answer/"

    assert "checked" not in diego.get(page).content.decode().split("<main")[1]
    assert diego.post(page, {"words": "Gladly."}).status_code == 422
    diego.post(page, {"to_team": "no"})

    told = diego.get(page).context["form"]
    assert told["to_team"].value() == "no"


def test_a_file_of_the_notes_takes_along_only_what_the_person_agreed_to_or_is_ones_own(town: Town) -> None:
    """Ana wrote all three; the leader of the company reads them on the page, but carries one away."""
    texts = {
        "team": "Explained the new product to every owner.",
        "private": "Said openly what went wrong with a plan.",
        "asked": "Stayed until the shop was open again.",
    }
    for number, (shown, text) in enumerate(texts.items()):
        note = a_note(town, day=ON - timedelta(days=number), text=text)
        RecognitionNote.objects.filter(pk=note.pk).update(shown=shown)
    a_role(town.county.gao, "leader")
    clients = {name: browser(town, name) for name in ("ana", "diego", "elena", "leader", "ivan")}

    assert {name: carried(client, texts) for name, client in clients.items()} == {
        "ana": {"team", "private", "asked"},
        "diego": {"team", "private", "asked"},
        "elena": {"team"},
        "leader": {"team"},
        "ivan": set(),
    }
    assert texts["private"] in clients["leader"].get("/recognition/notes/").content.decode()
    assert carried(clients["ana"], texts, "&q=owner") == {"team"}


def carried(client: Client, texts: dict[str, str], narrowed: str = "") -> set[str]:
    """Whose words stand in both files."""
    addresses = [f"/recognition/notes/?export={kind}{narrowed}" for kind in ("csv", "xlsx")]
    file, book = (client.get(address).content for address in addresses)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    cells = {str(cell) for row in sheet.to_python() for cell in row}
    found = {shown for shown, text in texts.items() if text in file.decode("utf-8-sig")}
    assert found == {shown for shown, text in texts.items() if text in cells}
    return found


def test_the_digest_reminds_a_leader_of_whom_nothing_was_noted_for_long(town: Town) -> None:
    """A hundred and twenty days are the policy's; Diego's note is fresh and waits for his answer."""
    a_note(town)
    ana, diego, elena = (town.viewer_of(who) for who in ("ana", "diego", "elena"))

    leader, asked = notes_digest(ana, ON), notes_digest(diego, ON)

    assert leader is not None
    assert asked is not None
    (quiet,) = leader()[1]
    assert "Elena" in quiet
    assert "Diego" not in quiet
    assert asked()[1] == ["1 note about you"]
    assert notes_digest(elena, ON) is None
