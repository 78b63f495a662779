"""Addresses of the bank of questions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
