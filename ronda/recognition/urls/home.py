"""Where recognition begins."""

from django.urls import URLPattern, path

from ronda.recognition.views import home

urlpatterns: list[URLPattern] = [path("recognition/", home.show_home, name="recognition")]
