"""Addresses of the selection of outstanding marketers."""

from django.urls import URLPattern, path

from ronda.recognition.views import selection

ONE = "recognition/selections/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("recognition/selections/", selection.show_campaigns, name="campaigns"),
    path("recognition/selections/new/", selection.new_campaign, name="campaign_new"),
    path(ONE, selection.show_campaign, name="campaign"),
    path(f"{ONE}nominate/", selection.nominate_somebody, name="campaign_nominate"),
    path(f"{ONE}judge/", selection.judge, name="campaign_judge"),
    path(f"{ONE}choose/", selection.choose_people, name="campaign_choose"),
    path(f"{ONE}object/", selection.object_to, name="campaign_object"),
    path(f"{ONE}objections/<int:objection>/", selection.answer, name="campaign_answer"),
    path(f"{ONE}cancel/", selection.cancel, name="campaign_cancel"),
    path(f"{ONE}certificates/<str:code>/", selection.certificate, name="campaign_certificate"),
    path(f"{ONE}step/<str:step>/", selection.step, name="campaign_step"),
]
