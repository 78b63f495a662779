"""Addresses of recognition, under /recognition/; what an outlet answers without signing in under /answer/."""

from django.urls import URLPattern

from ronda.recognition.urls import audit, colleagues, customers, home, leaders, selection

urlpatterns: list[URLPattern] = [
    *home.urlpatterns,
    *customers.urlpatterns,
    *colleagues.urlpatterns,
    *leaders.urlpatterns,
    *selection.urlpatterns,
    *audit.urlpatterns,
]
