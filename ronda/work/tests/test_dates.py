"""The calendar at a secret address, and the digest: whose they are, and that they come once."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from ronda.people.models import Person
from ronda.people.queries import viewer_of_person
from ronda.people.rules import AppointmentRow
from ronda.people.services import appoint, open_account, switch_account
from ronda.people.tests.builders import HIRED
from ronda.work.models import CalendarAddress, DigestWish, Event, Priority
from ronda.work.queries.dates import dates_of, reader_at
from ronda.work.rules import HandoverRow
from ronda.work.services import record_handovers, record_tasks
from ronda.work.services.dates import digest_of, end_address, renew_address, wish_for_digest
from ronda.work.services.digests import send_digests
from ronda.work.tests.builders import Town, a_task, a_town

pytestmark = pytest.mark.django_db

# A Wednesday.
TODAY = date(2022, 10, 12)
NOW = datetime(2022, 10, 12, 6, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def town() -> Town:
    town = a_town()
    Person.objects.filter(code__in=["E05", "E03"]).update(email="somebody@example.org")
    open_account(by=town.operator, at=NOW, person_code="E05", username="diego", password=None)
    record_tasks(by=town.operator, at=NOW, rows=[a_task(key="d"), a_task("E06", title="Elena's", key="e")])
    return town


def a_priority(town: Town, **values: Any) -> Priority:
    first = {"centre": town.county.centre, "title": "Autumn", "owner": town.county.ana}
    return Priority.objects.create(
        company=town.county.company, goal="x", starts=TODAY, last=TODAY, made_at=NOW, **{**first, **values}
    )


def an_event(town: Town, **values: Any) -> Event:
    return Event.objects.create(
        company=town.county.company,
        centre=town.county.centre,
        kind="event",
        title="Tasting",
        day=TODAY,
        owner=town.county.bruno,
        promotes=False,
        made_at=NOW,
        **values,
    )


def test_a_person_reads_own_tasks_hand_overs_to_give_and_what_the_centre_shares(town: Town) -> None:
    a_priority(town), an_event(town, starts_at=time(10), ends_at=time(12))
    an_event(town, state="cancelled", cancelled_why="rain")
    a_priority(town, centre=town.north, title="Of the north")
    row = HandoverRow("C1", "E05", "A5", "Photos", TODAY, 2, "E03")
    record_handovers(by=town.operator, at=NOW, rows=[row])

    found = {each.summary: each.day for each in dates_of(town.viewer_of("diego"), today=TODAY)}

    assert found == {
        "Coach an outlet": date(2022, 10, 14),
        "Photos": date(2022, 10, 14),
        "Autumn": TODAY,
        "Tasting": TODAY,
    }
    assert dates_of(town.viewer_of("hugo"), today=TODAY) == []


def test_the_address_opens_without_signing_in_and_only_its_digest_is_kept(town: Town) -> None:
    secret = renew_address(by=town.viewer_of("diego"), at=NOW, language="es")

    answer = Client().get(f"/work/dates/{secret}.ics")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")
    kept = CalendarAddress.objects.get()
    assert kept.secret_digest == sha256(secret.encode()).hexdigest()
    assert secret not in str(vars(kept))


def test_an_address_that_was_renewed_or_ended_opens_nothing(town: Town) -> None:
    diego = town.viewer_of("diego")
    first = renew_address(by=diego, at=NOW, language="en")
    second = renew_address(by=diego, at=NOW + DAY, language="en")

    assert reader_at(digest_of(first), on=TODAY) is None
    assert reader_at(digest_of(second), on=TODAY) is not None
    end_address(by=diego, at=NOW + DAY)
    assert Client().get(f"/work/dates/{second}.ics").status_code == 404
    assert Client().get("/work/dates/nonsense.ics").status_code == 404


def test_the_address_of_somebody_who_has_left_opens_nothing(town: Town) -> None:
    secret = renew_address(by=town.viewer_of("diego"), at=NOW, language="en")
    leaves = AppointmentRow("E05", "C1", "account_manager", HIRED, TODAY)
    appoint(by=town.operator, at=NOW, rows=[leaves])

    assert reader_at(digest_of(secret), on=TODAY - DAY) is not None
    assert reader_at(digest_of(secret), on=TODAY) is None


def test_the_address_of_an_account_switched_off_opens_nothing_until_it_is_on_again(town: Town) -> None:
    secret = renew_address(by=town.viewer_of("diego"), at=NOW, language="en")

    def answered() -> int:
        return Client().get(f"/work/dates/{secret}.ics").status_code

    switch_account(by=town.operator, at=NOW, person_code="E05", active=False)
    assert answered() == 404
    switch_account(by=town.operator, at=NOW, person_code="E05", active=True)
    assert answered() == 200


def wished(town: Town, rhythm: str, language: str = "en", who: str = "diego") -> None:
    wish_for_digest(by=town.viewer_of(who), at=NOW, rhythm=rhythm, language=language)


def sent_on(town: Town, *days: date) -> list[int]:
    return [send_digests(town.operator, NOW, day) for day in days]


def test_a_digest_comes_once_a_day_in_the_language_wished_for(town: Town) -> None:
    wished(town, "daily", "es")

    assert sent_on(town, date(2022, 10, 13), date(2022, 10, 13)) == [1, 0]

    [letter] = mail.outbox
    assert letter.to == ["somebody@example.org"]
    assert "Coach an outlet" in letter.body
    assert "Elena's" not in letter.body


def test_a_weekly_digest_comes_on_the_first_working_day_of_the_week(town: Town) -> None:
    wished(town, "weekly")
    monday = date(2022, 10, 17)

    assert sent_on(town, *(monday + number * DAY for number in range(7))) == [1, 0, 0, 0, 0, 0, 0]


def test_nobody_is_written_to_on_a_free_day_or_who_wishes_nothing(town: Town) -> None:
    wished(town, "daily")
    wished(town, "never", who="bruno")

    assert sent_on(town, date(2022, 10, 15)) == [0]
    assert DigestWish.objects.get(person__code="E03").rhythm == "never"
    assert mail.outbox == []


def test_nothing_that_waits_is_no_letter(town: Town) -> None:
    wished(town, "daily", who="bruno")

    assert sent_on(town, date(2022, 10, 13)) == [0]


def test_a_letter_that_could_not_be_sent_is_tried_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    wished(town, "daily")

    def fail(*_args: object, **_more: object) -> None:
        raise OSError("no route")

    with monkeypatch.context() as broken:
        broken.setattr("ronda.work.wording.digest.send_mail", fail)
        assert sent_on(town, date(2022, 10, 13)) == [0]

    assert sent_on(town, date(2022, 10, 13)) == [1]


def test_a_crash_on_the_way_loses_no_letter(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    wished(town, "daily")

    def crash(*_args: object, **_more: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr("ronda.work.wording.digest.send_mail", crash)
        with pytest.raises(MemoryError):
            sent_on(town, date(2022, 10, 13))

    assert sent_on(town, date(2022, 10, 13), date(2022, 10, 13)) == [1, 0]
    assert len(mail.outbox) == 1


def test_a_round_that_reads_the_wishes_before_another_has_sent_sends_nothing_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    wished(town, "daily")
    day = date(2022, 10, 13)
    read = viewer_of_person
    other: list[int] = []

    def overtaken(*args: Any, **more: Any) -> Any:
        # The other round goes through between this one's reading of the wish and its lock.
        if not other:
            other.append(0)
            other[0] = send_digests(town.operator, NOW, day)
        return read(*args, **more)

    monkeypatch.setattr("ronda.work.services.digests.viewer_of_person", overtaken)

    assert sent_on(town, day) == [0]
    assert other == [1]
    assert len(mail.outbox) == 1
