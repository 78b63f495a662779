"""Addresses of comments, files and notes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
