"""Addresses of the colleagues' view."""

from django.urls import URLPattern, path

from ronda.recognition.views import colleague_comments, colleague_keys, colleague_results, colleagues

ROUND = "recognition/colleagues/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("recognition/colleagues/", colleagues.show_rounds, name="peer_rounds"),
    path("recognition/colleagues/new/", colleagues.new_round, name="peer_round_new"),
    path(ROUND, colleagues.show_round, name="peer_round"),
    path(f"{ROUND}rate/", colleagues.rate, name="peer_rate"),
    path(f"{ROUND}places/<int:person>/", colleagues.change_place, name="peer_place"),
    path(f"{ROUND}exclude/", colleagues.exclude, name="peer_exclude"),
    path(f"{ROUND}exclusions/<int:exclusion>/drop/", colleagues.include, name="peer_include"),
    path(f"{ROUND}cancel/", colleagues.cancel, name="peer_cancel"),
    path(f"{ROUND}passphrase/", colleague_keys.make_passphrase, name="peer_passphrase"),
    path(f"{ROUND}key/", colleague_keys.give_key, name="peer_key"),
    path(f"{ROUND}results/", colleague_results.show_results, name="peer_results"),
    path(f"{ROUND}comments/<int:person>/", colleague_comments.show_comments, name="peer_comments"),
    path(f"{ROUND}comments/<uuid:name>/hide/", colleague_comments.hide, name="peer_comment_hide"),
    path(f"{ROUND}comments/<uuid:name>/show/", colleague_comments.show, name="peer_comment_show"),
    path(f"{ROUND}step/<str:step>/", colleagues.step, name="peer_step"),
]
