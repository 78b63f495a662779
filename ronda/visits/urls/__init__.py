"""Addresses of visits, all under /visits/."""

from django.urls import URLPattern, path

from ronda.visits.urls import advice, base_data, forms, planning, proof, quotas
from ronda.visits.views import home

urlpatterns: list[URLPattern] = [
    path("visits/", home.show_home, name="visits"),
    *quotas.urlpatterns,
    *planning.urlpatterns,
    *forms.urlpatterns,
    *advice.urlpatterns,
    *proof.urlpatterns,
    *base_data.urlpatterns,
]
