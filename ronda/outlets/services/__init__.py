"""Every write of outlets: who and when are arguments, one transaction each, told as changes."""

from ronda.outlets.services.licences import keep_licences, record_licence_events
from ronda.outlets.services.outlets import keep_outlets
from ronda.outlets.services.portfolios import accept_proposal, assign_portfolios
from ronda.outlets.services.products import keep_products
from ronda.outlets.services.sales import record_sales
from ronda.outlets.services.system_use import record_system_use
from ronda.outlets.services.undo import undo_changes

__all__ = [
    "accept_proposal",
    "assign_portfolios",
    "keep_licences",
    "keep_outlets",
    "keep_products",
    "record_licence_events",
    "record_sales",
    "record_system_use",
    "undo_changes",
]
