"""What answers say of the questions that were asked."""

from ronda.learning.rules.items.answers import Answered
from ronda.learning.rules.items.classical import (
    ItemFigures,
    OptionFigures,
    Reliability,
    item_figures,
    reliability,
)
from ronda.learning.rules.items.rasch import ItemPlace, RaschFigures, rasch_figures

__all__ = [
    "Answered",
    "ItemFigures",
    "ItemPlace",
    "OptionFigures",
    "RaschFigures",
    "Reliability",
    "item_figures",
    "rasch_figures",
    "reliability",
]
