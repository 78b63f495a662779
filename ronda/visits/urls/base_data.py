"""Addresses of the upkeep of base data."""

from django.urls import URLPattern, path

from ronda.visits.views import base_changes, base_data, class_changes

CLASSES = "visits/base-data/classes/"

urlpatterns: list[URLPattern] = [
    path("visits/base-data/", base_data.show_base_data, name="visit_base_data"),
    path("visits/base-data/changes/", base_changes.show_changes, name="visit_base_changes"),
    path(CLASSES, class_changes.show_class_changes, name="visit_class_changes"),
    path(f"{CLASSES}approve/", class_changes.approve_chosen, name="visit_class_approve"),
    path(f"{CLASSES}<int:number>/", class_changes.show_class_change, name="visit_class_change"),
    path(f"{CLASSES}<int:number>/withdraw/", class_changes.withdraw, name="visit_class_withdraw"),
    path(f"{CLASSES}propose/<path:code>/", class_changes.propose, name="visit_class_propose"),
]
