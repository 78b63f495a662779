"""What the certification asks of a person: on the home of learning, in a calendar, in the digest."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import day
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.queries.certification import must_sit
from ronda.learning.queries.certification.sessions import own_entries
from ronda.learning.queries.home import HomePart, HomeRow
from ronda.learning.wording.certification import ENTRY_KINDS, cause_words, level_words, opens_words
from ronda.people.rules import Viewer
from ronda.work.rules.ics import CalendarEntry

WAITING = (SessionEntry.State.INVITED, SessionEntry.State.REGISTERED)


def coming_entries(viewer: Viewer, on: date) -> list[SessionEntry]:
    """One's own sessions to come, which one is to register for or has."""
    if viewer.person_id is None:
        return []
    entries = own_entries(viewer, WAITING).filter(
        session__state=CertificationSession.State.PLANNED, session__held_on__gte=on
    )
    return list(entries)


def certification_part(viewer: Viewer, on: date) -> HomePart | None:
    """Sessions first; without one what must be sat."""
    if viewer.person_id is None:
        return None
    rows = [
        HomeRow(
            words=level_words(each.session.level),
            address=reverse("certification_session", args=[each.session_id]),
            below=_until(each),
            day=each.session.held_on,
            state=each.get_state_display(),
            tone=ENTRY_KINDS[each.state],
        )
        for each in coming_entries(viewer, on)
    ]
    return HomePart(
        name="certification",
        title=_("Certification"),
        rows=rows or _owed(viewer, on),
        more=reverse("certification"),
        more_words=_("All about the certification"),
        empty=_("Nothing is asked of you."),
    )


def certification_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """The session itself, and while one is not registered the last day to do it."""
    if viewer.person_id is None:
        return
    entries = own_entries(viewer, WAITING).filter(session__held_on__gte=first, session__held_on__lte=last)
    for each in entries:
        session, url = each.session, reverse("certification_session", args=[each.session_id])
        told = {"level": level_words(session.level)}
        cancelled = session.state == CertificationSession.State.CANCELLED
        yield CalendarEntry(
            f"certification-{each.pk}",
            _("Certification: %(level)s") % told,
            session.held_on,
            url=url,
            place=session.place,
            cancelled=cancelled,
        )
        if each.state == SessionEntry.State.INVITED and not cancelled:
            yield CalendarEntry(
                f"certification-{each.pk}-register",
                _("Last day to register for the certification: %(level)s") % told,
                session.register_until,
                url=url,
            )


def certification_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """For the digest: those who were reminded and have not registered yet."""
    waiting = [
        each
        for each in coming_entries(viewer, today)
        if each.state == SessionEntry.State.INVITED
        and each.reminded_on is not None
        and each.session.register_until >= today
    ]
    if not waiting:
        return None
    return lambda: (
        _("Certification"),
        [f"{level_words(each.session.level)}: {_until(each)}" for each in waiting],
    )


def _until(entry: SessionEntry) -> str:
    if entry.state == SessionEntry.State.INVITED:
        return _("register until %(day)s") % {"day": day(entry.session.register_until)}
    return entry.session.place


def _owed(viewer: Viewer, on: date) -> list[HomeRow]:
    try:
        owed = [each for each in must_sit(viewer, on) if each.person.person_id == viewer.person_id]
    except RefusedError:
        return []
    return [
        HomeRow(
            words=_("You must sit: %(level)s") % {"level": level_words(each.obligation.level)},
            address=reverse("certification"),
            below=cause_words(each.obligation.cause, each.obligation.asked),
            state=opens_words(each.obligation, on),
            tone="attention" if each.obligation.is_open_on(on) else "note",
        )
        for each in owed
    ]
