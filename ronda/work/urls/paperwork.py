"""Addresses of time on forms."""

from django.urls import URLPattern, path

from ronda.work.views import paperwork

urlpatterns: list[URLPattern] = [
    path("work/paperwork/", paperwork.show_paperwork, name="work_paperwork"),
]
