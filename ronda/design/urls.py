"""Addresses of the design's own pages."""

from django.urls import path

from ronda.design import views

urlpatterns = [
    path("design/", views.show_design, name="design"),
    path("design/try/", views.try_out, name="design_try"),
    path("help/", views.show_help, name="help"),
]
