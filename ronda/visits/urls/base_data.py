"""Addresses of the upkeep of base data."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
