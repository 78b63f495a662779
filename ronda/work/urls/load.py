"""Addresses of load."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
