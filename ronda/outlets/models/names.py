"""The words for the classes of an outlet and for the standing of a licence; forms and sentences use them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COMPLIANCE = {
    "": _("not classed"),
    "A": pgettext_lazy("compliance class", "A"),
    "B": pgettext_lazy("compliance class", "B"),
    "C": pgettext_lazy("compliance class", "C"),
    "W": pgettext_lazy("compliance class", "W, under watch"),
}
STANDINGS = {
    "valid": pgettext_lazy("licence", "valid"),
    "expired": pgettext_lazy("licence", "expired"),
    "suspended": pgettext_lazy("licence", "suspended"),
    "revoked": pgettext_lazy("licence", "revoked"),
    "not yet issued": pgettext_lazy("licence", "not yet issued"),
    "none": pgettext_lazy("licence", "no licence"),
}
STANDING_KINDS = {
    "valid": "good",
    "expired": "attention",
    "suspended": "attention",
    "revoked": "stop",
    "not yet issued": "note",
    "none": "plain",
}
VISIT_CLASSES = ("A", "B", "C")
