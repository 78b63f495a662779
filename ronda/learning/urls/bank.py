"""Addresses of the bank of questions."""

from django.urls import URLPattern, path

from ronda.learning.views import bank, bank_files, exam_sitting

urlpatterns: list[URLPattern] = [
    path("learning/questions/", bank.show_bank, name="question_bank"),
    path("learning/questions/import/", bank_files.choose_file, name="bank_import"),
    path("learning/questions/import/preview/", bank_files.preview, name="bank_preview"),
    path("learning/questions/import/template.xlsx", bank_files.template, name="bank_template"),
    path("learning/questions/export/<str:form>/", bank_files.give, name="bank_export"),
    path("learning/questions/new/<str:kind>/", bank.new_question, name="question_new"),
    path("learning/questions/images/<int:number>/", exam_sitting.image, name="question_image"),
    path("learning/questions/<int:number>/", bank.show_question, name="question"),
    path("learning/questions/<int:number>/change/", bank.change, name="question_change"),
    path("learning/questions/<int:number>/<str:state>/", bank.set_state, name="question_state"),
]
