"""Reading amounts, pools, statements, the ledger and the spread, as far as the viewer may see them."""

from ronda.pay.queries.amounts import amounts_for, pools_for
from ronda.pay.queries.centre import CentreLine, CentreStatement, centre_statement
from ronda.pay.queries.due import lines_due
from ronda.pay.queries.ledger import LedgerLine, ledger_for, ledger_of, paid_amounts, paid_to
from ronda.pay.queries.months import PaidMonth, paid_months
from ronda.pay.queries.spread import SpreadLine, spread_for
from ronda.pay.queries.statement import Statement, StatementLine, statement_for, weight_of

__all__ = [
    "CentreLine",
    "CentreStatement",
    "LedgerLine",
    "PaidMonth",
    "SpreadLine",
    "Statement",
    "StatementLine",
    "amounts_for",
    "centre_statement",
    "ledger_for",
    "ledger_of",
    "lines_due",
    "paid_amounts",
    "paid_months",
    "paid_to",
    "pools_for",
    "spread_for",
    "statement_for",
    "weight_of",
]
