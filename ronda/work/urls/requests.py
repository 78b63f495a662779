"""Addresses of requests."""

from django.urls import URLPattern, path

from ronda.work.views import requests, service_requests

urlpatterns: list[URLPattern] = [
    path("work/requests/", requests.show_requests, name="work_requests"),
    path("work/requests/new/", requests.new_request, name="work_request_new"),
    path("work/requests/assign/", requests.assign_many, name="work_requests_assign"),
    path("work/requests/service/", service_requests.show_service_requests, name="work_service_requests"),
    path("work/requests/service/new/", service_requests.ask, name="work_service_request_new"),
    path("work/requests/<int:number>/", requests.show_request, name="work_request"),
    path("work/requests/<int:number>/answer/", requests.answer, name="work_request_answer"),
    path("work/requests/<int:number>/confirm/", requests.confirm, name="work_request_confirm"),
    path("work/requests/<int:number>/open-again/", requests.open_again, name="work_request_open_again"),
    path("work/requests/<int:number>/pass-on/", requests.assign, name="work_request_assign"),
]
