"""Addresses of high-tier customers."""

from django.urls import URLPattern, path

from ronda.work.views.high_tier import lists, summary

urlpatterns: list[URLPattern] = [
    path("work/high-tier/", lists.show_high_tier, name="work_high_tier"),
    path("work/high-tier/summary/", summary.write_summary, name="work_high_tier_summary"),
    path("work/high-tier/summary/<int:number>/", summary.show_summary, name="work_high_tier_kept"),
]
