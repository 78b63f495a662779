"""Addresses of learning, all under /learning/."""

from django.urls import URLPattern

from ronda.learning.urls import bank, certification, courses, exams, home, ladder, practice, year

urlpatterns: list[URLPattern] = [
    *home.urlpatterns,
    *certification.urlpatterns,
    *ladder.urlpatterns,
    *courses.urlpatterns,
    *year.urlpatterns,
    *practice.urlpatterns,
    *bank.urlpatterns,
    *exams.urlpatterns,
]
