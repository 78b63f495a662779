"""What waits for a person in recognition and in innovation, as lines of My day; a statement each."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.innovation.queries.ideas import ideas_to_answer
from ronda.innovation.queries.reviews import reviews_to_judge
from ronda.innovation.queries.who import leads_somebody
from ronda.people.rules import Viewer
from ronda.recognition.queries.colleagues.waiting import rounds_waiting
from ronda.recognition.queries.leaders import notes_to_answer
from ronda.work.queries.home_parts import HomeRow

# Of each kind.
MOST = 3


def praise_waiting(viewer: Viewer, on: date) -> list[HomeRow]:
    """`day` is the day until which it is waited for."""
    return list(_rows(viewer, on))


def _rows(viewer: Viewer, on: date) -> Iterator[HomeRow]:
    for round_ in rounds_waiting(viewer, on)[:MOST]:
        address = reverse("peer_round", args=[round_.pk])
        yield HomeRow(_("Rate your colleagues"), address, round_.half, round_.closes_on)
    for note in notes_to_answer(viewer)[:MOST]:
        yield HomeRow(_("A note about you"), reverse("recognition_note_answer", args=[note.pk]), note.text)
    if leads_somebody(viewer):
        for idea in ideas_to_answer(viewer)[:MOST]:
            late = "attention" if idea.answer_due < on else "note"
            words, below = _("Answer the suggestion"), f"{idea.line} ({idea.person.name})"
            yield HomeRow(words, reverse("idea", args=[idea.pk]), below, idea.answer_due, tone=late)
    for review in reviews_to_judge(viewer)[:MOST]:
        yield HomeRow(_("Give marks"), reverse("review", args=[review.pk]), review.title, review.day)
