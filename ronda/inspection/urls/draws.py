"""Addresses of rounds and their draws."""

from django.urls import URLPattern, path

from ronda.inspection.views import public_draws
from ronda.inspection.views.rounds import announcing, deeds, listing, one

ROUND = "inspections/rounds/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("inspections/", listing.show_rounds, name="inspections"),
    path("inspections/announce/", announcing.announce, name="inspection_announce"),
    path("inspections/announce/preview/", announcing.preview, name="inspection_preview"),
    path(ROUND, one.show_round, name="inspection_round"),
    path(f"{ROUND}commit/", deeds.commit, name="inspection_commit"),
    path(f"{ROUND}freeze/", deeds.freeze, name="inspection_freeze"),
    path(f"{ROUND}reveal/", deeds.reveal, name="inspection_reveal"),
    path(f"{ROUND}beacon/", deeds.beacon, name="inspection_beacon"),
    path(f"{ROUND}draw/", deeds.draw, name="inspection_draw"),
    path(f"{ROUND}release/", deeds.release, name="inspection_release"),
    path(f"{ROUND}abandon/", deeds.abandon, name="inspection_abandon"),
    path(f"{ROUND}units/<int:unit>/inspector/", deeds.inspector, name="inspection_inspector"),
    path("draws/<slug:address>/", public_draws.show_draw, name="draw"),
    path("draws/<slug:address>/<str:name>", public_draws.give_file, name="draw_file"),
]
