"""Addresses of certificates and the sessions of the certification."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
