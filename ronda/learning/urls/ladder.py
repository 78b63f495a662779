"""Addresses of the ladder of competences."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
