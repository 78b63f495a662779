"""Banks of questions, as files of other programs write them."""

from ronda.learning.rules.banks.gift import read_gift
from ronda.learning.rules.banks.gift_question import (
    Choice,
    GiftFault,
    GiftFile,
    GiftQuestion,
    Number,
    Pair,
    Text,
)
from ronda.learning.rules.banks.gift_writing import write_gift

__all__ = [
    "Choice",
    "GiftFault",
    "GiftFile",
    "GiftQuestion",
    "Number",
    "Pair",
    "Text",
    "read_gift",
    "write_gift",
]
