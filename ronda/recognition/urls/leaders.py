"""Addresses of the leaders' view."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
