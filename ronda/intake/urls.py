"""Addresses of imports."""

from django.urls import path, re_path

from ronda.intake.views import checking, overview, reporting, uploading

AT = "set-up/imports/"

urlpatterns = [
    path(AT, overview.show_imports, name="intake_imports"),
    path(f"{AT}history/", overview.show_history, name="intake_history"),
    path(f"{AT}upload/", uploading.receive, name="intake_upload"),
    re_path(
        rf"^{AT}templates/(?P<kind>[a-z-]+)\.(?P<ending>csv|xlsx)$",
        overview.give_template,
        name="intake_template",
    ),
    path(f"{AT}files/<str:ticket>/", uploading.show_mapping, name="intake_mapping"),
    path(f"{AT}files/<str:ticket>/remove/", uploading.remove, name="intake_remove"),
    path(f"{AT}files/<str:ticket>/check/", checking.show_check, name="intake_check"),
    path(f"{AT}files/<str:ticket>/try/", checking.try_again, name="intake_try"),
    path(f"{AT}files/<str:ticket>/take/", checking.take_in, name="intake_take"),
    path(f"{AT}files/<str:ticket>/errors.csv", checking.give_errors, name="intake_errors"),
    path(f"{AT}<int:number>/", reporting.show_import, name="intake_import"),
    path(f"{AT}<int:number>/undo/", reporting.undo, name="intake_undo"),
]
