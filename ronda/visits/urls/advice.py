"""Addresses of advice and of the screen for the retailer."""

from django.urls import URLPattern, path

from ronda.visits.views import retailer, visit_begin, visit_form

urlpatterns: list[URLPattern] = [
    path("visits/prepare/<str:code>/advice/", visit_begin.keep, name="visit_advice_keep"),
    path("visits/forms/<uuid:key>/advice/<int:number>/", visit_form.advise, name="visit_advice"),
    path("visits/forms/<uuid:key>/show/", retailer.show, name="visit_show"),
    path("visits/forms/<uuid:key>/answer/", retailer.answer, name="visit_show_answer"),
]
