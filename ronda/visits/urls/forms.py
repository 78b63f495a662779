"""Addresses of visits as they are done."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
