"""Tables on a page and as files."""

from ronda.design.tables.columns import (
    ChosenColumn,
    DayColumn,
    MomentColumn,
    MoneyColumn,
    NumberColumn,
    PercentColumn,
    PointsColumn,
    StateColumn,
)
from ronda.design.tables.csv_file import csv_answer
from ronda.design.tables.show import show_table
from ronda.design.tables.table import RondaTable
from ronda.design.tables.xlsx_file import xlsx_answer

__all__ = [
    "ChosenColumn",
    "DayColumn",
    "MomentColumn",
    "MoneyColumn",
    "NumberColumn",
    "PercentColumn",
    "PointsColumn",
    "RondaTable",
    "StateColumn",
    "csv_answer",
    "show_table",
    "xlsx_answer",
]
