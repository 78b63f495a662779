"""Addresses of events."""

from django.urls import URLPattern, path

from ronda.work.views.events import lists, one, writing

urlpatterns: list[URLPattern] = [
    path("work/events/", lists.show_events, name="work_events"),
    path("work/events/month/", lists.show_month, name="work_event_month"),
    path("work/events/new/", writing.new, name="work_event_new"),
    path("work/events/<int:number>/", one.show_event, name="work_event"),
    path("work/events/<int:number>/change/", writing.change, name="work_event_change"),
    path("work/events/<int:number>/report/", one.report, name="work_event_report"),
    path("work/events/<int:number>/cancel/", one.cancel, name="work_event_cancel"),
]
