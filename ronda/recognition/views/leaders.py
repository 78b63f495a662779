"""Recognition notes as pages: read, written, answered, taken back."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.design.tables import csv_answer, xlsx_answer
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.leaders import AnswerForm, NoteFilter, NoteForm, TakeBackForm
from ronda.recognition.models import RecognitionNote
from ronda.recognition.queries.leaders import (
    may_note,
    note_for,
    notes_for,
    noteworthy,
    quiet_people,
    told_outside,
)
from ronda.recognition.services.leaders import NoteSaid, answer_note, note_bright_spot, take_note_back
from ronda.recognition.wording.leaders import shown_words
from ronda.work.views.doing import moment, record, today

A_PAGE = 20


@for_viewer
def show_notes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    narrow = NoteFilter(request.GET)
    said = narrow.cleaned_data if narrow.is_valid() else {}
    notes = notes_for(viewer)
    if said.get("criterion"):
        notes = notes.filter(criterion=said["criterion"])
    for word in said.get("q", "").split():
        notes = notes.filter(Q(person__name__icontains=word) | Q(text__icontains=word))
    told = told_outside(viewer, notes)
    if (kind := request.GET.get("export", "")) in {"csv", "xlsx"}:
        return _file(list(told), kind)
    page = Paginator(notes, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "narrow": narrow,
        "page": page,
        "kept": urlencode({name: value for name, value in said.items() if value}),
        "told": told.count(),
        "rows": [
            {
                "note": each,
                "shown": shown_words(each.shown),
                "own": each.person_id == viewer.person_id,
                "mine": each.noted_by_id == viewer.person_id,
            }
            for each in page
        ],
        "may_note": may_note(viewer),
        "quiet": quiet_people(viewer, on=today()) if may_note(viewer) else (),
    }
    return render(request, "recognition/notes.html", context)


@for_viewer
def new_note(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    people = [(str(each.person_id), each.name) for each in noteworthy(viewer, on=today())]
    if not people:
        raise Http404
    first = {"day": today(), "person": request.GET.get("person", "")}
    return record(
        request,
        NoteForm(request.POST or None, people=people, initial=first),
        lambda good: note_bright_spot(by=viewer, at=moment(), today=today(), said=_said(good)),
        to=reverse("recognition_notes"),
        said=_("The note is written; the person reads it now."),
        heading=_("Note a bright spot"),
        below=_("Recognise what is good when it happens, not at the end of the year."),
    )


@for_viewer
def answer(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    note = note_for(viewer, number)
    if note.person_id != viewer.person_id:
        raise Http404
    said = {"team": "yes", "private": "no"}.get(note.shown)
    first = {"to_team": said, "words": note.answer}
    return record(
        request,
        AnswerForm(request.POST or None, initial=first),
        lambda good: answer_note(
            by=viewer,
            at=moment(),
            number=number,
            to_team=good.cleaned_data["to_team"] == "yes",
            words=good.cleaned_data["words"],
        ),
        to=reverse("recognition_notes"),
        said=_("Your answer is kept."),
        heading=_("A note about you"),
        below=note.text,
    )


@for_viewer
def take_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    note = note_for(viewer, number)
    if note.noted_by_id != viewer.person_id:
        raise Http404
    return record(
        request,
        TakeBackForm(request.POST or None),
        lambda good: take_note_back(by=viewer, at=moment(), number=number, why=good.cleaned_data["why"]),
        to=reverse("recognition_notes"),
        said=_("The note is taken back."),
        heading=_("Take the note back"),
        below=note.text,
    )


def _file(notes: Sequence[RecognitionNote], kind: str) -> HttpResponse:
    where = [_("Day"), _("Name"), _("Centre"), _("Noted by")]
    rows: list[list[object]] = [[*where, _("What was good"), _("Criterion"), _("Answer"), _("State")]]
    for each in notes:
        noted: list[object] = [each.day, each.person.name, each.centre.name, each.noted_by.name]
        criterion, shown = each.get_criterion_display(), shown_words(each.shown)[1]
        rows.append([*noted, each.text, criterion, each.answer, shown])
    if kind == "csv":
        return csv_answer("ronda-notes.csv", rows)
    return xlsx_answer("ronda-notes.xlsx", [(_("Recognition notes"), rows)])


def _said(good: NoteForm) -> NoteSaid:
    kept = good.cleaned_data
    return NoteSaid(int(kept["person"]), kept["day"], kept["text"], kept["criterion"])
