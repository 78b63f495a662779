"""Addresses of hand-overs and chains."""

from django.urls import URLPattern, path

from ronda.work.views import chains, handover_deeds, handovers, leaving

urlpatterns: list[URLPattern] = [
    path("work/hand-overs/", handovers.show_handovers, name="work_handovers"),
    path("work/hand-overs/new/", chains.hand_over, name="work_handover_new"),
    path("work/hand-overs/many/<slug:deed>/", handover_deeds.for_many, name="work_handovers_many"),
    path("work/hand-overs/<int:number>/", handovers.show_handover, name="work_handover"),
    path("work/hand-overs/<int:number>/give/", handover_deeds.give, name="work_handover_give"),
    path("work/hand-overs/<int:number>/accept/", handover_deeds.accept, name="work_handover_accept"),
    path("work/hand-overs/<int:number>/return/", handover_deeds.send_back, name="work_handover_return"),
    path("work/hand-overs/<int:number>/take-back/", handover_deeds.take_back, name="work_handover_take_back"),
    path("work/hand-overs/<int:number>/remind/", handover_deeds.send_reminder, name="work_handover_remind"),
    path(
        "work/hand-overs/<int:number>/settle/<slug:how>/", handover_deeds.settle, name="work_handover_settle"
    ),
    path("work/chains/", chains.show_chains, name="work_chains"),
    path("work/chains/new/", chains.plan_chain, name="work_chain_new"),
    path("work/chains/<int:number>/", chains.show_chain, name="work_chain"),
    path("work/chains/<int:number>/stop/", chains.stop, name="work_chain_stop"),
    path("work/leaving/<path:code>/", leaving.show_leaving, name="work_leaving"),
]
