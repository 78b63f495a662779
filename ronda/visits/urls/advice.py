"""Addresses of advice and of the screen for the retailer."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
