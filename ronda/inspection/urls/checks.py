"""Addresses of blind re-visits."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
