"""Addresses of observed visits, drills and what is applied on the job."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
