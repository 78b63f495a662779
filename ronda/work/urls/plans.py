"""Addresses of plans and of demonstrations."""

from django.urls import URLPattern, path

from ronda.work.views import demonstrations
from ronda.work.views.plans import deeds, lists, one, targets, work, writing

urlpatterns: list[URLPattern] = [
    path("work/plans/", lists.show_plans, name="work_plans"),
    path("work/plans/new/", writing.new, name="work_plan_new"),
    path("work/plans/<int:number>/", one.show_plan, name="work_plan"),
    path("work/plans/<int:number>/beside/", one.show_beside, name="work_plan_beside"),
    path("work/plans/<int:number>/change/", writing.change, name="work_plan_change"),
    path("work/plans/<int:number>/localise/", writing.localise, name="work_plan_localise"),
    path("work/plans/<int:number>/submit/", deeds.submit, name="work_plan_submit"),
    path("work/plans/<int:number>/approve/", deeds.approve, name="work_plan_approve"),
    path("work/plans/<int:number>/send-back/", deeds.send_back, name="work_plan_send_back"),
    path("work/plans/<int:number>/stop/", deeds.stop, name="work_plan_stop"),
    path("work/plans/<int:number>/note/", deeds.note, name="work_plan_note"),
    path("work/plans/<int:number>/close/", deeds.close, name="work_plan_close"),
    path("work/plans/<int:number>/outlets/", targets.show_outlets, name="work_plan_outlets"),
    path("work/plans/<int:number>/outlets/add/", targets.add, name="work_plan_outlets_add"),
    path("work/plans/<int:number>/outlets/remove/", targets.remove, name="work_plan_outlets_remove"),
    path("work/plans/<int:number>/give/", work.give, name="work_plan_give"),
    path("work/plans/<int:number>/listing/", work.listing, name="work_plan_listing"),
    path("work/plans/<int:number>/feedback/", work.feedback, name="work_plan_feedback"),
    path("work/plans/<int:number>/demonstration/", demonstrations.mark, name="work_plan_demonstration"),
    path("work/demonstrations/", demonstrations.show_demonstrations, name="work_demonstrations"),
    path("work/demonstrations/<int:number>/", demonstrations.show_demonstration, name="work_demonstration"),
    path("work/demonstrations/<int:number>/copied/", demonstrations.copied, name="work_demonstration_copied"),
    path("work/demonstrations/<int:number>/end/", demonstrations.end, name="work_demonstration_end"),
]
