"""The inspector's work on a drawn unit: kept while it is filled in, sent once, or not possible."""

from ronda.inspection.services.units.giving_up import not_possible
from ronda.inspection.services.units.saving import save_unit
from ronda.inspection.services.units.sending import send_unit

__all__ = ["not_possible", "save_unit", "send_unit"]
