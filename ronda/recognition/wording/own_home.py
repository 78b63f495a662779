"""What of the colleagues', the leaders' view and the selection lies before a person."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import day
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import PeerRound, PeerSlot, RoundKey
from ronda.recognition.queries.colleagues import colleague_rules, may_arrange, own_slot, peer_rounds_for
from ronda.recognition.queries.colleagues.results import sees_results
from ronda.recognition.queries.leaders import Quiet, may_note, notes_to_answer, quiet_people
from ronda.recognition.queries.selection import campaigns_for
from ronda.recognition.rules.colleagues.halves import end_of_half, half_of
from ronda.recognition.wording.selection import state_words
from ronda.work.queries.home_parts import HomePart, HomeRow
from ronda.work.rules.ics import CalendarEntry

STATE = PeerRound.State
# Where a row asks for one's key, and where for one's form or results.
KEYS_ASKED = (STATE.PLANNED, STATE.CLOSED)
SLOTS_ASKED = (STATE.OPEN, STATE.RELEASED)
MOST = 6


def colleagues_part(viewer: Viewer, on: date) -> HomePart | None:
    """A form to hand in, a key to make or to use, results that are new to look at."""
    rounds, person = list(peer_rounds_for(viewer)[:MOST]), viewer.person_id or 0
    locked = [each for each in rounds if each.state in KEYS_ASKED]
    told = [each for each in rounds if each.state in SLOTS_ASKED]
    keys = {key.round_id: key for key in RoundKey.objects.filter(round__in=locked, holder_id=person)}
    slots = {slot.round_id: slot for slot in PeerSlot.objects.filter(round__in=told, person_id=person)}
    found = (_round_row(viewer, each, keys.get(each.pk), slots.get(each.pk)) for each in rounds)
    rows = [*_missing_row(viewer, on, rounds), *(row for row in found if row is not None)]
    return HomePart(
        "colleagues",
        _("Ratings by colleagues"),
        rows,
        more=reverse("peer_rounds"),
        more_words=_("All rounds"),
        empty=_("Nothing waits for you."),
    )


def notes_part(viewer: Viewer, on: date) -> HomePart | None:
    """Notes that wait for one's answer; for leaders also of whom nothing was noted for long."""
    rows = [
        HomeRow(
            _("A note about you"),
            reverse("recognition_note_answer", args=[each.pk]),
            each.text,
            each.day,
            _("waits for you"),
            "attention",
        )
        for each in notes_to_answer(viewer)[:MOST]
    ]
    if may_note(viewer):
        rows += [
            HomeRow(
                each.person.name,
                f"{reverse('recognition_note_new')}?person={each.person.person_id}",
                _("Nothing noted for long"),
                each.last,
            )
            for each in quiet_people(viewer, on=on)[: MOST - len(rows)]
        ]
    return HomePart(
        "notes",
        _("Recognition notes"),
        rows,
        more=reverse("recognition_notes"),
        more_words=_("All notes"),
        empty=_("No note waits for your answer."),
    )


def selection_part(viewer: Viewer, on: date) -> HomePart | None:
    rows = [
        HomeRow(
            each.title,
            reverse("campaign", args=[each.pk]),
            "",
            each.last,
            state_words(each.state)[1],
            state_words(each.state)[0],
        )
        for each in campaigns_for(viewer).exclude(state="cancelled")[:MOST]
    ]
    return HomePart(
        "selection",
        _("Outstanding marketers"),
        rows,
        more=reverse("campaigns"),
        more_words=_("All selections"),
        empty=_("No selection is announced."),
    )


def peer_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """The last day of a round in which one has not rated yet."""
    for each in peer_rounds_for(viewer).filter(state="open", closes_on__gte=first, closes_on__lte=last):
        if _is_waited_for(viewer, each):
            address = reverse("peer_round", args=[each.pk])
            yield CalendarEntry(f"peer-{each.pk}", _("Rate your colleagues"), each.closes_on, url=address)


def peer_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """On the policy's days before the end, to those alone who have not handed in."""
    days = colleague_rules(today).remind_days
    due = [
        each
        for each in peer_rounds_for(viewer).filter(state="open", closes_on__gte=today)
        if (each.closes_on - today).days in days and _is_waited_for(viewer, each)
    ]
    if not due:
        return None

    def write() -> tuple[str, Sequence[str]]:
        until = day(min(each.closes_on for each in due))
        return _("Ratings by colleagues"), [_("Your form can be handed in until %(day)s.") % {"day": until}]

    return write


def notes_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """Notes about the reader that wait for an answer, and for a leader of whom nothing was noted for long."""
    waiting = notes_to_answer(viewer).count() if viewer.person_id else 0
    quiet = _quiet(viewer, today)
    if not waiting and not quiet:
        return None

    def write() -> tuple[str, Sequence[str]]:
        lines = []
        if waiting:
            words = ngettext("%(number)s note about you", "%(number)s notes about you", waiting)
            lines.append(words % {"number": waiting})
        if quiet:
            names = ", ".join(each.person.name for each in quiet[:MOST])
            lines.append(_("Nothing good was noted for long of: %(names)s.") % {"names": names})
        return _("Recognition notes"), lines

    return write


def _quiet(viewer: Viewer, today: date) -> Sequence[Quiet]:
    """Nobody in a company whose policy says nothing of notes: its other letters still go."""
    try:
        return quiet_people(viewer, on=today) if may_note(viewer) else ()
    except RefusedError:
        return ()


def _missing_row(viewer: Viewer, on: date, rounds: Sequence[PeerRound]) -> Iterator[HomeRow]:
    """For whoever arranges rounds, when the half-year nears its end and none was made."""
    if not may_arrange(viewer) or any(
        each.half == half_of(on) and each.state != STATE.CANCELLED for each in rounds
    ):
        return
    if (end_of_half(on) - on).days <= colleague_rules(on).missing_days:
        words = _("Nobody has been asked in this half-year yet")
        yield HomeRow(
            half_of(on), reverse("peer_round_new"), words, end_of_half(on), _("waits for you"), "attention"
        )


def _is_waited_for(viewer: Viewer, round_: PeerRound) -> bool:
    return _is_open(own_slot(viewer, round_))


def _is_open(slot: PeerSlot | None) -> bool:
    return slot is not None and slot.rates and slot.used_on is None


def _round_row(
    viewer: Viewer, round_: PeerRound, key: RoundKey | None, slot: PeerSlot | None
) -> HomeRow | None:
    page = reverse("peer_round", args=[round_.pk])
    if key is not None and round_.state == STATE.PLANNED and not key.public_key:
        return HomeRow(round_.half, page, _("Set your passphrase"), None, _("waits for you"), "attention")
    if key is not None and round_.state == STATE.CLOSED and key.used_on is None:
        return HomeRow(round_.half, page, _("Open my half"), None, _("waits for you"), "attention")
    if round_.state == STATE.OPEN and _is_open(slot):
        words = _("Rate your colleagues")
        return HomeRow(round_.half, page, words, round_.closes_on, _("waits for you"), "attention")
    if sees_results(viewer, round_, slot):
        return HomeRow(round_.half, page, _("Results"), round_.released_on)
    return None
