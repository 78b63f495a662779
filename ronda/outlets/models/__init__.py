"""Licensed shops, what they are sold, who looks after them, and the segments of the sales ledger."""

from ronda.outlets.models.class_changes import ClassChange
from ronda.outlets.models.deeds import Deed
from ronda.outlets.models.ledger import LedgerSegment, SystemUse
from ronda.outlets.models.licences import Licence, LicenceEvent
from ronda.outlets.models.outlets import Outlet
from ronda.outlets.models.portfolios import KeptProposal, PortfolioEntry
from ronda.outlets.models.products import Product

__all__ = [
    "ClassChange",
    "Deed",
    "KeptProposal",
    "LedgerSegment",
    "Licence",
    "LicenceEvent",
    "Outlet",
    "PortfolioEntry",
    "Product",
    "SystemUse",
]
