"""Addresses of rounds and their draws."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
