"""Classes and checks of outlets, who holds them when, the ledger's lines, the portfolio proposal."""

from ronda.outlets.rules.books import Held, divide_books
from ronda.outlets.rules.classes import is_modern
from ronda.outlets.rules.holding import Holding, assigned
from ronda.outlets.rules.ledger import LINES
from ronda.outlets.rules.licences import licence_standing
from ronda.outlets.rules.proposal import (
    Load,
    ManagerPoint,
    OutletPoint,
    Proposal,
    Travel,
    present_loads,
    propose_portfolios,
)
from ronda.outlets.rules.records import (
    LicenceEventRow,
    LicenceRow,
    OutletRow,
    PortfolioRow,
    ProductRow,
    SystemUseRow,
)

__all__ = [
    "LINES",
    "Held",
    "Holding",
    "LicenceEventRow",
    "LicenceRow",
    "Load",
    "ManagerPoint",
    "OutletPoint",
    "OutletRow",
    "PortfolioRow",
    "ProductRow",
    "Proposal",
    "SystemUseRow",
    "Travel",
    "assigned",
    "divide_books",
    "is_modern",
    "licence_standing",
    "present_loads",
    "propose_portfolios",
]
