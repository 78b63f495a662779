"""Addresses of inspections, under /inspections/; what anybody may read without signing in under /draws/."""

from django.urls import URLPattern

from ronda.inspection.urls import checks, draws, findings

urlpatterns: list[URLPattern] = [
    *draws.urlpatterns,
    *checks.urlpatterns,
    *findings.urlpatterns,
]
