"""Addresses of flags and place readings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
