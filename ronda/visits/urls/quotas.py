"""Addresses of field visits and their quotas."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
