"""Addresses of findings."""

from django.urls import URLPattern, path

from ronda.inspection.views.steps import lists, one, writing

urlpatterns: list[URLPattern] = [
    path("inspections/findings/", lists.show_findings, name="findings"),
    path("inspections/units/<int:number>/finding/", writing.write_finding, name="finding_new"),
    path("inspections/findings/<int:number>/", one.show_finding, name="finding"),
    path("inspections/findings/<int:number>/press/<slug:deed>/", one.press_step, name="finding_press"),
    path("inspections/findings/<int:number>/<slug:deed>/", one.do_step, name="finding_step"),
]
