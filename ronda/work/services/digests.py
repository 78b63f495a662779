"""What waits for a person, by e-mail, as often as the person wishes."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ronda.kernel.period import Period
from ronda.people.queries import company_for, viewer_of_person, working_days_of
from ronda.people.rules import Viewer
from ronda.work.models import DigestWish
from ronda.work.queries.desk import notes_waiting
from ronda.work.queries.own_work import OwnWork, own_work
from ronda.work.queries.reminders import soon

logger = logging.getLogger(__name__)


# A heading and its lines, put into words when the digest is written in its reader's language.
Part = Callable[[], tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Digest:
    """What somebody is told, in the language wished for; `waiting` of nothing is not sent."""

    name: str
    to: str
    language: str
    today: date
    work: OwnWork
    notes: Sequence[str]
    parts: Sequence[Part] = ()

    @property
    def waiting(self) -> int:
        return self.work.waiting + len(self.notes)


# What contexts above work add, in the order in which they started.
_READERS: list[Callable[[Viewer, date], Part | None]] = []


def add_part(reader: Callable[[Viewer, date], Part | None]) -> None:
    """A part that a context above work adds; None where it has nothing to tell.

    It goes along with what waits: nobody is written to for it alone.
    """
    if reader not in _READERS:
        _READERS.append(reader)


# Words are not a service's: the context names who writes and sends it when it starts.
_SENDERS: list[Callable[[Digest], None]] = []


def send_with(sender: Callable[[Digest], None]) -> None:
    """The one that puts a digest into words and on its way."""
    _SENDERS[:] = [sender]


def send_digests(by: Viewer, at: datetime, today: date) -> int:
    """To everybody whose day it is, once; how many were sent.

    On days that are not worked nobody is written to; weekly ones go on the first working day of a week.
    """
    monday = today - timedelta(days=today.weekday())
    week = sorted(working_days_of(by, Period(monday, monday + timedelta(days=7))))
    if today not in week:
        return 0
    rhythms = ["daily", "weekly"] if today == week[0] else ["daily"]
    language = company_for(by).language
    wishes = DigestWish.objects.filter(company_id=by.company_id, rhythm__in=rhythms)
    sent = 0
    for wish in wishes.select_related("person", "person__user").order_by("pk"):
        sent += _send(wish, today, wish.language or language)
    return sent


def _send(wish: DigestWish, today: date, language: str) -> int:
    """Marked once it is on its way: a crash in between costs a second letter at most, never the only one.

    Whoever comes at the same time waits at the row, and finds it sent.
    """
    person = wish.person
    to = person.email or (person.user.email if person.user else "")
    viewer = viewer_of_person(wish.company_id, person.pk, on=today)
    if not to or not viewer.roles or not _SENDERS:
        return 0
    with transaction.atomic():
        due = DigestWish.objects.select_for_update(of=("self",)).filter(
            Q(sent_on=None) | Q(sent_on__lt=today)
        )
        found = due.filter(pk=wish.pk).first()
        if found is None:
            return 0
        work = own_work(viewer, today=today, until=soon(viewer, today))
        notes = [each.text for each in notes_waiting(viewer)]
        parts = [part for read in _READERS if (part := read(viewer, today)) is not None]
        digest = Digest(person.name, to, language, today, work, notes, parts)
        if digest.waiting and not _on_its_way(digest, person.pk):
            return 0
        found.sent_on = today
        found.save(update_fields=["sent_on"])
    return int(digest.waiting > 0)


def _on_its_way(digest: Digest, person_id: int) -> bool:
    try:
        for send in _SENDERS:
            send(digest)
    except OSError:
        logger.warning("the digest of %s could not be sent", person_id, exc_info=True)
        return False
    return True
