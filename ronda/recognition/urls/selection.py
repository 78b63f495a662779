"""Addresses of the selection of outstanding marketers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
