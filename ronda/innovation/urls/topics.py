"""Addresses of topics and their reviews."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
