"""Addresses of the effect of plans."""

from django.urls import URLPattern, path

from ronda.work.views import effect

urlpatterns: list[URLPattern] = [
    path("work/plans/<int:number>/effect/", effect.show_effect, name="work_plan_effect"),
    path("work/plans/<int:number>/effect/keep/", effect.keep, name="work_plan_effect_keep"),
    path("work/plans/<int:number>/effect/<int:kept>/", effect.show_kept, name="work_plan_effect_kept"),
]
