"""Sentences about what is strange in a file, and the names of the kinds of strange things."""

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

ODDITIES = (
    _("has no position"),
    _("its position (%(latitude)s, %(longitude)s) is %(count)s km from the middle of the others"),
    _("its position (%(latitude)s, %(longitude)s) is %(count)s km from the middle of %(area)s"),
    _("has no name"),
    _("has no shelf price"),
    _("is called '%(name)s', and '%(before)s' before in this file"),
    _("is called '%(name)s', and '%(before)s' on record"),
    _("says otherwise than row %(other)s of the same record"),
    _("says otherwise than row %(other)s"),
    _("%(name)s leaves with %(count)s pieces of open work"),
    _("is not on record, and has %(count)s lines"),
    _("%(pieces)s of product %(product)s to outlet %(outlet)s for %(amount)s: a return or a correction"),
    _(
        "%(pieces)s of product %(product)s to outlet %(outlet)s for %(amount)s:"
        " a gift, or a price that was not known"
    ),
    _("%(pieces)s of product %(product)s to outlet %(outlet)s for %(amount)s: many times any usual line"),
)

ODDITY_REMEDIES = (
    _("it cannot be planned on the map"),
    _("look at it on a map"),
    _("its code stands for it"),
    _("outlets that buy it have no margin"),
    _("the last one counts; remove the other"),
    _("hand them over: %(address)s"),
    _("it is added with what the line says; import the list of outlets to complete it"),
    _("it is added with what the line says; import the list of products to complete it"),
)

ODDITY_NAMES = {
    "extreme_amount": gettext_lazy("Amounts many times the usual"),
    "far_position": gettext_lazy("Positions far from the others"),
    "missing_position": gettext_lazy("Outlets without a position"),
    "missing_price": gettext_lazy("Products without a shelf price"),
    "nameless_outlet": gettext_lazy("Outlets without a name"),
    "negative_line": gettext_lazy("Lines below zero"),
    "open_work": gettext_lazy("People who leave with open work"),
    "outlet_not_listed": gettext_lazy("Outlets that were not on record"),
    "product_not_listed": gettext_lazy("Products that were not on record"),
    "renamed_outlet": gettext_lazy("Outlets with another name than on record"),
    "repeated_key": gettext_lazy("Records that stand in several rows"),
    "repeated_line": gettext_lazy("Sales lines that stand in several rows"),
    "two_names": gettext_lazy("Outlets with two names in this file"),
    "unknown_duty": gettext_lazy("Duties that the policy does not know"),
    "zero_amount": gettext_lazy("Lines for nothing"),
}
