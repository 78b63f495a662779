"""Addresses of the leaders' view."""

from django.urls import URLPattern, path

from ronda.recognition.views import leaders

urlpatterns: list[URLPattern] = [
    path("recognition/notes/", leaders.show_notes, name="recognition_notes"),
    path("recognition/notes/new/", leaders.new_note, name="recognition_note_new"),
    path("recognition/notes/<int:number>/answer/", leaders.answer, name="recognition_note_answer"),
    path("recognition/notes/<int:number>/take-back/", leaders.take_back, name="recognition_note_take_back"),
]
