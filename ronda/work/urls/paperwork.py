"""Addresses of time spent on forms."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
