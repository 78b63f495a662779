"""Addresses of the working method and the process library."""

from django.urls import URLPattern, path

from ronda.work.views import method
from ronda.work.views.processes import library, one, versions

ONE = "work/processes/<int:number>/"
VERSION = ONE + "versions/<int:version>/"

urlpatterns: list[URLPattern] = [
    path("work/method/", method.show_method, name="work_method"),
    path("work/method/change/", method.change_method, name="work_method_change"),
    path("work/method/<slug:code>/", method.show_place, name="work_method_place"),
    path("work/processes/", library.show_library, name="work_processes"),
    path("work/processes/add/", library.add, name="work_process_add"),
    path(ONE, one.show_process, name="work_process"),
    path(ONE + "change/", one.change, name="work_process_change"),
    path(ONE + "end/", one.end, name="work_process_end"),
    path(ONE + "review/", one.review, name="work_process_review"),
    path(ONE + "write/", versions.write, name="work_process_write"),
    path(VERSION, versions.show_version, name="work_process_version"),
    path(VERSION + "adopt/", versions.adopt, name="work_process_adopt"),
]
