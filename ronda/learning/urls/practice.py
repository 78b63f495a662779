"""Addresses of observed visits, drills and what is applied on the job."""

from django.urls import URLPattern, path

from ronda.learning.views.practice import (
    drill_deeds,
    drill_list,
    drill_page,
    drill_people,
    effects,
    judging,
    observation_list,
    observation_page,
    observing,
)

OBSERVATIONS = "learning/practice/observations/"
DRILLS = "learning/practice/drills/"
EFFECTS = "learning/practice/effects/"

urlpatterns: list[URLPattern] = [
    path(OBSERVATIONS, observation_list.show_observations, name="observations"),
    path(f"{OBSERVATIONS}new/", observing.arrange, name="observation_new"),
    path(f"{OBSERVATIONS}<int:number>/", observation_page.show_observation, name="observation"),
    path(f"{OBSERVATIONS}<int:number>/visit/", observing.name_visit, name="observation_visit"),
    path(f"{OBSERVATIONS}<int:number>/sheet/", observing.fill_in, name="observation_sheet"),
    path(f"{OBSERVATIONS}<int:number>/agree/", observing.agree, name="observation_agree"),
    path(f"{OBSERVATIONS}<int:number>/close/", observing.close, name="observation_close"),
    path(f"{OBSERVATIONS}<int:number>/call-off/", observing.call_off, name="observation_call_off"),
    path(DRILLS, drill_list.show_drills, name="drills"),
    path(f"{DRILLS}new/", drill_deeds.new_drill, name="drill_new"),
    path(f"{DRILLS}<int:number>/", drill_page.show_drill, name="drill"),
    path(f"{DRILLS}<int:number>/change/", drill_deeds.change, name="drill_change"),
    path(f"{DRILLS}<int:number>/scoring-sheet/", drill_deeds.change_scoring, name="drill_sheet"),
    path(f"{DRILLS}<int:number>/scoring-sheet.pdf", judging.paper, name="drill_paper"),
    path(f"{DRILLS}<int:number>/call-off/", drill_deeds.call_off, name="drill_call_off"),
    path(f"{DRILLS}<int:number>/people/", drill_people.add_people, name="drill_people"),
    path(f"{DRILLS}<int:number>/judges/", drill_people.add_judges, name="drill_judges"),
    path(f"{DRILLS}<int:number>/judges/<int:judge>/drop/", drill_people.drop, name="drill_judge_drop"),
    path(f"{DRILLS}<int:number>/enter/", drill_people.enter, name="drill_enter"),
    path(f"{DRILLS}<int:number>/entries/<int:entry>/withdraw/", drill_people.withdraw, name="drill_withdraw"),
    path(f"{DRILLS}<int:number>/entries/<int:entry>/", judging.score, name="drill_score"),
    path(f"{DRILLS}<int:number>/steps/<str:deed>/", drill_deeds.step, name="drill_step"),
    path(EFFECTS, effects.show_effects, name="effects"),
    path(f"{EFFECTS}<int:number>/", effects.look, name="effect"),
]
