"""Addresses of responsibility cards."""

from django.urls import URLPattern, path

from ronda.work.views.cards import drafting, duties, one

CARD = "work/duties/cards/<int:number>/"
DUTY = CARD + "<str:code>/"

urlpatterns: list[URLPattern] = [
    path("work/duties/", duties.show_duties, name="work_duties"),
    path("work/duties/posts/", duties.show_posts, name="work_duties_posts"),
    path("work/duties/posts/take-over/", one.take_over, name="work_cards_take_over"),
    path("work/duties/posts/<slug:post>/", duties.show_post, name="work_card_post"),
    path("work/duties/posts/<slug:post>/draft/", one.begin_draft, name="work_card_draft"),
    path("work/duties/people/<str:code>/", duties.show_person, name="work_duties_person"),
    path(CARD, one.show_card, name="work_card"),
    path(CARD + "propose/", one.propose, name="work_card_propose"),
    path(CARD + "adopt/", one.adopt, name="work_card_adopt"),
    path(CARD + "drop/", one.drop, name="work_card_drop"),
    path(CARD + "confirm/", one.confirm, name="work_card_confirm"),
    path(CARD + "add/", drafting.add_from_pack, name="work_card_add"),
    path(CARD + "add-own/", drafting.add_own, name="work_card_add_own"),
    path(DUTY + "change/", drafting.change, name="work_card_duty"),
    path(DUTY + "move/", drafting.move, name="work_card_move"),
    path(DUTY + "remove/", drafting.remove, name="work_card_remove"),
]
