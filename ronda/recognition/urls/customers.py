"""Addresses of the customers' view."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
