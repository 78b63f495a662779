"""Addresses of the month's visit plans: of a centre, of a person, of a day, and of one planned visit."""

from django.urls import URLPattern, path

from ronda.visits.views.plans import changing, day, desk, files, listing, making, page, stop, terms

PLAN = "visits/plans/<str:code>/<str:month>/"

urlpatterns: list[URLPattern] = [
    path("visits/plans/", listing.show_plans, name="visit_plans"),
    path("visits/plans/start/<str:code>/", terms.set_place, name="visit_start_place"),
    path("visits/outlets/<str:code>/days/", terms.set_days, name="visit_outlet_days"),
    path(PLAN, page.show_plan, name="visit_plan"),
    path(f"{PLAN}moved/", page.show_moved, name="visit_plan_moved"),
    path(f"{PLAN}make/", making.make, name="visit_plan_make"),
    path(f"{PLAN}add/", changing.add, name="visit_plan_add"),
    path(f"{PLAN}file/<str:kind>/", files.hand_over, name="visit_plan_file"),
    path(f"{PLAN}days/<str:asked>/", day.show_day, name="visit_plan_day"),
    path("visits/plan/<int:number>/desk/", desk.show_desk, name="visit_plan_desk"),
    path("visits/plan/<int:number>/accept/", making.accept, name="visit_plan_accept"),
    path("visits/plan/<int:number>/drop/", making.drop, name="visit_plan_drop"),
    path("visits/planned/<int:number>/", stop.show_stop, name="planned_visit"),
    path("visits/planned/<int:number>/move/", changing.move, name="planned_visit_move"),
    path("visits/planned/<int:number>/lock/", changing.lock, name="planned_visit_lock"),
    path("visits/planned/<int:number>/cancel/", changing.cancel, name="planned_visit_cancel"),
]
