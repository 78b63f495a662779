"""Addresses of records of the office."""

from django.urls import URLPattern, path

from ronda.work.views.office import pages

urlpatterns: list[URLPattern] = [
    path("work/office/", pages.show_office, name="work_office"),
    path("work/office/add/<slug:kind>/", pages.add, name="work_office_add"),
    path("work/office/<int:number>/", pages.show_record, name="work_office_record"),
    path("work/office/<int:number>/change/", pages.change, name="work_office_change"),
    path("work/office/<int:number>/move/", pages.move, name="work_office_move"),
]
