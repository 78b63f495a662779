"""The cockpit's addresses."""

from django.urls import path

from ronda.cockpit.views import home, set_up

urlpatterns = [
    path("", home.begin, name="home"),
    path("team/", home.begin, name="team"),
    path("me/", home.begin, name="me"),
    path("set-up/", set_up.show_set_up, name="setup"),
]
