"""Every read of outlets: what the viewer may see, the frozen rows of a month, the files of the ledger."""

from ronda.outlets.queries.arrivals import MonthOfLines, compare_sales
from ronda.outlets.queries.facts import known_books, known_outlets, known_products, known_system_use
from ronda.outlets.queries.ledger import LedgerFile, check_ledger, ledger_files
from ronda.outlets.queries.outlets import (
    LicenceStanding,
    licences_for,
    numbers_of_outlets,
    outlet_named,
    outlets_for,
    portfolio_for,
)
from ronda.outlets.queries.problem import PortfolioProblem, portfolio_problem
from ronda.outlets.queries.products import numbers_of_products, products_for, retail_prices

__all__ = [
    "LedgerFile",
    "LicenceStanding",
    "MonthOfLines",
    "PortfolioProblem",
    "check_ledger",
    "compare_sales",
    "known_books",
    "known_outlets",
    "known_products",
    "known_system_use",
    "ledger_files",
    "licences_for",
    "numbers_of_outlets",
    "numbers_of_products",
    "outlet_named",
    "outlets_for",
    "portfolio_for",
    "portfolio_problem",
    "products_for",
    "retail_prices",
]
