"""Addresses of an inspector's work."""

from django.urls import URLPattern, path

from ronda.inspection.views.units import mine, one

urlpatterns: list[URLPattern] = [
    path("inspections/mine/", mine.show_mine, name="inspection_mine"),
    path("inspections/units/<int:number>/", one.check, name="inspection_check"),
    path("inspections/units/<int:number>/save/", one.save, name="inspection_check_save"),
    path("inspections/units/<int:number>/not-possible/", one.give_up, name="inspection_check_give_up"),
]
