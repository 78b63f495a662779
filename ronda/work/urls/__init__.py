"""Addresses of work, all under /work/."""

from django.urls import URLPattern, path

from ronda.work.urls import (
    analyses,
    cards,
    desk,
    effect,
    events,
    handovers,
    high_tier,
    load,
    method,
    office,
    paperwork,
    plans,
    priorities,
    problems,
    requests,
    tasks,
)
from ronda.work.views import home

urlpatterns: list[URLPattern] = [
    path("work/", home.show_home, name="work"),
    *cards.urlpatterns,
    *method.urlpatterns,
    *tasks.urlpatterns,
    *desk.urlpatterns,
    *handovers.urlpatterns,
    *requests.urlpatterns,
    *priorities.urlpatterns,
    *plans.urlpatterns,
    *events.urlpatterns,
    *effect.urlpatterns,
    *high_tier.urlpatterns,
    *problems.urlpatterns,
    *analyses.urlpatterns,
    *load.urlpatterns,
    *paperwork.urlpatterns,
    *office.urlpatterns,
]
