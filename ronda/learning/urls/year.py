"""Addresses of the year's training plan and its classes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
