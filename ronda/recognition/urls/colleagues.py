"""Addresses of the colleagues' view."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
