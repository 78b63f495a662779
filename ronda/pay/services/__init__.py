"""Dividing the money of a month, posting it, and asking what another rule would have done."""

from ronda.pay.services.distributing import distribute_closing, distribute_folder
from ronda.pay.services.posting import post_closing
from ronda.pay.services.preview import Preview, preview_division
from ronda.pay.services.what_if import WhatIf, what_if

__all__ = [
    "Preview",
    "WhatIf",
    "distribute_closing",
    "distribute_folder",
    "post_closing",
    "preview_division",
    "what_if",
]
