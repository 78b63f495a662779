"""Banks of questions, as files of other programs write them."""

from ronda.learning.rules.banks.gift import read_gift
from ronda.learning.rules.banks.gift_given import not_in_gift, written_as_gift
from ronda.learning.rules.banks.gift_question import (
    Choice,
    GiftFault,
    GiftFile,
    GiftQuestion,
    Number,
    Pair,
    Text,
)
from ronda.learning.rules.banks.gift_taken import taken_from_gift
from ronda.learning.rules.banks.gift_writing import write_gift
from ronda.learning.rules.banks.moodle_reading import taken_from_moodle
from ronda.learning.rules.banks.moodle_writing import written_as_moodle
from ronda.learning.rules.banks.table import COLUMNS, PLACES, not_in_table, table_of, taken_from_table
from ronda.learning.rules.banks.taken import BankFault, BankFile, BankQuestion, as_html, as_text

__all__ = [
    "COLUMNS",
    "PLACES",
    "BankFault",
    "BankFile",
    "BankQuestion",
    "Choice",
    "GiftFault",
    "GiftFile",
    "GiftQuestion",
    "Number",
    "Pair",
    "Text",
    "as_html",
    "as_text",
    "not_in_gift",
    "not_in_table",
    "read_gift",
    "table_of",
    "taken_from_gift",
    "taken_from_moodle",
    "taken_from_table",
    "write_gift",
    "written_as_gift",
    "written_as_moodle",
]
