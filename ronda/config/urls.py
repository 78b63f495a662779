"""Root addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("ronda.cockpit.urls")),
    path("", include("ronda.people.urls")),
    path("", include("ronda.outlets.urls")),
    path("", include("ronda.work.urls")),
    path("", include("ronda.learning.urls")),
    path("", include("ronda.recognition.urls")),
    path("", include("ronda.innovation.urls")),
    path("", include("ronda.visits.urls")),
    path("", include("ronda.inspection.urls")),
    path("", include("ronda.intake.urls")),
    path("", include("ronda.jobs.urls")),
    path("", include("ronda.design.urls")),
    path("account/", include("allauth.account.urls")),
    path("account/two-step/", include("allauth.mfa.urls")),
    path("language/", include("django.conf.urls.i18n")),
]
