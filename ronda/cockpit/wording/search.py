"""Words of the search: its groups, the pages that it knows, and the terms that it explains."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GROUPS: Mapping[str, Promise] = {
    "people": _("People"),
    "outlets": _("Outlets"),
    "products": _("Products"),
    "ideas": _("Suggestions"),
    "topics": _("Topics"),
    "pages": _("Pages"),
    "terms": _("Indicators and terms"),
    "months": _("Months"),
    "imports": _("Imports"),
}

KINDS: Mapping[str, Promise] = {"indicator": _("Indicator"), "duty": _("Responsibility")}

# By the name of the address.
PAGES: Mapping[str, Promise] = {
    "statements": _("My statements"),
    "missed_of_centre": _("Sheets for the interview"),
    "statements_of_month": _("Statements of the centre"),
    "people_company": _("Company"),
    "people_centres": _("Centres"),
    "people_posts": _("Posts"),
    "people_people": _("People"),
    "people_appointments": _("Appointments"),
    "people_leave": _("Leave"),
    "people_calendar": _("Working calendar"),
    "people_roles": _("Roles"),
    "people_accounts": _("Accounts"),
    "outlets_manage": _("Outlets"),
    "outlets_licences": _("Licences"),
    "outlets_products": _("Products"),
    "outlets_portfolios": _("Portfolios"),
    "intake_imports": _("Imports"),
    "targets_list": _("Targets"),
}

TERMS: Mapping[str, tuple[Promise, Promise]] = {
    "attainment": (_("Attainment"), _("Actual against target; at 100% an indicator is met.")),
    "points": (_("Points"), _("What an attainment earns on the policy's curve; the target earns 100.")),
    "weight": (_("Weight"), _("The part of an indicator in a card; all weights of a card make 100%.")),
    "attribution": (
        _("Attribution case"),
        _("For a missed result the back office is asked first, then the front office; the rest is outside."),
    ),
    "outside": (_("Outside causes"), _("What no duty explains; it is given back as far as the policy says.")),
    "given_back": (_("Points given back"), _("Points that moved to somebody else or that nobody explains.")),
    "team": (_("Team performance"), _("The centre's own card; a part of everybody's score.")),
    "grade": (
        pgettext_lazy("of pay", "Grade"),
        _("Read off the mean of the last months on the policy's bands; it gives the coefficient."),
    ),
    "coefficient": (_("Coefficient"), _("What a grade multiplies the weight of pay with.")),
    "pool": (_("Pay pool"), _("The money of a centre or of a post in it, divided by weight to the cent.")),
    "last_cent": (
        _("Last cent"),
        _("Cents that are left over go to the largest parts that were cut off, so that sums are exact."),
    ),
    "reserve": (
        _("Reserve for appeals"),
        _("A part of the budget that pays for upheld appeals, so that they cost no colleague anything."),
    ),
    "floor": (_("Floor and ceiling"), _("How far a share may lie from an equal one.")),
    "provisional": (_("Provisional score"), _("The score of a month that is not closed yet.")),
    "policy": (_("Policy in force"), _("The dated values of the first day of the month; later ones wait.")),
}
