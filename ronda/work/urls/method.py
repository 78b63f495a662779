"""Addresses of the working method and the process library."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
