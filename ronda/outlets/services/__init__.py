"""Every write of outlets: who and when are arguments, one transaction each, told as changes."""

from ronda.outlets.services.class_changes import (
    approve_classes,
    propose_classes,
    return_classes,
    withdraw_class,
    write_classes_due,
)
from ronda.outlets.services.deeds import undo_deed
from ronda.outlets.services.desk import (
    change_outlets,
    hand_over,
    record_event,
    save_licence,
    save_outlet,
    save_product,
)
from ronda.outlets.services.licences import keep_licences, record_licence_events
from ronda.outlets.services.outlets import keep_outlets
from ronda.outlets.services.portfolios import accept_proposal, assign_portfolios
from ronda.outlets.services.products import keep_products
from ronda.outlets.services.proposals import accept_kept, make_proposal
from ronda.outlets.services.rows import row_of
from ronda.outlets.services.sales import record_sales
from ronda.outlets.services.system_use import record_system_use
from ronda.outlets.services.undo import undo_changes

__all__ = [
    "accept_kept",
    "accept_proposal",
    "approve_classes",
    "assign_portfolios",
    "change_outlets",
    "hand_over",
    "keep_licences",
    "keep_outlets",
    "keep_products",
    "make_proposal",
    "propose_classes",
    "record_event",
    "record_licence_events",
    "record_sales",
    "record_system_use",
    "return_classes",
    "row_of",
    "save_licence",
    "save_outlet",
    "save_product",
    "undo_changes",
    "undo_deed",
    "withdraw_class",
    "write_classes_due",
]
