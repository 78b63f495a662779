"""Addresses of analyses and anomalies."""

from django.urls import URLPattern, path

from ronda.work.views.analyses import findings, one, searching, settling

urlpatterns: list[URLPattern] = [
    path("work/analyses/", one.show_analyses, name="work_analyses"),
    path("work/analyses/write/", one.write, name="work_analysis_write"),
    path("work/analyses/search/", searching.search, name="work_analysis_search"),
    path("work/analyses/<int:number>/", one.show_analysis, name="work_analysis"),
    path("work/analyses/<int:number>/change/", one.change, name="work_analysis_change"),
    path("work/analyses/<int:number>/brief/", one.brief, name="work_analysis_brief"),
    path("work/anomalies/", findings.show_anomalies, name="work_anomalies"),
    path("work/anomalies/problem/", settling.turn, name="work_anomalies_problem"),
    path("work/anomalies/dismiss/", settling.dismiss, name="work_anomalies_dismiss"),
    path("work/anomalies/<int:number>/", settling.show_anomaly, name="work_anomaly"),
]
