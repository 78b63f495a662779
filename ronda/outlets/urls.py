"""Addresses of outlets: to read under /outlets/, to set up under /set-up/."""

from django.urls import path

from ronda.outlets.views import bulk, deeds, licences, lists, outlet, portfolios, products, proposals

urlpatterns = [
    path("outlets/", lists.show_outlets, name="outlets"),
    path("outlets/<path:code>/", outlet.show_outlet, name="outlet"),
    path("set-up/outlets/", lists.manage_outlets, name="outlets_manage"),
    path("set-up/outlets/add/", outlet.add_outlet, name="outlets_add"),
    path("set-up/outlets/classes/", bulk.change_classes, name="outlets_classes"),
    path("set-up/outlets/hand-over/", bulk.give_outlets, name="outlets_hand_over"),
    path("set-up/outlets/done/", deeds.list_deeds, name="outlets_deeds"),
    path("set-up/outlets/done/<int:number>/", deeds.show_deed, name="outlets_deed"),
    path("set-up/outlets/change/<path:code>/", outlet.change_outlet, name="outlets_change"),
    path("set-up/licences/", licences.list_licences, name="outlets_licences"),
    path("set-up/licences/<int:number>/", licences.show_licence, name="outlets_licence"),
    path("set-up/licences/<int:number>/change/", licences.change_licence, name="outlets_licence_change"),
    path("set-up/licences/add/<path:code>/", licences.add_licence, name="outlets_licence_add"),
    path("set-up/products/", products.list_products, name="outlets_products"),
    path("set-up/products/add/", products.add_product, name="outlets_product_add"),
    path("set-up/products/<int:number>/", products.change_product, name="outlets_product"),
    path("set-up/portfolios/", portfolios.show_portfolios, name="outlets_portfolios"),
    path("set-up/portfolios/propose/", portfolios.propose, name="outlets_propose"),
    path("set-up/portfolios/<int:number>/", proposals.show_proposal, name="outlets_proposal"),
]
