"""Every read of outlets: what the viewer may see, the frozen rows of a month, the files of the ledger."""

from ronda.outlets.queries.arrivals import MonthOfLines, compare_sales
from ronda.outlets.queries.facts import known_books, known_outlets, known_products, known_system_use
from ronda.outlets.queries.ledger import LedgerFile, check_ledger, ledger_files
from ronda.outlets.queries.listing import (
    MOST_POINTS,
    Points,
    formats_of,
    holders_of,
    listed_outlets,
    points_of,
)
from ronda.outlets.queries.many_sales import SoldMonths, known_months, sales_and_order_days, sales_of_outlets
from ronda.outlets.queries.one_outlet import LicencePage, OutletPage, licence_page, outlet_page
from ronda.outlets.queries.outlets import (
    LicenceStanding,
    licences_for,
    numbers_of_outlets,
    outlet_named,
    outlets_for,
    portfolio_for,
)
from ronda.outlets.queries.portfolios import (
    Portfolio,
    Portfolios,
    led_centres,
    managers_for,
    portfolios_of,
    proposal_for,
    proposals_for,
)
from ronda.outlets.queries.problem import PortfolioProblem, portfolio_problem
from ronda.outlets.queries.product_sales import (
    BoughtDay,
    SoldProduct,
    UsualSale,
    bought_days,
    last_sold_day,
    products_sold,
    usual_sales,
)
from ronda.outlets.queries.products import numbers_of_products, products_for, retail_prices
from ronda.outlets.queries.standings import licence_ends_within, licence_is, with_standing

__all__ = [
    "MOST_POINTS",
    "BoughtDay",
    "LedgerFile",
    "LicencePage",
    "LicenceStanding",
    "MonthOfLines",
    "OutletPage",
    "Points",
    "Portfolio",
    "PortfolioProblem",
    "Portfolios",
    "SoldMonths",
    "SoldProduct",
    "UsualSale",
    "bought_days",
    "check_ledger",
    "compare_sales",
    "formats_of",
    "holders_of",
    "known_books",
    "known_months",
    "known_outlets",
    "known_products",
    "known_system_use",
    "last_sold_day",
    "led_centres",
    "ledger_files",
    "licence_ends_within",
    "licence_is",
    "licence_page",
    "licences_for",
    "listed_outlets",
    "managers_for",
    "numbers_of_outlets",
    "numbers_of_products",
    "outlet_named",
    "outlet_page",
    "outlets_for",
    "points_of",
    "portfolio_for",
    "portfolio_problem",
    "portfolios_of",
    "products_for",
    "products_sold",
    "proposal_for",
    "proposals_for",
    "retail_prices",
    "sales_and_order_days",
    "sales_of_outlets",
    "usual_sales",
    "with_standing",
]
