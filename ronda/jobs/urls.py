"""Addresses of background work."""

from django.urls import path

from ronda.jobs import views

urlpatterns = [
    path("jobs/<int:number>/", views.show_job, name="job"),
    path("jobs/<int:number>/progress/", views.show_progress, name="job_progress"),
    path("jobs/<int:number>/cancel/", views.cancel, name="job_cancel"),
    path("jobs/<int:number>/go-on/", views.go_on, name="job_go_on"),
]
