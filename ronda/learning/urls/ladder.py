"""Addresses of the ladder of competences."""

from django.urls import URLPattern, path

from ronda.learning.views.ladder import competences, matrix, needs, person

urlpatterns: list[URLPattern] = [
    path("learning/ladder/", person.show_own, name="ladder"),
    path("learning/ladder/people/<str:code>/", person.show_person, name="ladder_person"),
    path("learning/ladder/people/<str:code>/desk/", person.show_desk, name="ladder_desk"),
    path("learning/ladder/people/<str:code>/place/", person.place, name="ladder_place"),
    path("learning/ladder/people/<str:code>/confirm/", person.confirm, name="ladder_confirm"),
    path("learning/ladder/proofs/<int:number>/take-back/", person.take_back, name="ladder_take_back"),
    path("learning/ladder/matrix/", matrix.show_matrix, name="ladder_matrix"),
    path("learning/ladder/gaps/", matrix.show_gaps, name="ladder_gaps"),
    path("learning/ladder/lay/", competences.lay, name="ladder_lay"),
    path("learning/ladder/rungs/", needs.show_needs, name="ladder_needs"),
    path("learning/ladder/rungs/<str:post>/ask/", needs.ask, name="ladder_ask"),
    path("learning/ladder/needs/<int:number>/", needs.change, name="ladder_need"),
    path("learning/ladder/needs/<int:number>/stop/", needs.stop, name="ladder_need_stop"),
    path("learning/ladder/competences/", competences.show_competences, name="competences"),
    path("learning/ladder/competences/new/", competences.add, name="competence_new"),
    path("learning/ladder/competences/<int:number>/", competences.show_competence, name="competence"),
    path("learning/ladder/competences/<int:number>/change/", competences.change, name="competence_change"),
    path("learning/ladder/competences/<int:number>/retire/", competences.retire, name="competence_retire"),
]
