"""Addresses of high-tier customers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
