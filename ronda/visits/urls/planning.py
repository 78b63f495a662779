"""Addresses of the month's visit plans."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
