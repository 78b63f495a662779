"""Addresses of learning, all under /learning/."""

from django.urls import URLPattern

from ronda.learning.urls import bank, certification, courses, exams, ladder, practice, year

urlpatterns: list[URLPattern] = [
    *certification.urlpatterns,
    *ladder.urlpatterns,
    *courses.urlpatterns,
    *year.urlpatterns,
    *practice.urlpatterns,
    *bank.urlpatterns,
    *exams.urlpatterns,
]
