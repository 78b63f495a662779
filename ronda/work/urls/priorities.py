"""Addresses of phase priorities."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
