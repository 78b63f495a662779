"""Addresses of hand-overs and chains."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
