"""Addresses of courses and their materials."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
