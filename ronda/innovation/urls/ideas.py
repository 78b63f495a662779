"""Addresses of ideas."""

from django.urls import URLPattern, path

from ronda.innovation.views import points
from ronda.innovation.views.ideas import climate, deeds, listing, page, pictures, writing

AT = "innovation/ideas/"

urlpatterns: list[URLPattern] = [
    path(AT, listing.show_ideas, name="ideas"),
    path(f"{AT}new/", writing.new_idea, name="idea_new"),
    path(f"{AT}alike/", writing.show_alike, name="idea_alike"),
    path(f"{AT}pictures/<int:number>/", pictures.show, name="idea_picture"),
    path(f"{AT}<int:number>/", page.show_idea, name="idea"),
    path(f"{AT}<int:number>/change/", writing.change, name="idea_change"),
    path(f"{AT}<int:number>/answer/", deeds.answer, name="idea_answer"),
    path(f"{AT}<int:number>/try/", deeds.try_it, name="idea_try"),
    path(f"{AT}<int:number>/end-trial/", deeds.end_it, name="idea_end_trial"),
    path(f"{AT}<int:number>/adopt/", deeds.adopt, name="idea_adopt"),
    path(f"{AT}<int:number>/thank/", deeds.thank, name="idea_thank"),
    path(f"{AT}<int:number>/take-over/", deeds.spread, name="idea_spread"),
    path(f"{AT}<int:number>/pictures/", pictures.add, name="idea_picture_add"),
    path(f"{AT}<int:number>/pictures/<int:picture>/out/", pictures.take_out, name="idea_picture_out"),
    path("innovation/spreads/<int:number>/", deeds.look, name="spread_look"),
    path("innovation/points/", points.show_points, name="innovation_points"),
    path("innovation/points/<int:number>/take-back/", points.take_back, name="points_take_back"),
    path("innovation/climate/", climate.show_climate, name="innovation_climate"),
]
