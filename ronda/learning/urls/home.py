"""Where learning begins, and what it comes to."""

from django.urls import URLPattern, path

from ronda.learning.views import figures, home

urlpatterns: list[URLPattern] = [
    path("learning/", home.show_home, name="learning"),
    path("learning/figures/", figures.show_figures, name="learning_figures"),
]
