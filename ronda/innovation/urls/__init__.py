"""Addresses of innovation, all under /innovation/."""

from django.urls import URLPattern

from ronda.innovation.urls import home, ideas, topics

urlpatterns: list[URLPattern] = [
    *home.urlpatterns,
    *ideas.urlpatterns,
    *topics.urlpatterns,
]
