"""Addresses of the customers' view; what an outlet opens lies under /answer/."""

from django.urls import URLPattern, path

from ronda.recognition.views.customers import (
    answering,
    calls,
    handing,
    keying,
    papers,
    questionnaires,
    results,
    rounds,
    running,
    sheets,
)

ROUND = "recognition/customers/<int:number>/"
SHEET = f"{ROUND}sheets/<int:sheet>/"
ASKED = "recognition/questionnaires/"

urlpatterns: list[URLPattern] = [
    path("answer/<str:token>/", answering.answer, name="survey_answer"),
    path("recognition/customers/", rounds.show_rounds, name="survey_rounds"),
    path("recognition/customers/new/", running.new_round, name="survey_new"),
    path("recognition/customers/hand-out/", handing.show_brought, name="survey_hand_out"),
    path(ROUND, rounds.show_round, name="survey_round"),
    path(f"{ROUND}hand-out/", running.name, name="survey_bringers"),
    path(f"{ROUND}close/", running.close, name="survey_close"),
    path(f"{ROUND}later/", running.extend, name="survey_extend"),
    path(f"{ROUND}cancel/", running.cancel, name="survey_cancel"),
    path(f"{ROUND}step/<str:deed>/", running.step, name="survey_step"),
    path(f"{ROUND}print/", papers.print_forms, name="survey_print"),
    path(f"{ROUND}sheets/", sheets.show_sheets, name="survey_sheets"),
    path(SHEET, sheets.show_sheet, name="survey_sheet"),
    path(f"{SHEET}step/<str:deed>/", handing.step, name="survey_sheet_step"),
    path(f"{SHEET}code/", handing.show, name="survey_code"),
    path(f"{SHEET}aside/", handing.set_aside, name="survey_aside"),
    path(f"{SHEET}void/", sheets.void, name="survey_void"),
    path(f"{ROUND}keying/", keying.show_paper, name="survey_keying"),
    path(f"{SHEET}keying/", keying.key, name="survey_key"),
    path(f"{ROUND}calls/", calls.show_calls, name="survey_calls"),
    path(f"{SHEET}call/", calls.call, name="survey_call"),
    path(f"{ROUND}results/", results.show_results, name="survey_results"),
    path(f"{ROUND}results/<str:person>/", results.show_person, name="survey_result"),
    path(ASKED, questionnaires.show_questionnaires, name="questionnaires"),
    path(f"{ASKED}new/", questionnaires.new, name="questionnaire_new"),
    path(f"{ASKED}<int:number>/", questionnaires.show, name="questionnaire"),
    path(f"{ASKED}<int:number>/write/", questionnaires.write, name="questionnaire_write"),
    path(f"{ASKED}<int:number>/copy/", questionnaires.copy, name="questionnaire_copy"),
    path(f"{ASKED}<int:number>/retire/", questionnaires.retire, name="questionnaire_retire"),
]
