"""Addresses of analyses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
