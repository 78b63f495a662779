"""Addresses of phase priorities."""

from django.urls import URLPattern, path

from ronda.work.views.priorities import lists, one, writing

urlpatterns: list[URLPattern] = [
    path("work/priorities/", lists.show_priorities, name="work_priorities"),
    path("work/priorities/new/", writing.new, name="work_priority_new"),
    path("work/priorities/<int:number>/", one.show_priority, name="work_priority"),
    path("work/priorities/<int:number>/beside/", one.show_beside, name="work_priority_beside"),
    path("work/priorities/<int:number>/change/", writing.change, name="work_priority_change"),
    path("work/priorities/<int:number>/close/", one.close, name="work_priority_close"),
    path("work/priorities/<int:number>/drop/", one.drop, name="work_priority_drop"),
]
