"""Addresses of load."""

from django.urls import URLPattern, path

from ronda.work.views import load

urlpatterns: list[URLPattern] = [
    path("work/load/", load.show_load, name="work_load"),
    path("work/load/<str:code>/", load.show_person, name="work_load_person"),
]
