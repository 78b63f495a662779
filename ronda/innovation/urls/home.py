"""Where innovation begins."""

from django.urls import URLPattern, path

from ronda.innovation.views import home

urlpatterns: list[URLPattern] = [path("innovation/", home.show_home, name="innovation")]
