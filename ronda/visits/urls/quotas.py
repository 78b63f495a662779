"""Addresses of field visits and their quotas."""

from django.urls import URLPattern, path

from ronda.visits.views import choosing, quotas

urlpatterns: list[URLPattern] = [
    path("visits/quotas/", quotas.show_quotas, name="visit_quotas"),
    path("visits/quotas/person/<str:code>/", quotas.show_person, name="visit_quota_person"),
    path("visits/quotas/choose/", choosing.show_proposals, name="visit_choose"),
    path("visits/quotas/choose/take/", choosing.choose, name="visit_choose_take"),
    path("visits/quotas/chosen/<str:what>/", choosing.change_chosen, name="visit_chosen_change"),
]
