"""Addresses of the upkeep of base data."""

from django.urls import URLPattern, path

from ronda.visits.views import base_data

urlpatterns: list[URLPattern] = [
    path("visits/base-data/", base_data.show_base_data, name="visit_base_data"),
]
