"""Addresses of problems."""

from django.urls import URLPattern, path

from ronda.work.views.problems import one, raising, register

urlpatterns: list[URLPattern] = [
    path("work/problems/", register.show_problems, name="work_problems"),
    path("work/problems/new/", raising.raise_one, name="work_problem_new"),
    path("work/problems/trend/", register.show_trend, name="work_problem_trend"),
    path("work/problems/repeated/<int:number>/", register.settle, name="work_proposal_settle"),
    path("work/problems/<int:number>/", one.show_problem, name="work_problem"),
    path("work/problems/<int:number>/done/", one.finish, name="work_problem_done"),
    path("work/problems/<int:number>/<slug:deed>/", one.do_step, name="work_problem_step"),
]
