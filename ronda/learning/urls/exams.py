"""Addresses of exams and their attempts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
