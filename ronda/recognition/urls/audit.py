"""Addresses of the yearly audit of raters."""

from django.urls import URLPattern, path

from ronda.recognition.views import audit

urlpatterns: list[URLPattern] = [
    path("recognition/audit/", audit.show_audit, name="rater_audit"),
    path("recognition/audit/<int:number>/<int:rater>/", audit.decide, name="rater_audit_decide"),
]
