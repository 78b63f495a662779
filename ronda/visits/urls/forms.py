"""Addresses of visits as they are done."""

from django.urls import URLPattern, path

from ronda.visits.views import visit_begin, visit_form, visit_list, visit_page

urlpatterns: list[URLPattern] = [
    path("visits/list/", visit_list.show_visits, name="visit_list"),
    path("visits/begin/", visit_begin.choose, name="visit_begin"),
    path("visits/prepare/<str:code>/", visit_begin.prepare, name="visit_prepare"),
    path("visits/<int:number>/", visit_page.show_visit, name="visit"),
    path("visits/forms/<uuid:key>/", visit_form.fill, name="visit_form"),
    path("visits/forms/<uuid:key>/save/", visit_form.save, name="visit_form_save"),
    path("visits/forms/<uuid:key>/cancel/", visit_form.cancel, name="visit_form_cancel"),
]
