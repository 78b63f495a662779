"""Addresses of comments, files and notes."""

from django.urls import URLPattern, path

from ronda.work.views import desk

urlpatterns: list[URLPattern] = [
    path("work/desk/<slug:about>/<int:number>/comment/", desk.comment, name="work_desk_comment"),
    path("work/desk/<slug:about>/<int:number>/attach/", desk.attach, name="work_desk_attach"),
    path("work/desk/<slug:about>/<int:number>/note/", desk.note, name="work_desk_note"),
    path("work/desk/comments/<int:pk>/take-back/", desk.take_back, name="work_desk_take_back"),
    path("work/desk/notes/<int:pk>/acknowledge/", desk.acknowledge, name="work_desk_acknowledge"),
    path("work/desk/files/<int:pk>/", desk.download, name="work_desk_file"),
    path("work/desk/files/<int:pk>/remove/", desk.remove, name="work_desk_remove"),
]
