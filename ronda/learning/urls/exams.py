"""Addresses of exams and their attempts."""

from django.urls import URLPattern, path

from ronda.learning.views import blueprints, essays, exam_deciding, exam_sitting, exams

urlpatterns: list[URLPattern] = [
    path("learning/exams/", exams.show_exams, name="exams"),
    path("learning/exams/new/", exams.new_exam, name="exam_new"),
    path("learning/exams/<int:number>/", exams.show_exam, name="exam"),
    path("learning/exams/<int:number>/invite/", exams.invite_people, name="exam_invite"),
    path("learning/exams/<int:number>/begin/", exam_sitting.begin, name="exam_begin"),
    path("learning/exams/<int:number>/steps/<str:deed>/", exams.step, name="exam_step"),
    path("learning/exams/<int:number>/cancel/", exam_deciding.cancel, name="exam_cancel"),
    path("learning/answers/<int:number>/count/", exam_deciding.count, name="exam_late_count"),
    path("learning/attempts/<int:number>/", exam_sitting.sit, name="exam_attempt"),
    path("learning/attempts/<int:number>/<int:position>/", exam_sitting.answer, name="exam_answer"),
    path("learning/attempts/<int:number>/hand-in/", exam_sitting.hand_in_paper, name="exam_hand_in"),
    path("learning/attempts/<int:number>/result/", exams.show_result, name="exam_result"),
    path("learning/blueprints/", blueprints.show_blueprints, name="blueprints"),
    path("learning/blueprints/new/", blueprints.edit, name="blueprint_new"),
    path("learning/blueprints/<int:number>/", blueprints.edit, name="blueprint"),
    path("learning/blueprints/<int:number>/retire/", blueprints.retire, name="blueprint_retire"),
    path("learning/essays/", essays.show_essays, name="essays"),
    path("learning/essays/<int:number>/", essays.mark, name="essay"),
    path("learning/essays/<int:number>/settle/", essays.settle, name="essay_settle"),
]
