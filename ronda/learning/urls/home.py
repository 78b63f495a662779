"""Where learning begins."""

from django.urls import URLPattern, path

from ronda.learning.views import home

urlpatterns: list[URLPattern] = [path("learning/", home.show_home, name="learning")]
